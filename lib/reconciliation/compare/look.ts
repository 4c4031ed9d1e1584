import { HOME } from "@/lib/money/currencies";
import "server-only";
import { gatewayOf } from "@/lib/gateways";
import { expectedOf, judgeBalance } from "./balance";
import { type Comparison, compare } from "./compare";
import { readOurs } from "./read-ours";
import { askTheirs, listTheirs, type Reach, type TheirLists } from "./read-theirs";
import { type Difference, keyOf, type OurRecord } from "./records";

/** What one reading of both sides came to. Amounts in kobo. */
export interface Look extends Comparison {
  ledgerMinor: bigint;
  expectedMinor: bigint;
  reportedMinor: bigint;
  stoodStill: boolean;
  /** How many records of the gateway's were compared. */
  compared: number;
}

/** The most single records that one reading asks the gateway for. */
const MOST_ASKED = 60;

/** Reads both sides of a span of time up to now, and compares them. Throws GatewayNoAnswer, GatewayRefused. */
export async function look(gateway: string, from: Date): Promise<Look> {
  const before = await gatewayOf(gateway).balance(HOME);
  const { comparison, ledgerMinor, lists } = await compareSpan(gateway, { from });
  const reportedMinor = await gatewayOf(gateway).balance(HOME);
  const whole = {
    ledgerMinor,
    reportedMinor,
    stoodStill: before === reportedMinor,
    ...comparison,
  };
  const differences: Difference[] = [...comparison.differences, ...judgeBalance(gateway, whole)];
  return { ...whole, differences, expectedMinor: expectedOf(whole), compared: lists.records.length };
}

/** Compares the records of one span of time, the balance aside. */
export async function compareSpan(gateway: string, reach: Reach) {
  const lists = await listTheirs(gateway, reach);
  const now = new Date(); // beside the gateway's times: ours may be moved
  const {
    records: ours,
    ledgerMinor,
    receivers,
  } = await readOurs({
    gateway,
    names: namesIn(lists),
    from: reach.from,
    to: reach.to ?? farAhead(now),
    isUpToNow: !reach.to,
  });
  const { told, denied } = await askTheirs(gateway, toAskFor(ours, lists, reach));
  const { from } = reach;
  const { records: listed, moves, isWhole } = lists;
  const span = { from, isWhole, isUpToNow: !reach.to };
  const comparison = compare({ ours, listed, asked: told, denied, moves, ...span, receivers, now });
  return { comparison, ledgerMinor, lists };
}

/** In demos and tests our clock runs ahead of the gateway's. */
const farAhead = (now: Date) => new Date(now.getTime() + 20 * 365 * 86_400_000);

/** Everything by which one of our records may be called in what the gateway has listed. */
function namesIn({ records, moves }: TheirLists): string[] {
  const names = new Set<string>();
  for (const { id, reference, about } of records)
    for (const name of [id, reference, about]) if (name) names.add(name);
  for (const { recordId } of moves) if (recordId) names.add(recordId);
  return [...names];
}

/** What should have been listed and was not, what is under way for longer, and what has moved the balance just now. */
function toAskFor(
  ours: readonly OurRecord[],
  { records, moves, isWhole }: TheirLists,
  { from }: Reach,
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
    .slice(0, MOST_ASKED);
}
