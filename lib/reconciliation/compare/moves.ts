import { HOME } from "@/lib/money/currencies";
import { isFresh } from "./judge";
import { type Difference, keyOf, type Readings, type TheirMove, type TheirRecord } from "./records";

/** The gateway's moves of our balance, by the record that they name. */
export interface MovesOf {
  of(record: Pick<TheirRecord, "kind" | "id">): readonly TheirMove[];
  /** Kobo; of naira alone. */
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
 * A payment that went straight back is told as 'reversed', as one that we have refunded is: only the balance tells them
 * apart. And when something last happened to a record is told by its last move.
 */
export function withTrueEffect(told: TheirRecord, moves: MovesOf, readings: Readings): TheirRecord {
  const own = moves.of(told);
  const last = own[0]?.at;
  const since = last && told.since && last < told.since ? told.since : (last ?? told.since);
  const wentBack =
    told.kind === "deposit" && hasAllMoves(told, readings) && own.length > 1 && sumOf(own) === -told.feeMinor;
  return { ...told, since, effectMinor: wentBack ? -told.feeMinor : told.effectMinor };
}

/**
 * Compares the gateway's ledger with its records: each row must be some record's, and each record must have moved the
 * balance by what it says. A record that has been named already is not named twice.
 */
export function judgeMoves(
  readings: Readings,
  theirs: ReadonlyMap<string, TheirRecord>,
  moves: MovesOf,
  named: readonly Difference[],
): Difference[] {
  const isNamed = new Set(named.map(({ kind, reference }) => `${kind}:${reference}`));
  const found: Difference[] = [];
  for (const told of theirs.values()) {
    if (isNamed.has(keyOf(told.kind, told.reference))) continue;
    const difference = judgeRecord(withTrueEffect(told, moves, readings), moves, readings);
    if (difference) found.push(difference);
  }
  return [...found, ...strayMoves(readings, theirs)];
}

function judgeRecord(told: TheirRecord, moves: MovesOf, readings: Readings): Difference | undefined {
  if (!readings.isWhole || told.currency !== HOME || !told.id) return undefined;
  const own = moves.of(told);
  const sum = sumOf(own);
  if (hasAllMoves(told, readings) ? sum === told.effectMinor : partsOf(told).includes(sum)) return undefined;
  return {
    what: own.length === 0 ? "unmoved" : "moved_otherwise",
    kind: told.kind,
    reference: told.reference,
    id: null,
    oursMinor: null,
    theirsMinor: sum,
    effectMinor: sum - told.effectMinor,
  };
}

const hasAllMoves = ({ at }: TheirRecord, { from, isWhole, isUpToNow }: Readings): boolean =>
  isWhole && isUpToNow && at !== null && at > from;

/** What the later part of a record's moves may come to, where the earlier lie before what was read. */
function partsOf({ effectMinor, amountMinor, feeMinor }: TheirRecord): bigint[] {
  const whole = amountMinor + feeMinor;
  return [0n, effectMinor, amountMinor, whole, -whole, -amountMinor, -feeMinor];
}

/** Moves for a record that neither side knows, or for none. */
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
    // A payment that began before what was read: the run after a longer look will know it.
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

/** The gateway mends a mistake by a row of its own, the other way round: two that cancel each other explain each other. */
function withoutPairs(stray: readonly TheirMove[]): TheirMove[] {
  const alone: TheirMove[] = [];
  for (const move of stray) {
    const twin = alone.findIndex(
      ({ differenceMinor, currency }) =>
        differenceMinor === -move.differenceMinor && currency === move.currency,
    );
    if (twin < 0) alone.push(move);
    else alone.splice(twin, 1);
  }
  return alone;
}
