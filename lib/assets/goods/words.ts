import type { z } from "zod";
import type { AssetWords } from "../asset";
import type { delivery, terms } from "./terms";

type Address = z.output<typeof delivery>;

const inFull = ({ name, phone, street, landmark, area, lga, state, note, message }: Address) =>
  [name, phone, street, landmark, area, `${lga}, ${state}`, note, message]
    .filter((line) => line !== "")
    .join(", ");

/** What only goods say of a trade. */
export const words: AssetWords<z.output<typeof terms>, Address> = {
  kind: "Goods",
  title: ({ title }) => title,
  goesToInFull: inFull,
  goesTo: ({ name, lga, state }) => `${name.slice(0, 1)}…, ${lga}, ${state}`,
  extension: "one more day",
  begin: "Start and show the address",
  beginFirst: "Start first to see where to send it.",
  received: "I have it, and it’s right",
  asks: ({ seller, terms: { title } }) => ({
    title: `Is your ${title} here, and right?`,
    text: `${seller} marked it as sent. No answer? A moderator reviews it before anyone is paid.`,
  }),
  onlyIf: ({ title }) => `Confirm only if you have ${title} and it’s as described.`,
  beforeCancel: "Don’t cancel if you’ve already sent it.",
  check: "Read the condition, the details and the returns first.",
  waiting: {
    seller: ({ buyer, price }) => ({
      title: "Start when you’re ready to send it.",
      text: `If you don’t start in time, ${buyer} is refunded ${price} and your listing is paused.`,
    }),
    buyer: ({ seller, price }) => ({
      title: `Waiting for ${seller} to start.`,
      text: `If ${seller} doesn’t start in time, your ${price} returns to your wallet automatically.`,
    }),
  },
  begun: {
    seller: ({ delivery: address }) => ({
      title: `Send it${address ? ` to ${address.name} in ${address.lga}` : ""}, then mark it as sent.`,
      text: "If time runs out, a moderator reviews the trade before anyone is paid.",
    }),
    buyer: ({ seller }) => ({
      title: `${seller} is packing it.`,
      text: "If time runs out, a moderator reviews the trade before anyone is paid.",
    }),
  },
  delivered: {
    seller: ({ buyer }) => ({
      title: `${buyer} is looking at it.`,
      text: `You’re paid when ${buyer} confirms. If ${buyer} doesn’t respond, a moderator reviews the trade.`,
    }),
    buyer: () => ({
      title: "Look at it before you confirm.",
      text: "If you don’t respond, a moderator reviews the trade before anyone is paid.",
    }),
  },
};
