import { HOME } from "@/lib/money/currencies";
import { compareRecord, isFresh, lineOf, type RecordResult } from "./compare-record";
import { compareMoves, type MovesOf, movesByRecord, withActualEffect } from "./moves";
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
  /** Settlements and top-ups that moved the gateway's balance and are not booked here yet. */
  settlements: TheirRecord[];
  /** Records at the gateway that are not in our books, to be backfilled. */
  unbooked: TheirRecord[];
}

/** Compares the records both ways: lines explain part of the gap, differences do not. Pure. */
export function compare(readings: Readings): Comparison {
  const found: Comparison = { lines: [], differences: [], settlements: [], unbooked: [] };
  const moves = movesByRecord(readings.moves);
  const theirs = deduplicate(readings, found);
  const book = bookOf(readings.ours);
  for (const record of theirs.values())
    compareWithOurs(withActualEffect(record, moves, readings), book, moves, readings, found);
  addMissing(readings, theirs, found);
  found.differences.push(...compareMoves(readings, theirs, moves, found.differences));
  return found;
}

/** Our records by every name that the gateway's record can have. */
function bookOf(ours: readonly OurRecord[]): Map<string, OurRecord> {
  const book = new Map<string, OurRecord>();
  for (const record of ours) {
    book.set(keyOf(record.kind, record.reference), record);
    if (record.gatewayId) book.set(keyOf(record.kind, record.gatewayId), record);
  }
  return book;
}

/** Their records by reference; a second record of the same name is a difference. */
function deduplicate(
  { listed, fetched, from, isWhole }: Readings,
  { differences }: Comparison,
): Map<string, TheirRecord> {
  const theirs = new Map<string, TheirRecord>();
  for (const record of listed) {
    const key = keyOf(record.kind, record.reference);
    if (theirs.has(key)) differences.push(differenceOf("duplicate", record, record.effectMinor));
    else theirs.set(key, record);
  }
  for (const record of fetched) {
    const key = keyOf(record.kind, record.reference);
    if (theirs.has(key)) continue;
    theirs.set(key, record);
    if (isWhole && record.at && record.at > from) differences.push(differenceOf("unlisted", record, 0n));
  }
  return theirs;
}

function compareWithOurs(
  theirs: TheirRecord,
  book: ReadonlyMap<string, OurRecord>,
  moves: MovesOf,
  readings: Readings,
  found: Comparison,
): void {
  const ours =
    book.get(keyOf(theirs.kind, theirs.reference)) ??
    (theirs.id ? book.get(keyOf(theirs.kind, theirs.id)) : undefined);
  if (!ours) return addUnknown(theirs, moves, readings, found);
  const result = compareRecord(ours, theirs, readings.now);
  if (result && isUnbooked(result)) found.unbooked.push(theirs);
  if (result && "line" in result) found.lines.push(result.line);
  else if (result) found.differences.push(result.difference);
}

function isUnbooked(result: NonNullable<RecordResult>): boolean {
  const what = "line" in result ? result.line.what : result.difference.what;
  return what === "unbooked" || what === "came_back";
}

/** A gateway record that we do not have: fine only while its webhook can still arrive. */
function addUnknown(
  theirs: TheirRecord,
  moves: MovesOf,
  { receivers, now, ours }: Readings,
  found: Comparison,
): void {
  const { kind, stage, about, currency } = theirs;
  const subject = { kind, reference: theirs.reference, id: null };
  if (stage === "none") return;
  if (kind === "settlement" && moves.sumOf(theirs) === theirs.effectMinor && currency === HOME) {
    found.settlements.push(theirs);
    found.lines.push(lineOf("unbooked_settlement", subject, theirs.effectMinor));
    return;
  }
  const isToUser = kind === "deposit" && about !== null && receivers.has(about);
  const isOfOurs =
    kind === "chargeback" && about !== null && ours.some(({ reference }) => reference === about);
  if ((isToUser || isOfOurs) && isFresh(theirs, now)) {
    found.lines.push(lineOf("unbooked", subject, theirs.effectMinor));
    found.unbooked.push(theirs);
  } else {
    found.differences.push(differenceOf("unknown", theirs, theirs.effectMinor));
  }
}

/** Records that the gateway confirmed once and does not know any more. */
function addMissing(
  { ours, notFound }: Readings,
  theirs: ReadonlyMap<string, TheirRecord>,
  found: Comparison,
): void {
  for (const { kind, reference, id, mustBeKnown, bookedMinor } of ours) {
    if (!mustBeKnown || !notFound.has(id) || theirs.has(keyOf(kind, reference))) continue;
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

const differenceOf = (what: Difference["what"], theirs: TheirRecord, effectMinor: bigint): Difference => ({
  what,
  kind: theirs.kind,
  reference: theirs.reference,
  id: null,
  oursMinor: null,
  theirsMinor: theirs.currency === HOME ? theirs.effectMinor : null,
  effectMinor,
});
