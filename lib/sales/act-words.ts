import { dictionary } from "@/lib/kernel/input/dictionary";
import { formatDateTime, formatShortDay } from "@/lib/kernel/time-format";
import { firstName } from "@/lib/trades/naming";
import type { SellerActName } from "./acts";
import type { ToDo } from "./schema";

export interface ActWords {
  title: string;
  /** What follows from silence, or what has to be known. */
  text: string;
  /** The one button, which leads to the order. */
  action: string;
}

type Words = (todo: ToDo & { buyer: string }) => ActWords;

const refunded = (buyer: string) => `${buyer} is refunded and your listing is paused.`;

/** What each act asks for, in the seller's words. */
const words: Record<SellerActName, Words> = {
  begin: ({ title, buyer }) => ({
    title: `Start packing: ${title}`,
    text: `For ${buyer}. If you don’t start in time, ${refunded(buyer)}`,
    action: "Start packing",
  }),
  send: ({ title, buyer, way, goesTo }) => ({
    title: `Send: ${title}`,
    text: `${way} to ${goesTo ?? buyer}. If you don’t send it in time, ${refunded(buyer)}`,
    action: "Send it",
  }),
  arrange: ({ title, buyer }) => ({
    title: `Agree where to meet: ${title}`,
    text: `${buyer} fetches it. If you don’t agree in time, ${refunded(buyer)}`,
    action: "Propose a place",
  }),
  meet: ({ title, buyer, meeting }) => ({
    title: `Hand over: ${title}`,
    text: `Meet ${buyer}${meeting ? `, ${formatDateTime(new Date(meeting.at))}, ${meeting.place}` : ""}. Ask for the code.`,
    action: "Hand it over",
  }),
  say_arrived: ({ title, buyer, promisedUntil }) => ({
    title: `Has it arrived? ${title}`,
    text: `It was due on ${formatShortDay(new Date(promisedUntil))}. If ${buyer} hasn’t confirmed in time, a moderator reviews the order.`,
    action: "Open order",
  }),
  look_at_return: ({ title, buyer }) => ({
    title: `Look at the return: ${title}`,
    text: `It’s on its way back from ${buyer}. Refund them once you have it, or say what’s wrong. If you don’t, a moderator reviews the order.`,
    action: "Check the return",
  }),
  answer: ({ title, buyer, proposes }) => ({
    title: `Answer ${buyer}: ${title}`,
    text: `${proposals[proposes ?? ""] ?? "They proposed something."} If you don’t answer, nothing changes.`,
    action: "Answer",
  }),
  tell_side: ({ title, buyer }) => ({
    title: `Give your side: ${title}`,
    text: `${buyer} reported a problem. If you stay silent, the moderator decides from what ${buyer} says.`,
    action: "Give your side",
  }),
  settle: ({ title, buyer }) => ({
    title: `Answer an offer to settle: ${title}`,
    text: `${buyer} offers to settle the dispute. If you don’t answer, a moderator decides.`,
    action: "See the offer",
  }),
};

const proposals = dictionary<string>({
  cancel: "They asked to cancel the order.",
  extension: "They asked for more time.",
  meeting: "They proposed where and when to meet.",
  return: "They asked to return it.",
  split: "They asked to keep it for less.",
});

export const actWords = (todo: ToDo): ActWords => words[todo.act]({ ...todo, buyer: firstName(todo.buyer) });
