import "server-only";
import { defaultGateway } from "@/lib/gateways/names";
import { DAY, MINUTE } from "@/lib/kernel/clock";
import { queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { invariant } from "@/lib/kernel/refusal";
import type { PauseCause } from "./pause/reasons";
import type { StoredDifference } from "./stored";
import { gapOf } from "./words";

/** A difference as the public sees it: the kind of record, the problem and the gap, without a name or a reference. */
export interface PublicDifference {
  kind: StoredDifference["kind"];
  what: StoredDifference["what"];
  /** Kobo as digits. */
  apartMinor: string;
}

/** The current state of one part of the product. */
export interface PartState {
  state: "working" | "waiting" | "stopped" | "silent";
  since: Date | null;
}

export interface ServiceStatus {
  now: Date;
  paymentsIn: PartState;
  payouts: PartState;
  trades: PartState;
  messages: PartState;
  /** Why payouts are paused; null while they run. */
  pausedFor: PauseCause | null;
  /** What differs, where that has paused them. */
  differences: PublicDifference[];
  /** When books and gateway were last compared; null before the first run. */
  checkedAt: Date | null;
  /** The uptime of payouts over the last ninety days or since the first daily run, from 0 to 1. */
  payoutsUp: number;
  upSince: Date | null;
}

interface Facts {
  now: Date;
  stoppedAt: Date | null;
  pausedFor: PauseCause | null;
  answeredAt: Date | null;
  firstAt: Date | null;
  differences: StoredDifference[];
  acts: { act: string; at: string }[];
  oldestEventAt: Date | null;
  oldestJobAt: Date | null;
}

/** Runs happen every twenty seconds; without an answer for this long the gateway counts as unavailable. */
const SILENT_AFTER = 3 * MINUTE;
/** Background jobs finish within seconds; older ones count as delayed. */
const LATE_AFTER = 3 * MINUTE;
const UPTIME_WINDOW = 90 * DAY;

/** The database answers a status page within this, or not at all. */
const PATIENCE = 5_000;

/** What was last read here, and since when the database has not answered. */
let known: ServiceStatus | undefined;
let silentSince: Date | null = null;

/** The public status of the service, by one query; where the database does not answer, by what is known without it. */
export async function serviceStatus(): Promise<ServiceStatus> {
  try {
    const facts = await within(PATIENCE, queryOne<Facts>(statusNow));
    invariant(facts, "every gateway has its switch");
    known = statusFrom(facts);
    silentSince = null;
    return known;
  } catch (error) {
    log.error("status without the database", { error: String(error) });
    silentSince ??= new Date();
    return statusOfOutage(known, silentSince, new Date());
  }
}

async function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the database does not answer")), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Nothing works without the database; what was known of books and gateway stays known. Pure. */
export function statusOfOutage(before: ServiceStatus | undefined, since: Date, now: Date): ServiceStatus {
  const part: PartState = { state: "silent", since };
  return {
    ...(before ?? { pausedFor: null, differences: [], checkedAt: null, payoutsUp: 1, upSince: null }),
    now,
    paymentsIn: part,
    payouts: part,
    trades: part,
    messages: part,
  };
}

/** Derives the status from its facts. Pure. */
export function statusFrom(facts: Facts): ServiceStatus {
  const { now, stoppedAt, pausedFor, answeredAt, firstAt, differences } = facts;
  const silentSince = answeredAt && isBefore(answeredAt, now, SILENT_AFTER) ? answeredAt : null;
  const late = (at: Date | null) => (isBefore(at, now, LATE_AFTER) ? at : null);
  const { up, since } = uptimeOf(facts);
  return {
    now,
    paymentsIn: partOf(null, silentSince),
    payouts: partOf(stoppedAt, silentSince),
    trades: partOf(null, late(facts.oldestEventAt)),
    messages: partOf(null, late(facts.oldestEventAt) ?? late(facts.oldestJobAt)),
    pausedFor: stoppedAt && (pausedFor ?? "differences"),
    differences: stoppedAt
      ? differences.map((each) => ({ kind: each.kind, what: each.what, apartMinor: gapOf(each) }))
      : [],
    checkedAt: answeredAt,
    payoutsUp: up,
    upSince: firstAt && since,
  };
}

const isBefore = (at: Date | null, now: Date, by: number): boolean =>
  at !== null && now.getTime() - at.getTime() > by;

function partOf(stoppedSince: Date | null, waitingSince: Date | null): PartState {
  if (stoppedSince) return { state: "stopped", since: stoppedSince };
  return waitingSince ? { state: "waiting", since: waitingSince } : { state: "working", since: null };
}

/** The uptime of payouts from their stops and resumptions, oldest first. */
function uptimeOf({ now, firstAt, acts, stoppedAt }: Facts): { up: number; since: Date } {
  const from = Math.max(now.getTime() - UPTIME_WINDOW, firstAt?.getTime() ?? now.getTime());
  let down = 0;
  let stop: number | null = null;
  for (const { act, at } of acts) {
    const moment = Math.max(Date.parse(at), from);
    if (act === "wallet.stop_payouts" || act === "payouts.pause") stop ??= moment;
    else if (stop !== null) {
      down += moment - stop;
      stop = null;
    }
  }
  if (stoppedAt) down += now.getTime() - (stop ?? from);
  const whole = now.getTime() - from;
  return { up: whole > 0 ? Math.max(0, 1 - down / whole) : 1, since: new Date(from) };
}

const statusNow = sql`
  select app_now() as now, g.stopped_at, g.paused_for, coalesce(why.differences, '[]') as differences,
    (select at from reconciliation where reported_minor is not null order by id desc limit 1) as answered_at,
    (select min(at) from reconciliation where kind = 'daily') as first_at,
    coalesce((select json_agg(json_build_object('act', a.act, 'at', a.at) order by a.id) from audit a
      where a.subject_kind = 'payout_switch' and a.subject_id = g.id::text
        and a.act in ('wallet.stop_payouts', 'payouts.pause', 'payouts.resume') and a.at > app_now() - interval '180 days'), '[]') as acts,
    (select min(created_at) from outbox) as oldest_event_at,
    (select app_now() - make_interval(secs => oldest_seconds) from queue_state() where oldest_seconds > 120) as oldest_job_at
  from payout_switch g left join reconciliation why on why.id = g.stopped_by_id
  where g.gateway = ${defaultGateway()}`;
