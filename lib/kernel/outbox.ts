import "server-only";
import { empty, isConnected, join, query, queryOne, Sql, sql } from "./db";
import type { EventTopic, Payload } from "./events/declare";
import { MAX_ATTEMPTS, type RelayedEvent } from "./slice";

/** LISTEN channel, notified when the outbox has rows. */
export const OUTBOX_CHANNEL = "amana_outbox";

const NOTIFY_AFTER_MS = 20; // one notification for everything committed in the meantime
const BATCH = 200;

const shared = globalThis as { amanaRelayTimer?: NodeJS.Timeout };

/**
 * Notifies the relay that the outbox has rows, outside the posting transaction: a NOTIFY inside it would serialise all commits.
 * A lost notification is harmless, because the relay also polls.
 */
export function notifyRelay(): void {
  shared.amanaRelayTimer ??= setTimeout(() => {
    delete shared.amanaRelayTimer;
    if (!isConnected()) return; // the script has ended: do not reconnect
    query(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`).catch(() => {});
  }, NOTIFY_AFTER_MS).unref();
}

/**
 * A statement, or a part of one, that publishes events outside a plan: one for each row of `source`, or a single one without a
 * source. A field is a value, or an expression over the source. Call notifyRelay() after it has run.
 */
export function publishing<Carried extends Payload>(
  { topic }: EventTopic<Carried>,
  payload: { readonly [Field in keyof NoInfer<Carried>]: Sql | NoInfer<Carried>[Field] },
  source?: Sql,
): Sql {
  const fields = Object.entries<unknown>(payload).map(
    ([field, value]) =>
      sql`${field}::text, ${value instanceof Sql ? value : sql`${JSON.stringify(value)}::jsonb`}`,
  );
  const from = source ? sql`from ${source}` : empty;
  return sql`insert into outbox (topic, payload) select ${topic}, jsonb_build_object(${join(fields)}) ${from}`;
}

/** The job that events of a topic start. */
export interface Route {
  topic: string;
  job: string;
  /** A field of the payload: events with the same value within a second start one job. */
  gatherBy?: string | undefined;
  priority?: number | undefined;
}

/**
 * Moves one batch of events to the queue, one job for each reaction, in one statement: an event is always either in the outbox
 * or queued. Returns the number of events moved and, in order, those with a topic in `listened`.
 */
export async function relayOutbox(
  routes: readonly Route[],
  listened: readonly string[] = [],
): Promise<{ taken: number; relayed: RelayedEvent[] }> {
  const moved = await queryOne<{ taken: number; relayed: RelayedEvent[] }>(sql`
    with taken as (
      delete from outbox where id in (select id from outbox order by id limit ${BATCH} for update skip locked)
      returning id, topic, payload),
    wanted as (
      select distinct on (key) taken.id, route.job, route.priority, taken.payload,
        route.job || ':' || coalesce(taken.payload->>route."gatherBy", 'event:' || taken.id) as key,
        case when route."gatherBy" is not null then now() + interval '1 second' end as run_at
      from taken join jsonb_to_recordset(${JSON.stringify(routes)}::jsonb) route (topic text, job text, "gatherBy" text, priority int)
        using (topic)
      order by key, taken.id desc),
    queued as (
      select graphile_worker.add_jobs(coalesce(array_agg(
        (wanted.job, (wanted.payload || jsonb_build_object('outboxId', wanted.id::text))::json, null, wanted.run_at, ${MAX_ATTEMPTS}::int, wanted.key, wanted.priority, null)
        ::graphile_worker.job_spec order by wanted.id), '{}'), job_key_preserve_run_at := true)
      from wanted)
    select (select count(*) from taken)::int as taken, (select count(*) from queued)::int as queued,
      (select coalesce(json_agg(json_build_object('id', id::text, 'topic', topic, 'payload', payload) order by id), '[]')
       from taken where topic = any(${listened})) as relayed`);
  return moved ?? { taken: 0, relayed: [] };
}
