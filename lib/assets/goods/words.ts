import type { z } from "zod";
import { stateOf } from "@/lib/geo/states";
import { formatPhone } from "@/lib/identity/contact/phone";
import type { AssetWords } from "../asset";
import type { delivery, terms } from "./terms";

type Address = z.output<typeof delivery>;

const placeOf = ({ lga, state }: Pick<Address, "lga" | "state">) =>
  `${lga}, ${stateOf(state)?.name ?? state}`;

const inFull = ({ name, phone, street, landmark, area, lga, state, note, message }: Address) =>
  [name, phone && formatPhone(phone), street, landmark, area, placeOf({ lga, state }), note, message]
    .filter((line) => line !== "")
    .join(", ");

/** What only goods say of a trade. */
export const words: AssetWords<z.output<typeof terms>, Address> = {
  kind: "Goods",
  title: ({ title }) => title,
  goesToInFull: inFull,
  // Long after the end of an order only the place is known.
  goesTo: ({ name, lga, state }) =>
    [...(name ? [`${name.slice(0, 1)}…`] : []), placeOf({ lga, state })].join(", "),
  extension: "more time",
  begin: "Start and show the address",
  beginFirst: "Start first to see where to send it.",
  received: "I have it, and it’s right",
  asks: ({ terms: { title } }) => ({
    title: `Is your ${title} right?`,
    text: "Look at it before your time is over. If something is wrong, report it now.",
  }),
  onlyIf: ({ title }) => `Confirm only if you have ${title} and it’s as described.`,
  beforeCancel: "Don’t cancel if you’ve already sent it.",
  check: "Read the condition, the details and the returns first.",
  waiting: {
    seller: ({ buyer, paid }) => ({
      title: "Start when you’re ready to send it.",
      text: `If you don’t start in time, ${buyer} is refunded ${paid} and your listing is paused.`,
    }),
    buyer: ({ seller, paid }) => ({
      title: `Waiting for ${seller} to start.`,
      text: `If ${seller} doesn’t start in time, your ${paid} returns to your wallet automatically.`,
    }),
  },
  begun: {
    seller: ({ buyer, paid, delivery: address }) => ({
      title: `Pack it${address ? ` for ${address.name} in ${address.lga}` : ""}, then send it.`,
      text: `If it isn’t sent in time, ${buyer} is refunded ${paid} and your listing is paused.`,
    }),
    buyer: ({ seller, paid }) => ({
      title: `${seller} is packing it.`,
      text: `If it isn’t sent in time, your ${paid} returns to your wallet automatically.`,
    }),
  },
  arranging: {
    seller: ({ buyer, paid }) => ({
      title: `Agree with ${buyer} where to meet.`,
      text: `If you don’t agree in time, ${buyer} is refunded ${paid} and your listing is paused.`,
    }),
    buyer: ({ seller, paid }) => ({
      title: `Agree with ${seller} where to meet.`,
      text: `If you don’t agree in time, your ${paid} returns to your wallet automatically.`,
    }),
  },
  meeting: {
    seller: ({ buyer }) => ({
      title: `Meet ${buyer}, and ask for the code.`,
      text: `The code proves that ${buyer} has it. If you don’t hand it over in time, a moderator reviews the order.`,
    }),
    buyer: ({ seller }) => ({
      title: `Meet ${seller}, and look at it there.`,
      text: "Show your code only when you hold it and have looked at it. If you don’t meet in time, a moderator reviews the order.",
    }),
  },
  onItsWay: {
    seller: ({ buyer }) => ({
      title: "It’s on its way.",
      text: `If ${buyer} hasn’t confirmed a week after the promised day, a moderator reviews the order.`,
    }),
    buyer: ({ seller }) => ({
      title: "It’s on its way.",
      text: `Show ${seller} your code only when you hold it and have looked at it. If it doesn’t arrive, you can report it from the promised day.`,
    }),
  },
  sendingBack: {
    seller: ({ buyer }) => ({
      title: `Waiting for ${buyer} to send it back.`,
      text: `If nothing is sent back in time, ${buyer} keeps it and you’re paid. If you have it back already, say so.`,
    }),
    buyer: ({ seller, paid }) => ({
      title: `Send it back to ${seller}.`,
      text: `Ask for the address in the chat. If you don’t send it back in time, you keep it and ${seller} is paid your ${paid}.`,
    }),
  },
  comingBack: {
    seller: ({ buyer }) => ({
      title: "It’s on its way back to you.",
      text: `When it’s there, look at it and say so: ${buyer} is refunded then. If you say nothing in time, a moderator reviews the order.`,
    }),
    buyer: ({ seller }) => ({
      title: `It’s on its way back to ${seller}.`,
      text: `You’re refunded when ${seller} has it. If ${seller} says nothing in time, a moderator reviews the order.`,
    }),
  },
  isBack: {
    seller: ({ buyer }) => ({
      title: "The carrier says that it’s back with you.",
      text: `Look at it and say so: ${buyer} is refunded then. If something is wrong with it, or it isn’t there, report it. If you say nothing in time, ${buyer} is refunded.`,
    }),
    buyer: ({ seller }) => ({
      title: `It’s back with ${seller}.`,
      text: `You’re refunded when ${seller} has looked at it, or automatically when the time for that is over.`,
    }),
  },
  inspected: {
    seller: ({ buyer }) => ({
      title: `${buyer} is looking at it.`,
      text: `You’re paid when ${buyer} confirms, or automatically when the time to look at it is over.`,
    }),
    buyer: ({ seller, paid }) => ({
      title: "Look at it now.",
      text: `If you say nothing in time, ${seller} is paid your ${paid}. If something is wrong, report it before then.`,
    }),
  },
  delivered: {
    seller: ({ buyer }) => ({
      title: `${buyer} is looking at it.`,
      text: `You’re paid when ${buyer} confirms. If ${buyer} doesn’t respond, a moderator reviews the order.`,
    }),
    buyer: ({ seller }) => ({
      title: "Look at it before you confirm.",
      text: `${seller} says that you have it. If you don’t respond, a moderator reviews the order before anyone is paid.`,
    }),
  },
};
