import { HOME } from "@/lib/money/currencies";
import "server-only";
import { gatewayOf } from "@/lib/gateways";
import { compareBalance, expectedOf } from "./balance";
import { type Comparison, compare } from "./compare";
import { readOurs } from "./read-ours";
import { fetchTheirs, listTheirs, type Span, type TheirLists } from "./read-theirs";
import { type Difference, keyOf, type OurRecord } from "./records";

/** One comparison of both sides. Amounts in kobo. */
export interface BookComparison extends Comparison {
  ledgerMinor: bigint;
  expectedMinor: bigint;
  reportedMinor: bigint;
  isStable: boolean;
  /** How many gateway records were compared. */
  compared: number;
}

/** The most records fetched one by one in one comparison. */
const MAX_FETCHED = 60;

/** Reads both sides from `from` up to now and compares them. @throws GatewayNoAnswer, GatewayRefused */
export async function compareBooks(gateway: string, from: Date): Promise<BookComparison> {
  const before = await gatewayOf(gateway).balance(HOME);
  const { comparison, ledgerMinor, lists } = await compareSpan(gateway, { from });
  const reportedMinor = await gatewayOf(gateway).balance(HOME);
  const whole = {
    ledgerMinor,
    reportedMinor,
    isStable: before === reportedMinor,
    ...comparison,
  };
  const differences: Difference[] = [...comparison.differences, ...compareBalance(gateway, whole)];
  return { ...whole, differences, expectedMinor: expectedOf(whole), compared: lists.records.length };
}

/** Compares the records of a span, without the balance. */
export async function compareSpan(gateway: string, span: Span) {
  const { from, to } = span;
  const isUpToNow = !to;
  const lists = await listTheirs(gateway, span);
  const now = new Date(); // compared with the gateway's times, so not the database's clock, which tests move
  const {
    records: ours,
    ledgerMinor,
    receivers,
  } = await readOurs({
    gateway,
    names: namesIn(lists),
    from,
    to: to ?? farAhead(now),
    isUpToNow,
  });
  const { fetched, notFound } = await fetchTheirs(gateway, unlisted(ours, lists, span));
  const { records: listed, moves, isWhole } = lists;
  const theirs = { listed, fetched, notFound, moves, from, isWhole, isUpToNow };
  const comparison = compare({ ours, ...theirs, receivers, now });
  return { comparison, ledgerMinor, lists };
}

/** In demos and tests our clock is ahead of the gateway's. */
const farAhead = (now: Date) => new Date(now.getTime() + 20 * 365 * 86_400_000);

/** Every name in the gateway's lists that can identify one of our records. */
function namesIn({ records, moves }: TheirLists): string[] {
  const names = new Set<string>();
  for (const { id, reference, about } of records)
    for (const name of [id, reference, about]) if (name) names.add(name);
  for (const { recordId } of moves) if (recordId) names.add(recordId);
  return [...names];
}

/** Our records missing from the lists: those that should be there, those in progress, those with a recent move. */
function unlisted(
  ours: readonly OurRecord[],
  { records, moves, isWhole }: TheirLists,
  { from }: Span,
): OurRecord[] {
  const listed = new Set(
    records.flatMap(({ kind, id, reference }) => [keyOf(kind, reference), `${kind}:${id}`]),
  );
  const moved = new Set(moves.map(({ recordId }) => recordId));
  return ours
    .filter(({ kind, reference, gatewayId, stage, mustBeKnown, at }) => {
      if (listed.has(keyOf(kind, reference)) || listed.has(`${kind}:${gatewayId}`)) return false;
      if (stage === "open") return kind !== "deposit";
      return mustBeKnown && isWhole && (at > from || moved.has(gatewayId));
    })
    .slice(0, MAX_FETCHED);
}
