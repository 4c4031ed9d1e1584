import { HOME } from "@/lib/money/currencies";
import { isFresh } from "./compare-record";
import { type Difference, keyOf, type Readings, type TheirMove, type TheirRecord } from "./records";

/** The gateway's moves of our balance, grouped by their record. */
export interface MovesOf {
  of(record: Pick<TheirRecord, "kind" | "id">): readonly TheirMove[];
  /** The sum of the moves in naira, in kobo. */
  sumOf(record: Pick<TheirRecord, "kind" | "id">): bigint;
  groups: ReadonlyMap<string, readonly TheirMove[]>;
}

export function movesByRecord(moves: readonly TheirMove[]): MovesOf {
  const groups = new Map<string, TheirMove[]>();
  for (const move of moves) {
    if (!move.kind || !move.recordId) continue;
    const key = keyOf(move.kind, move.recordId);
    groups.set(key, [...(groups.get(key) ?? []), move]);
  }
  const of: MovesOf["of"] = ({ kind, id }) => (id ? (groups.get(keyOf(kind, id)) ?? []) : []);
  return { of, sumOf: (record) => sumOf(of(record)), groups };
}

const sumOf = (moves: readonly TheirMove[]): bigint =>
  moves.reduce((sum, { currency, differenceMinor }) => (currency === HOME ? sum + differenceMinor : sum), 0n);

/**
 * The gateway reports both a returned payment and one that we refunded as 'reversed'; only the moves of the balance
 * distinguish them. The last move also dates the record's last change.
 */
export function withActualEffect(record: TheirRecord, moves: MovesOf, readings: Readings): TheirRecord {
  const own = moves.of(record);
  const last = own[0]?.at;
  const since = last && record.since && last < record.since ? record.since : (last ?? record.since);
  const wasReturned =
    record.kind === "deposit" &&
    hasAllMoves(record, readings) &&
    own.length > 1 &&
    sumOf(own) === -record.feeMinor;
  return { ...record, since, effectMinor: wasReturned ? -record.feeMinor : record.effectMinor };
}

/**
 * Compares the gateway's ledger with its records: each row must belong to a record, and each record must have moved the
 * balance by its effect. Records that already have a difference are skipped.
 */
export function compareMoves(
  readings: Readings,
  theirs: ReadonlyMap<string, TheirRecord>,
  moves: MovesOf,
  known: readonly Difference[],
): Difference[] {
  const hasDifference = new Set(known.map(({ kind, reference }) => `${kind}:${reference}`));
  const found: Difference[] = [];
  for (const record of theirs.values()) {
    if (hasDifference.has(keyOf(record.kind, record.reference))) continue;
    const difference = compareMovesOf(withActualEffect(record, moves, readings), moves, readings);
    if (difference) found.push(difference);
  }
  return [...found, ...strayMoves(readings, theirs)];
}

function compareMovesOf(record: TheirRecord, moves: MovesOf, readings: Readings): Difference | undefined {
  if (!readings.isWhole || record.currency !== HOME || !record.id) return undefined;
  const own = moves.of(record);
  const sum = sumOf(own);
  if (hasAllMoves(record, readings) ? sum === record.effectMinor : partialSums(record).includes(sum))
    return undefined;
  return {
    what: own.length === 0 ? "unmoved" : "moved_otherwise",
    kind: record.kind,
    reference: record.reference,
    id: null,
    oursMinor: null,
    theirsMinor: sum,
    effectMinor: sum - record.effectMinor,
  };
}

const hasAllMoves = ({ at }: TheirRecord, { from, isWhole, isUpToNow }: Readings): boolean =>
  isWhole && isUpToNow && at !== null && at > from;

/** The possible sums of a record's later moves, when its earlier ones are before the span read. */
function partialSums({ effectMinor, amountMinor, feeMinor }: TheirRecord): bigint[] {
  const whole = amountMinor + feeMinor;
  return [0n, effectMinor, amountMinor, whole, -whole, -amountMinor, -feeMinor];
}

/** Moves without a record, or with one that neither side knows. */
function strayMoves(
  { moves, ours, isWhole, isUpToNow, now }: Readings,
  theirs: ReadonlyMap<string, TheirRecord>,
): Difference[] {
  const known = new Set<string>();
  for (const { kind, id } of theirs.values()) if (id) known.add(keyOf(kind, id));
  for (const { kind, gatewayId } of ours) if (gatewayId) known.add(keyOf(kind, gatewayId));
  const stray = moves.filter((move) => {
    const { kind, recordId } = move;
    if (kind && recordId && known.has(keyOf(kind, recordId))) return false;
    // A payment that started before the span read; a run with a longer span includes it.
    return (isWhole && isUpToNow) || kind !== "deposit" || !isFresh({ since: move.at, at: null }, now);
  });
  return withoutPairs(stray).map((move) => ({
    what: "unexplained_move",
    kind: "balance",
    reference: move.id,
    id: null,
    oursMinor: null,
    theirsMinor: move.differenceMinor,
    effectMinor: move.currency === HOME ? move.differenceMinor : 0n,
  }));
}

/** The gateway corrects a mistake with an opposite row, so rows that cancel each other are ignored. */
function withoutPairs(stray: readonly TheirMove[]): TheirMove[] {
  const unpaired: TheirMove[] = [];
  for (const move of stray) {
    const pair = unpaired.findIndex(
      ({ differenceMinor, currency }) =>
        differenceMinor === -move.differenceMinor && currency === move.currency,
    );
    if (pair < 0) unpaired.push(move);
    else unpaired.splice(pair, 1);
  }
  return unpaired;
}
