import "server-only";
import { randomInt } from "node:crypto";

const first = [
  "amber",
  "brave",
  "calm",
  "clear",
  "early",
  "gentle",
  "golden",
  "green",
  "happy",
  "kind",
  "lucky",
  "quiet",
  "silver",
  "steady",
  "sunny",
  "warm",
];
const second = [
  "anchor",
  "basket",
  "bridge",
  "candle",
  "drum",
  "garden",
  "harbour",
  "kettle",
  "ladder",
  "mango",
  "palm",
  "pepper",
  "river",
  "rocket",
  "saddle",
  "window",
];

const oneOf = (words: readonly string[]): string => words[randomInt(words.length)] ?? "";

/**
 * Two words and two digits that a conversation's person sees on its page and in each of our mails about it, and no one else: who
 * calls in our name does not know them.
 */
export const newPhrase = (): string => `${oneOf(first)} ${oneOf(second)} ${randomInt(10, 100)}`;
