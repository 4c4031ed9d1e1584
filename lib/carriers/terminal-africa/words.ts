import { dictionary } from "@/lib/kernel/input/dictionary";
import type { CarrierEventKind } from "../port";

/**
 * Their words, and ours. The first six are the statuses that https://docs.terminal.africa/tship/shipment/get-shipments documents; the
 * others are words of the carriers behind it. Any other word is UNKNOWN.
 */
export const kindsOfWords = dictionary<CarrierEventKind>({
  draft: "PRE_TRANSIT",
  pending: "PRE_TRANSIT",
  confirmed: "PRE_TRANSIT",
  "in-transit": "IN_TRANSIT",
  delivered: "DELIVERED",
  cancelled: "CANCELLED",
  created: "PRE_TRANSIT",
  "picked-up": "PICKED_UP",
  "out-for-delivery": "OUT_FOR_DELIVERY",
  "ready-for-pickup": "READY_FOR_PICKUP",
  "delivery-failed": "ATTEMPT_FAILED",
  "attempted-delivery": "ATTEMPT_FAILED",
  failed: "ATTEMPT_FAILED",
  returning: "RETURNING",
  "return-in-transit": "RETURNING",
  returned: "RETURNED",
  lost: "LOST",
  damaged: "DAMAGED",
  canceled: "CANCELLED",
});

/** What a word of theirs means, in whatever case and with whatever between its parts. */
export const kindOf = (word: string): CarrierEventKind =>
  kindsOfWords[
    word
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, "-")
  ] ?? "UNKNOWN";

const RANGE = /(\d{1,2})\s*(?:-|–|to|and)\s*(\d{1,2})\s*(?:working |business )?(day|hour)/i;
const SINGLE = /(\d{1,3})\s*(?:working |business )?(day|hour)/i;

/** What is not understood counts as up to so many days. */
const LONGEST_DAYS = 14;

const inDays = (count: number, unit: string): number =>
  unit.toLowerCase() === "hour" ? Math.ceil(count / 24) : count;

/** Days on the way, from words such as `Within 5 days.`, `3 - 5 days` or `Within 24 hours`. */
export function daysOf(says: string | null): { daysMin: number; daysMax: number } {
  const range = RANGE.exec(says ?? "");
  if (range) {
    const [, from = "", to = "", unit = ""] = range;
    const both = [inDays(Number(from), unit), inDays(Number(to), unit)];
    return { daysMin: Math.min(...both), daysMax: Math.max(...both) };
  }
  const single = SINGLE.exec(says ?? "");
  if (single) return { daysMin: 1, daysMax: Math.max(1, inDays(Number(single[1]), single[2] ?? "")) };
  return /same[ -]?day|today/i.test(says ?? "")
    ? { daysMin: 0, daysMax: 1 }
    : { daysMin: 1, daysMax: LONGEST_DAYS };
}
