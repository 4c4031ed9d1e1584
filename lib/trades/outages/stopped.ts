import { raw, type Sql } from "@/lib/kernel/db";

/** The outages that stop the clock of trade `t` now, or have not moved its deadline yet. SQL after `from`, with alias `o`. */
const STOPPING = (t: string) =>
  `outage o where o.applied_at is null and stops_clock(o, ${t}.kind, ${t}.listed_under, carrier_awaited(${t}.id, ${t}.state))`;

/**
 * Whether the clock of trade `t` stands still; what enforces deadlines leaves such trades alone. PostgreSQL refuses it, too. While all
 * clocks stand, the first condition saves a scan of the trades.
 */
export const clockStands = (t: string): Sql =>
  raw(
    `(exists (select from outage o where o.applied_at is null and o.kind is null) or exists (select from ${STOPPING(t)}))`,
  );

/** The outage that stops the clock of trade `t`, the first to have begun, as `StoppingRow`; null where it runs. */
export const stoppingOf = (t: string): Sql =>
  raw(`(select json_build_object('gateway', o.gateway, 'kind', o.kind, 'listedUnder', o.listed_under, 'since', o.started_at)
      from ${STOPPING(t)} order by o.started_at limit 1)`);

/** By what the deadline of trade `t` was moved, as `StopRow`s, oldest first; null where it never was. */
export const stopsOf = (t: string): Sql =>
  raw(`(select json_agg(json_build_object('gateway', o.gateway, 'kind', o.kind, 'listedUnder', o.listed_under, 'from', c.from_at,
      'until', c.until_at, 'stoppedMs', c.stopped_ms) order by c.until_at, c.outage_id)
      from clock_stop c join outage o on o.id = c.outage_id where c.trade_id = ${t}.id and c.stopped_ms > 0)`);

/** For how long the clock of trade `t` stood still between two times, as an interval; `parcel` says who carried it since when. SQL expressions. */
export const timeStopped = (
  t: string,
  from: string,
  until: string,
  parcel?: { carrier: string; sentAt: string },
): Sql =>
  raw(
    `time_stopped(${[from, until, `${t}.kind`, `${t}.listed_under`, ...(parcel ? [parcel.carrier, parcel.sentAt] : [])].join(", ")})`,
  );
