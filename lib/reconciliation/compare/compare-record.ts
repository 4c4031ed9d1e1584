import { MINUTE } from "@/lib/kernel/clock";
import { HOME } from "@/lib/money/currencies";
import type { Difference, Line, OurRecord, TheirRecord } from "./records";

/** How long a change at the gateway can stay unbooked: time for the webhook and two scheduled checks. */
export const FRESH_MS = 30 * MINUTE;

export type RecordResult = { line: Line } | { difference: Difference } | undefined;

/** Compares a record of ours with the gateway's. Undefined when they agree and nothing is in progress. */
export function compareRecord(ours: OurRecord, theirs: TheirRecord, now: Date): RecordResult {
  if (theirs.currency !== HOME) return compareCurrency(ours, theirs);
  if (hasOtherAmount(ours, theirs)) return differ("amount", ours, theirs);
  if (ours.stage === theirs.stage)
    return ours.stage === "open" ? inProgress(ours, theirs) : compareAmounts(ours, theirs);
  if (canBeAhead(ours, theirs)) return unbooked(ours, theirs, now);
  return isUnstarted(ours, theirs) ? undefined : differ("state", ours, theirs);
}

/** Money in another currency is never credited automatically: until staff book it, it does not count in naira. */
function compareCurrency(ours: OurRecord, theirs: TheirRecord): RecordResult {
  const isKept = ours.kind === "deposit" && ours.bookedMinor === 0n;
  return isKept ? { line: lineOf("other_currency", ours, 0n) } : differ("currency", ours, theirs);
}

/** Payments and lost chargebacks can differ from the requested amount; other records cannot. */
function hasOtherAmount(ours: OurRecord, theirs: TheirRecord): boolean {
  if (ours.kind === "deposit" || ours.kind === "settlement") return false;
  if (ours.kind === "chargeback" && theirs.stage === "done") return false;
  return ours.amountMinor !== null && ours.amountMinor !== theirs.amountMinor;
}

function inProgress(ours: OurRecord, theirs: TheirRecord): RecordResult {
  const amountMinor = theirs.effectMinor - ours.bookedMinor;
  return amountMinor === 0n ? undefined : { line: lineOf("on_its_way", ours, amountMinor) };
}

function compareAmounts(ours: OurRecord, theirs: TheirRecord): RecordResult {
  const off = theirs.effectMinor - ours.bookedMinor;
  if (off === 0n) return undefined;
  if (ours.feeMinor === null && off === -theirs.feeMinor) return { line: lineOf("late_fee", ours, off) };
  const isFee = ours.amountMinor === theirs.amountMinor && ours.kind !== "settlement";
  return differ(isFee ? "fee" : "amount", ours, theirs);
}

/** Whether the gateway can be one step ahead of our books. */
function canBeAhead(ours: OurRecord, theirs: TheirRecord): boolean {
  if (ours.stage === "open") return theirs.stage !== "none";
  return ours.kind === "payout" && ours.stage === "done" && theirs.stage === "undone";
}

function unbooked(ours: OurRecord, theirs: TheirRecord, now: Date): RecordResult {
  const amountMinor = theirs.effectMinor - ours.bookedMinor;
  if (!isFresh(theirs, now)) return differ("unbooked", ours, theirs);
  return { line: lineOf(theirs.stage === "undone" ? "came_back" : "unbooked", ours, amountMinor) };
}

/** An unpaid checkout, or a request that the gateway has received but not started. */
const isUnstarted = (ours: OurRecord, theirs: TheirRecord): boolean =>
  ours.stage === "open" && theirs.stage === "none";

/** Whether the last change is so recent that it can still be booked in time. */
export function isFresh({ since, at }: Pick<TheirRecord, "since" | "at">, now: Date): boolean {
  const from = since ?? at;
  return from !== null && now.getTime() - from.getTime() < FRESH_MS;
}

export const lineOf = (
  what: Line["what"],
  { kind, reference, id }: Pick<Line, "kind" | "reference" | "id">,
  amountMinor: bigint,
): Line => ({ what, kind, reference, id, amountMinor });

const differ = (what: Difference["what"], ours: OurRecord, theirs: TheirRecord): RecordResult => ({
  difference: {
    what,
    kind: ours.kind,
    reference: ours.reference,
    id: ours.id,
    oursMinor: ours.bookedMinor,
    theirsMinor: theirs.currency === HOME ? theirs.effectMinor : null,
    effectMinor: theirs.effectMinor - ours.bookedMinor,
  },
});
