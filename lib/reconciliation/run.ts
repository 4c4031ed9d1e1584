import "server-only";
import { isGatewayError } from "@/lib/gateways";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/kernel/clock";
import { queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { recordSettlement, stopPayouts } from "./commands";
import { type BookComparison, compareBooks } from "./compare/compare-books";
import { type Difference, nameOf } from "./compare/records";
import { type RunKind, recordRun } from "./record-run";
import type { Seen, StoredDifference } from "./stored";

export interface RunOutcome {
  /** False when the gateway gave no answer: then nothing is known. */
  answered: boolean;
  differences: readonly Difference[];
  stopped: boolean;
  /** Undefined when the gateway gave no answer. */
  comparison: BookComparison | undefined;
}

/** The spans of consecutive runs overlap by this much. */
const OVERLAP = 10 * MINUTE;
/** The longest span of a run; the daily run compares everything. */
const MAX_SPAN = 7 * DAY;
/** A payment can be made as long as its checkout is open, so a second comparison covers this span. */
const CHECKOUT_OPEN = 25 * HOUR;
/** Concurrent runs do not count as consecutive: they must be this far apart. */
const MIN_APART = 3 * SECOND;
const CONSECUTIVE_RUNS = 2;

interface Before {
  now: Date;
  /** Milliseconds since the last run without differences. */
  cleanAgo: number | null;
  switchVersion: bigint;
  isStopped: boolean;
  differences: StoredDifference[];
}

/**
 * Compares our books with the gateway's, records the outcome, and pauses payouts when two consecutive runs find the same
 * difference. No answer from the gateway is not a difference.
 */
export async function runReconciliation(gateway: string, kind: RunKind): Promise<RunOutcome> {
  const started = performance.now();
  const before = await readBefore(gateway);
  const found = await compareBooksTwice(gateway, before.cleanAgo);
  const durationMs = Math.round(performance.now() - started);
  if (!found) {
    await recordRun({ gateway, kind, durationMs });
    return { answered: false, differences: [], stopped: before.isStopped, comparison: undefined };
  }
  const seen = found.differences.map((difference) => withRunCount(difference, before));
  await recordRun({ gateway, kind, durationMs, comparison: found, seen });
  failpoint("wallet.reconciliation.recorded");
  const stopped = before.isStopped || (await stopIfRepeated(gateway, seen, before));
  return { answered: true, differences: found.differences, stopped, comparison: found };
}

async function readBefore(gateway: string): Promise<Before> {
  const before = await queryOne<Before>(sql`
    select app_now() as now, g.version as switch_version, g.stopped_at is not null as is_stopped, coalesce(last.differences, '[]') as differences,
      (select extract(epoch from app_now() - r.at) * 1000 from reconciliation r
        where r.gateway = g.gateway and r.reported_minor is not null and r.differences = '[]' order by r.id desc limit 1)::float8 as clean_ago
    from payout_switch g left join lateral (
      select differences from reconciliation r where r.gateway = g.gateway and r.reported_minor is not null order by r.id desc limit 1) last on true
    where g.gateway = ${gateway}`);
  if (!before) throw new Error(`gateway ${gateway} has no payout switch`);
  return before;
}

const MAX_COMPARISONS = 3;

/**
 * Compares while both sides keep working: a difference counts only if a second, later comparison shows it again. Undefined
 * when the gateway gives no answer.
 */
export async function compareBooksTwice(
  gateway: string,
  cleanAgo: number | null,
): Promise<BookComparison | undefined> {
  const spanMs = Math.min(Math.max(cleanAgo ?? DAY, 0) + OVERLAP, MAX_SPAN);
  try {
    let latest = await bookSettlements(gateway, await compareBooks(gateway, ago(spanMs)), spanMs);
    for (let count = 1; count < MAX_COMPARISONS && needsAnother(latest); count += 1) {
      const next = await compareBooks(gateway, ago(Math.max(spanMs, CHECKOUT_OPEN)));
      const confirmed = next.differences.filter((difference) => isConfirmedBy(latest, difference));
      const isFinal = confirmed.length === next.differences.length;
      latest = isFinal || count === MAX_COMPARISONS - 1 ? { ...next, differences: confirmed } : next;
      if (isFinal) break;
    }
    return latest;
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("no answer from the gateway to the reconciliation", { error: error.message });
    return undefined;
  }
}

const needsAnother = ({ differences, isStable }: BookComparison): boolean =>
  differences.length > 0 || !isStable;

/** The balance is compared only while it is stable, so an unstable comparison does not rule a balance difference out. */
const isConfirmedBy = (earlier: BookComparison, difference: Difference): boolean =>
  earlier.differences.some((other) => nameOf(other) === nameOf(difference)) ||
  (!earlier.isStable && difference.what === "balance");

const ago = (milliseconds: number): Date => new Date(Date.now() - milliseconds);

/** Books new settlements to our bank and compares again. */
async function bookSettlements(
  gateway: string,
  first: BookComparison,
  spanMs: number,
): Promise<BookComparison> {
  if (first.settlements.length === 0) return first;
  for (const settlement of first.settlements) await recordSettlement(gateway, settlement);
  return compareBooks(gateway, ago(spanMs));
}

function withRunCount(difference: Difference, { differences, switchVersion, now }: Before): Seen {
  const gate = switchVersion.toString();
  const earlier = differences.find((other) => nameOf(other) === nameOf(difference) && other.gate === gate);
  return {
    ...difference,
    runs: (earlier?.runs ?? 0) + 1,
    since: earlier?.since ?? now.toISOString(),
    gate,
  };
}

async function stopIfRepeated(
  gateway: string,
  seen: readonly Seen[],
  { switchVersion, now }: Before,
): Promise<boolean> {
  const repeated = seen.filter(
    ({ runs, since }) => runs >= CONSECUTIVE_RUNS && now.getTime() - Date.parse(since) >= MIN_APART,
  );
  if (repeated.length === 0) return false;
  const because = repeated.map(nameOf);
  if (await stopPayouts(gateway, switchVersion, because)) {
    log.error("payouts are paused: books and gateway differ, and no record explains it", {
      gateway,
      because,
    });
  }
  return true;
}
