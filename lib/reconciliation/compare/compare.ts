import { HOME } from "@/lib/money/currencies";
import { isFresh, judge, lineOf, type Verdict } from "./judge";
import { judgeMoves, type MovesOf, movesByRecord, withTrueEffect } from "./moves";
import {
  type Difference,
  keyOf,
  type Line,
  type OurRecord,
  type Readings,
  type TheirRecord,
} from "./records";

export interface Comparison {
  lines: Line[];
  differences: Difference[];
  /** What the gateway has settled, or we have topped up, and we have not booked: its balance has moved for them. */
  settlements: TheirRecord[];
  /** What has happened there and is not in our books: for whoever can look and book it. */
  unbooked: TheirRecord[];
}

/** Compares the records both ways. Pure: what explains the distance, and what nothing explains. */
export function compare(readings: Readings): Comparison {
  const found: Comparison = { lines: [], differences: [], settlements: [], unbooked: [] };
  const moves = movesByRecord(readings.moves);
  const theirs = onceEach(readings, found);
  const book = bookOf(readings.ours);
  for (const told of theirs.values())
    compareOne(withTrueEffect(told, moves, readings), book, moves, readings, found);
  missing(readings, theirs, found);
  found.differences.push(...judgeMoves(readings, theirs, moves, found.differences));
  return found;
}

/** Ours by each name that the gateway's record may have. */
function bookOf(ours: readonly OurRecord[]): Map<string, OurRecord> {
  const book = new Map<string, OurRecord>();
  for (const one of ours) {
    book.set(keyOf(one.kind, one.reference), one);
    if (one.gatewayId) book.set(keyOf(one.kind, one.gatewayId), one);
  }
  return book;
}

/** Theirs by id and by reference, each once: a second of the same name is a difference. */
function onceEach(
  { listed, asked, from, isWhole }: Readings,
  { differences }: Comparison,
): Map<string, TheirRecord> {
  const theirs = new Map<string, TheirRecord>();
  for (const told of listed) {
    const key = keyOf(told.kind, told.reference);
    if (theirs.has(key)) differences.push(about("duplicate", told, told.effectMinor));
    else theirs.set(key, told);
  }
  for (const told of asked) {
    const key = keyOf(told.kind, told.reference);
    if (theirs.has(key)) continue;
    theirs.set(key, told);
    if (isWhole && told.at && told.at > from) differences.push(about("unlisted", told, 0n));
  }
  return theirs;
}

function compareOne(
  told: TheirRecord,
  book: ReadonlyMap<string, OurRecord>,
  moves: MovesOf,
  readings: Readings,
  found: Comparison,
): void {
  const ours =
    book.get(keyOf(told.kind, told.reference)) ?? (told.id ? book.get(keyOf(told.kind, told.id)) : undefined);
  if (!ours) return stranger(told, moves, readings, found);
  const verdict = judge(ours, told, readings.now);
  if (verdict && isUnbooked(verdict)) found.unbooked.push(told);
  if (verdict && "line" in verdict) found.lines.push(verdict.line);
  else if (verdict) found.differences.push(verdict.difference);
}

function isUnbooked(verdict: NonNullable<Verdict>): boolean {
  const what = "line" in verdict ? verdict.line.what : verdict.difference.what;
  return what === "unbooked" || what === "came_back";
}

/** The gateway knows it and we do not: legal only while the news of it may still be on its way to us. */
function stranger(
  told: TheirRecord,
  moves: MovesOf,
  { receivers, now, ours }: Readings,
  found: Comparison,
): void {
  const { kind, stage, about: whose, currency } = told;
  const subject = { kind, reference: told.reference, id: null };
  if (stage === "none") return;
  if (kind === "settlement" && moves.sumOf(told) === told.effectMinor && currency === HOME) {
    found.settlements.push(told);
    found.lines.push(lineOf("unbooked_settlement", subject, told.effectMinor));
    return;
  }
  const isToUser = kind === "deposit" && whose !== null && receivers.has(whose);
  const isCase = kind === "chargeback" && whose !== null && ours.some((one) => one.reference === whose);
  if ((isToUser || isCase) && isFresh(told, now)) {
    found.lines.push(lineOf("unbooked", subject, told.effectMinor));
    found.unbooked.push(told);
  } else {
    found.differences.push(about("unknown", told, told.effectMinor));
  }
}

/** What the gateway has confirmed once and does not know now. */
function missing(
  { ours, denied }: Readings,
  theirs: ReadonlyMap<string, TheirRecord>,
  found: Comparison,
): void {
  for (const one of ours) {
    if (!one.mustBeKnown || !denied.has(one.id) || theirs.has(keyOf(one.kind, one.reference))) continue;
    const { kind, reference, id, bookedMinor } = one;
    found.differences.push({
      what: "missing",
      kind,
      reference,
      id,
      oursMinor: bookedMinor,
      theirsMinor: null,
      effectMinor: -bookedMinor,
    });
  }
}

const about = (what: Difference["what"], told: TheirRecord, effectMinor: bigint): Difference => ({
  what,
  kind: told.kind,
  reference: told.reference,
  id: null,
  oursMinor: null,
  theirsMinor: told.currency === HOME ? told.effectMinor : null,
  effectMinor,
});
