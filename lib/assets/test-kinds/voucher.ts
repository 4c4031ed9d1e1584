import { z } from "zod";
import { HOUR } from "@/lib/kernel/clock";
import { text } from "@/lib/kernel/input/fields";
import { moneySchema } from "@/lib/kernel/schema";
import { formatMinor } from "@/lib/money/format";
import { asset } from "../asset";
import { goodsReasons } from "../goods-reasons";

const terms = z.strictObject({
  shop: text().min(2).max(60),
  /** What the shop accepts it for. */
  worth: moneySchema,
});

const delivery = z.strictObject({
  email: z.email({ error: "Enter the email address that gets the codes." }),
});

const title = ({ shop, worth }: z.output<typeof terms>) =>
  `${formatMinor(BigInt(worth.minor), worth.currency, { compact: true })} ${shop} voucher`;

/** Vouchers, of which a seller has a stock: the buyer's price is held, the seller sends the codes. */
export const voucher = asset({
  kind: "VOUCHER",
  testOnly: true,
  terms,
  delivery,
  units: "count",
  performs: "seller",
  times: { deliver: 2 * HOUR, confirm: 24 * HOUR, extend: HOUR },
  listing: ({ shop, worth }, priceMinor) => ({
    listedUnder: shop,
    listedMinor: BigInt(worth.minor),
    rateBps: Number((priceMinor * 10_000n) / BigInt(worth.minor)),
  }),
  findings: [
    "not_sent",
    "short",
    "proof_missing",
    "not_as_described",
    "damaged_in_transit",
    "lost_by_carrier",
  ],
  rules: "G",
  disputeReasons: {
    ...goodsReasons,
    code_refused: { says: "The shop didn’t accept a code", by: ["buyer"] },
    not_confirming: { says: "I sent the codes, but the buyer hasn’t confirmed", by: ["seller"] },
  },
  words: {
    kind: "Voucher",
    title,
    goesToInFull: ({ email }) => email,
    goesTo: ({ email }) => email.replace(/^(.).*@/, "$1…@"),
    extension: "one more hour",
    begin: "Start and show the email address",
    beginFirst: "Start first to see where to send the codes.",
    received: "Codes received",
    asks: ({ seller }) => ({
      title: "Are your codes in?",
      text: `${seller} sent them. No answer? A moderator reviews it before anyone is paid.`,
    }),
    onlyIf: (traded) => `Confirm only if you have every ${title(traded)} that you bought.`,
    beforeCancel: "Don’t cancel if you’ve already sent a code.",
    check: "Check that the shop accepts the codes first.",
    waiting: {
      seller: ({ buyer, price }) => ({
        title: "Start when you’re ready to send the codes.",
        text: `If you don’t start in time, ${buyer} is refunded ${price} and your offer is unpublished.`,
      }),
      buyer: ({ seller, price }) => ({
        title: `Waiting for ${seller} to start.`,
        text: `If ${seller} doesn’t start in time, your ${price} returns to your wallet automatically.`,
      }),
    },
    begun: {
      seller: ({ delivery: given }) => ({
        title: `Send the codes${given ? ` to ${given.email}` : ""}, then mark them as sent.`,
        text: "If time runs out, a moderator reviews the trade before anyone is paid.",
      }),
      buyer: ({ seller }) => ({
        title: `${seller} is sending the codes.`,
        text: "If time runs out, a moderator reviews the trade before anyone is paid.",
      }),
    },
    delivered: {
      seller: ({ buyer }) => ({
        title: `${buyer} is checking the codes.`,
        text: `You’re paid when ${buyer} confirms. If ${buyer} doesn’t respond, a moderator reviews the trade.`,
      }),
      buyer: ({ delivery: given }) => ({
        title: `Check ${given?.email ?? "your email"} for the codes.`,
        text: "If you don’t respond, a moderator reviews the trade before anyone is paid.",
      }),
    },
  },
});
