import "server-only";
import { isGatewayError } from "@/lib/gateways";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/kernel/clock";
import { queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { recordSettlement, stopPayouts } from "./commands";
import { type Look, look } from "./compare/look";
import { type Difference, nameOf } from "./compare/records";
import { type RunKind, recordRun } from "./record-run";
import type { Seen, StoredDifference } from "./stored";

export interface RunOutcome {
  /** False where the gateway did not answer: then nothing is known. */
  heard: boolean;
  differences: readonly Difference[];
  stopped: boolean;
  /** What was under way, for whoever books it. */
  look: Look | undefined;
}

/** Gateway times overlap by this much from one run to the next. */
const OVERLAP = 10 * MINUTE;
/** How far back a run looks at most; the daily one looks at everything. */
const FARTHEST = 7 * DAY;
/** A payment may be made as long as its checkout is open: so far back a second look reaches. */
const CHECKOUT_OPEN = 25 * HOUR;
/** Two runs at the same moment are no two runs running. */
const APART = 3 * SECOND;
const RUNS_RUNNING = 2;

interface Before {
  now: Date;
  /** Milliseconds since the last run that found nothing. */
  cleanAgo: number | null;
  gate: bigint;
  isStopped: boolean;
  differences: StoredDifference[];
}

/**
 * Compares our books with the gateway's, writes the outcome down, and stops payouts where the same difference has been
 * seen in two runs running. A gateway that is silent is no difference.
 */
export async function runReconciliation(gateway: string, kind: RunKind): Promise<RunOutcome> {
  const started = performance.now();
  const before = await readBefore(gateway);
  const found = await lookTwice(gateway, before.cleanAgo);
  const durationMs = Math.round(performance.now() - started);
  if (!found) {
    await recordRun({ gateway, kind, durationMs });
    return { heard: false, differences: [], stopped: before.isStopped, look: undefined };
  }
  const seen = found.differences.map((difference) => countedOn(difference, before));
  await recordRun({ gateway, kind, durationMs, look: found, seen });
  failpoint("wallet.reconciliation.recorded");
  const stopped = before.isStopped || (await stopWhereSeenTwice(gateway, seen, before));
  return { heard: true, differences: found.differences, stopped, look: found };
}

async function readBefore(gateway: string): Promise<Before> {
  const before = await queryOne<Before>(sql`
    select app_now() as now, g.version as gate, g.stopped_at is not null as is_stopped, coalesce(last.differences, '[]') as differences,
      (select extract(epoch from app_now() - r.at) * 1000 from reconciliation r
        where r.gateway = g.gateway and r.reported_minor is not null and r.differences = '[]' order by r.id desc limit 1)::float8 as clean_ago
    from payout_switch g left join lateral (
      select differences from reconciliation r where r.gateway = g.gateway and r.reported_minor is not null order by r.id desc limit 1) last on true
    where g.gateway = ${gateway}`);
  if (!before) throw new Error("there is no gate for payouts");
  return before;
}

const MOST_LOOKS = 3;

/**
 * What both sides say while they go on working: a difference counts where a second look, begun after the first, shows it
 * again. Undefined where the gateway is silent.
 */
export async function lookTwice(gateway: string, cleanAgo: number | null): Promise<Look | undefined> {
  const reach = Math.min(Math.max(cleanAgo ?? DAY, 0) + OVERLAP, FARTHEST);
  try {
    let latest = await bookSettlements(gateway, await look(gateway, ago(reach)), reach);
    for (let looks = 1; looks < MOST_LOOKS && needsAnother(latest); looks += 1) {
      const next = await look(gateway, ago(Math.max(reach, CHECKOUT_OPEN)));
      const again = next.differences.filter((one) => isIn(latest, one));
      const isSteady = again.length === next.differences.length;
      latest = isSteady || looks === MOST_LOOKS - 1 ? { ...next, differences: again } : next;
      if (isSteady) break;
    }
    return latest;
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("the gateway could not be heard for the reconciliation", { error: error.message });
    return undefined;
  }
}

const needsAnother = ({ differences, stoodStill }: Look): boolean => differences.length > 0 || !stoodStill;

/** The balance is judged only while it stands still, so a look at which it moved says nothing against it. */
const isIn = (earlier: Look, one: Difference): boolean =>
  earlier.differences.some((other) => nameOf(other) === nameOf(one)) ||
  (!earlier.stoodStill && one.what === "balance");

const ago = (milliseconds: number): Date => new Date(Date.now() - milliseconds);

/** Money that has gone to our bank is booked at once; what is compared then has it. */
async function bookSettlements(gateway: string, first: Look, reach: number): Promise<Look> {
  if (first.settlements.length === 0) return first;
  for (const settlement of first.settlements) await recordSettlement(gateway, settlement);
  return look(gateway, ago(reach));
}

function countedOn(difference: Difference, { differences, gate, now }: Before): Seen {
  const earlier = differences.find(
    (one) => nameOf(one) === nameOf(difference) && one.gate === gate.toString(),
  );
  return {
    ...difference,
    runs: (earlier?.runs ?? 0) + 1,
    since: earlier?.since ?? now.toISOString(),
    gate: gate.toString(),
  };
}

async function stopWhereSeenTwice(
  gateway: string,
  seen: readonly Seen[],
  { gate, now }: Before,
): Promise<boolean> {
  const lasting = seen.filter(
    ({ runs, since }) => runs >= RUNS_RUNNING && now.getTime() - Date.parse(since) >= APART,
  );
  if (lasting.length === 0) return false;
  const because = lasting.map(nameOf);
  if (await stopPayouts(gateway, gate, because)) {
    log.error("payouts are stopped: books and gateway differ, and no record says why", { gateway, because });
  }
  return true;
}
