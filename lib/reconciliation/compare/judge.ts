import { MINUTE } from "@/lib/kernel/clock";
import { HOME } from "@/lib/money/currencies";
import type { Difference, Line, OurRecord, TheirRecord } from "./records";

/** How long what has happened at the gateway may wait to be booked: the webhook and two looks of the clock. */
export const FRESH_MS = 30 * MINUTE;

export type Verdict = { line: Line } | { difference: Difference } | undefined;

/** Compares one record of ours with the gateway's. Undefined where they agree and nothing is under way. */
export function judge(ours: OurRecord, theirs: TheirRecord, now: Date): Verdict {
  if (theirs.currency !== HOME) return judgeCurrency(ours, theirs);
  if (isUnlikeAsked(ours, theirs)) return differ("amount", ours, theirs);
  if (ours.stage === theirs.stage)
    return ours.stage === "open" ? onItsWay(ours, theirs) : judgeBooks(ours, theirs);
  if (mayFollow(ours, theirs)) return unbooked(ours, theirs, now);
  return isQuiet(ours, theirs) ? undefined : differ("state", ours, theirs);
}

/** Money in another currency is never credited by a machine: until it is booked it is staff's, and no naira of ours. */
function judgeCurrency(ours: OurRecord, theirs: TheirRecord): Verdict {
  const isKept = ours.kind === "deposit" && ours.bookedMinor === 0n;
  return isKept ? { line: lineOf("other_currency", ours, 0n) } : differ("currency", ours, theirs);
}

/** A payment may be of another amount than was asked for, and a lost case: what is on its way may not. */
function isUnlikeAsked(ours: OurRecord, theirs: TheirRecord): boolean {
  if (ours.kind === "deposit" || ours.kind === "settlement") return false;
  if (ours.kind === "chargeback" && theirs.stage === "done") return false;
  return ours.amountMinor !== null && ours.amountMinor !== theirs.amountMinor;
}

function onItsWay(ours: OurRecord, theirs: TheirRecord): Verdict {
  const amountMinor = theirs.effectMinor - ours.bookedMinor;
  return amountMinor === 0n ? undefined : { line: lineOf("on_its_way", ours, amountMinor) };
}

function judgeBooks(ours: OurRecord, theirs: TheirRecord): Verdict {
  const off = theirs.effectMinor - ours.bookedMinor;
  if (off === 0n) return undefined;
  if (ours.feeMinor === null && off === -theirs.feeMinor) return { line: lineOf("late_fee", ours, off) };
  const isFee = ours.amountMinor === theirs.amountMinor && ours.kind !== "settlement";
  return differ(isFee ? "fee" : "amount", ours, theirs);
}

/** Where the gateway may be a step ahead of our books. */
function mayFollow(ours: OurRecord, theirs: TheirRecord): boolean {
  if (ours.stage === "open") return theirs.stage !== "none";
  return ours.kind === "payout" && ours.stage === "done" && theirs.stage === "undone";
}

function unbooked(ours: OurRecord, theirs: TheirRecord, now: Date): Verdict {
  const amountMinor = theirs.effectMinor - ours.bookedMinor;
  if (!isFresh(theirs, now)) return differ("unbooked", ours, theirs);
  return { line: lineOf(theirs.stage === "undone" ? "came_back" : "unbooked", ours, amountMinor) };
}

/** A checkout that nobody has paid says nothing; nor does what the gateway has heard of and not begun. */
const isQuiet = (ours: OurRecord, theirs: TheirRecord): boolean =>
  ours.stage === "open" && theirs.stage === "none";

/** Whether it came to stand where it stands so lately that it may be booked any moment. */
export function isFresh({ since, at }: Pick<TheirRecord, "since" | "at">, now: Date): boolean {
  const from = since ?? at;
  return from !== null && now.getTime() - from.getTime() < FRESH_MS;
}

export const lineOf = (
  what: Line["what"],
  { kind, reference, id }: Pick<Line, "kind" | "reference" | "id">,
  amountMinor: bigint,
): Line => ({ what, kind, reference, id, amountMinor });

const differ = (what: Difference["what"], ours: OurRecord, theirs: TheirRecord): Verdict => ({
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
