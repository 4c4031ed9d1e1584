import type { AssetKind, Party } from "@/lib/assets";
import { HOUR } from "@/lib/kernel/clock";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { Outcome } from "./findings";
import { reasonsOf } from "./reasons";

/** The dispute reasons of a party for this kind of trade, with their labels. */
export const reasonsFor = (kind: AssetKind, party: Party): Record<string, string> =>
  Object.fromEntries(Object.entries(reasonsOf(kind, party)).map(([reason, { says }]) => [reason, says]));

/** The label of a reason of either party; undefined for the clock's and staff's. */
export const reasonWords = (kind: AssetKind, reason: string): string | undefined =>
  dictionary({ ...reasonsFor(kind, "buyer"), ...reasonsFor(kind, "seller") })[reason];

/** A dispute is to be decided within this, in milliseconds; after it, it is late. */
export const DECIDED_WITHIN = 48 * HOUR;

/** When the parties can expect a decision, in a sentence. */
export function expectation(createdAt: Date, now: Date): string {
  const due = new Date(createdAt.getTime() + DECIDED_WITHIN);
  return due > now
    ? `We aim to decide within ${DECIDED_WITHIN / HOUR} hours, by ${formatDateTime(due)}.`
    : `This is taking longer than the ${DECIDED_WITHIN / HOUR} hours we aim for. We’re sorry.`;
}

/** A ruling on its button. */
export const rulingWords: Record<Outcome, string> = {
  refund: "Refund the buyer",
  release: "Pay the seller",
  split: "Split between them",
};
