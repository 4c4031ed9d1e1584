import { z } from "zod";
import { HOUR, MINUTE } from "@/lib/kernel/clock";
import { written } from "@/lib/kernel/input/fields";
import { anyMoneySchema } from "@/lib/kernel/schema";
import { formatMinor } from "@/lib/money/format";
import { asset } from "../asset";
import { cryptoReasons } from "../crypto-reasons";

const terms = z.strictObject({
  /** The coins of one unit. */
  lot: anyMoneySchema,
});

const delivery = z.strictObject({
  payer: written("Enter the name on your bank account.")
    .min(2, "Enter the name on your bank account.")
    .max(80),
});

const title = ({ lot }: z.output<typeof terms>) => `${formatMinor(BigInt(lot.minor), lot.currency)} swap`;

/**
 * Coins in lots: the seller puts them up when publishing, the buyer pays outside and the seller confirms; or the buyer pays from
 * their wallet and has the coins at once.
 */
export const swap = asset({
  kind: "SWAP",
  testOnly: true,
  terms,
  delivery,
  units: "count",
  performs: "buyer",
  putsUp: ({ lot }) => ({ minor: BigInt(lot.minor), currency: lot.currency }),
  atOnce: true,
  times: { deliver: 30 * MINUTE, confirm: 6 * HOUR, extend: 15 * MINUTE },
  listing: ({ lot }) => ({ listedUnder: lot.currency, listedMinor: BigInt(lot.minor), rateBps: 10_000 }),
  findings: ["payment_missing", "third_party", "reversed"],
  rules: "C",
  disputeReasons: {
    ...cryptoReasons,
    not_paid: { says: "The payment hasn’t arrived", by: ["seller"] },
    not_confirming: { says: "I paid, but the seller hasn’t confirmed", by: ["buyer"] },
  },
  words: {
    kind: "Swap",
    title,
    goesTo: ({ payer }) => payer,
    goesToInFull: ({ payer }) => payer,
    extension: "15 more minutes",
    begin: "Start the payment",
    beginFirst: "Start the payment first.",
    received: "Payment received",
    asks: ({ buyer, price }) => ({
      title: `Has ${price} arrived?`,
      text: `${buyer} says it’s paid. No answer? A moderator reviews it before anyone is paid.`,
    }),
    onlyIf: () => "Confirm only if the payment is in your bank account.",
    beforeCancel: "Don’t cancel if you’ve already paid.",
    check: "Check your bank account first.",
    waiting: {
      buyer: ({ seller, price }) => ({
        title: `Pay ${seller} ${price} when you’re ready.`,
        text: "If you don’t start in time, the trade is cancelled.",
      }),
      seller: ({ buyer }) => ({
        title: `Waiting for ${buyer} to start the payment.`,
        text: `If ${buyer} doesn’t start in time, your coins return to your offer automatically.`,
      }),
    },
    begun: {
      buyer: ({ seller, price }) => ({
        title: `Pay ${seller} ${price}, then mark it as sent.`,
        text: "If time runs out, a moderator reviews the trade before anyone gets the coins.",
      }),
      seller: ({ buyer, delivery: given, price }) => ({
        title: `${buyer} is paying ${price}${given ? ` from the account of ${given.payer}` : ""}.`,
        text: "If time runs out, a moderator reviews the trade before anyone gets the coins.",
      }),
    },
    delivered: {
      buyer: ({ seller }) => ({
        title: `${seller} is checking that the payment arrived.`,
        text: `You get the coins when ${seller} confirms. If ${seller} doesn’t respond, a moderator reviews the trade.`,
      }),
      seller: ({ price }) => ({
        title: `Check your bank account for ${price}.`,
        text: "If you don’t respond, a moderator reviews the trade before anyone gets the coins.",
      }),
    },
  },
});
