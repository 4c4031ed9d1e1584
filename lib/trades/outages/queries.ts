import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { mustRead } from "@/lib/kernel/permissions";
import { carrierScope, type OutageScope, outageScopes, scopeName } from "./scopes";

export interface Outage {
  id: string;
  /** The operator's, the gateway's, or 'Amana'. */
  what: string;
  source: "staff" | "health" | "heartbeat";
  reason: string;
  startedAt: Date;
  /** Ends by itself then. */
  until: Date;
  endedAt: Date | null;
  /** While it is false, no deadline that it concerns runs. */
  isApplied: boolean;
  openedBy: string | null;
  /** How many running trades stand still because of it. */
  stopped: number;
  now: Date;
}

const SHOWN = 50;

type OutageRow = Omit<Outage, "what"> & OutageScope;

/** Outages, those that stop clocks first, then the newest. Throws Refusal not_found without the permission. */
export async function listOutages(by: Actor): Promise<Outage[]> {
  mustRead(by, "outage.mark");
  const rows = await query<OutageRow>(sql`
    select o.id, o.gateway, o.kind, o.listed_under, o.source, o.reason, o.started_at, o.until, o.ended_at, o.applied_at is not null as is_applied,
      p.name as opened_by, app_now() as now, case when o.applied_at is null then (
        select count(*) from trade t where t.deadline_at is not null and stops_clock(o, t.kind, t.listed_under, carrier_awaited(t.id, t.state))) else 0 end::int as stopped
    from outage o left join person p on p.id = o.opened_by_id
    order by o.applied_at is not null, o.started_at desc, o.id limit ${SHOWN}`);
  return rows.map(({ gateway, kind, listedUnder, ...row }) => ({
    ...row,
    what: scopeName({ gateway, kind, listedUnder }),
  }));
}

/** What can be marked as down, by code, with its name and how many trades would stand still. */
export async function outagePreview(by: Actor): Promise<{ code: string; name: string; running: number }[]> {
  mustRead(by, "outage.mark");
  const running = await query<{
    kind: string;
    listedUnder: string;
    carrier: string | null;
    trades: number;
  }>(sql`
    select kind, listed_under, lower(carrier_awaited(id, state)) as carrier, count(*)::int as trades
    from trade where deadline_at is not null group by kind, listed_under, carrier`);
  return Object.entries(outageScopes).flatMap(([code, scope]) => {
    if (!scope) return [];
    const concerned = running.filter(
      ({ kind, listedUnder, carrier }) =>
        scope.kind === null ||
        (scope.kind === kind && (scope.listedUnder ?? listedUnder) === listedUnder) ||
        carrierScope(carrier ?? "").toLowerCase() === code.toLowerCase(),
    );
    return [{ code, name: scope.name, running: concerned.reduce((sum, { trades }) => sum + trades, 0) }];
  });
}

/** What is down now, for everyone, the longest first. */
export async function currentOutages(): Promise<{ what: string; since: Date }[]> {
  const rows = await query<OutageScope & { since: Date }>(sql`
    select gateway, kind, listed_under, started_at as since from outage
    where state = 'OPEN' and until > app_now() order by started_at limit ${SHOWN}`);
  return rows.map((row) => ({ what: scopeName(row), since: row.since }));
}
