// Makes notices as the worker does, on the database of its DATABASE_URL, beside simulated carriers: ten thousand warnings that are due
// at once, then a hundred events a second for a minute. Tells the process that forked it what that took.
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { airtimeSql, toPhone } from "@/lib/assets/airtime/example";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { HOME } from "@/lib/money/currencies";
import { sweepWarnings } from "@/lib/notifications/clock-warnings";
import { contribution } from "@/lib/notifications/contribution";
import { tradeEvents } from "@/lib/trades/events";
import { startBesideSimulators } from "./beside-simulators";

export interface NoticesMeasured {
  warnings: number;
  /** Milliseconds. */
  sweepMs: number;
  /** Milliseconds from each event to its notice. */
  lateMs: number[];
  /** Events and jobs that waited, every five seconds. */
  waiting: number[];
}

const WARNINGS = 10_000;
const SECONDS = 60;
const EACH_SECOND = 100;

const owner = new pg.Client({ connectionString: process.env.BENCHMARK_OWNER_URL });
await owner.connect();
await owner.query(`
  begin;
  alter table trade disable trigger recorded; -- a lock for each is more than a transaction may hold
  create temp table people on commit drop as select n, uuidv7() as id from generate_series(0, 999) n;
  insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at)
    select id, 'Person ' || n, 'person.' || n || '@past.test', '+2347' || lpad(n::text, 9, '0'), 'none', 'TRUSTED', now(), now() from people;
  insert into trade (id, buyer_id, seller_id, performer_id, confirmer_id, kind, listed_under, state, terms, currency, hold_currency, price_minor,
      hold_minor, fee_rule, delivery, day, moves, created_at, deadline_at)
    select uuidv7(), b.id, s.id, s.id, b.id, 'AIRTIME', 'MTN', 'IN_ESCROW', ${airtimeSql(5_000_00n)}, '${HOME}', '${HOME}', 415033, 415033,
      '{"n": 150, "d": 10000, "round": "half_up"}', '${JSON.stringify(toPhone("+2348031234567"))}', current_date, 1, now() - interval '40 minutes',
      now() + interval '20 minutes'
    from generate_series(1, ${WARNINGS}) t join people b on b.n = t % 1000 join people s on s.n = (t + 7) % 1000;
  insert into clock_warning (subject_kind, subject_id, stage, due_at) select 'trade', id, 'trade.half_time', now() from trade;
  alter table trade enable trigger recorded;
  commit`);
await owner.query("analyze");

const before = performance.now();
await sweepWarnings();
const sweepMs = performance.now() - before;
const made = await queryOne<{ count: number }>(sql`select count(*)::int as count from notice`);
if (made?.count !== WARNINGS) throw new Error(`${made?.count} notices of ${WARNINGS} warnings`);
await owner.query("delete from delivery; delete from outbox");

const worker = await startBesideSimulators({ reactions: [contribution.reactions] });
const trades = await query<{ tradeId: string; offerId: string; buyerId: string; sellerId: string }>(sql`
  select id as trade_id, id as offer_id, buyer_id, seller_id from trade limit ${SECONDS * EACH_SECOND}`);
const waiting: number[] = [];
const publishedAt = new Map<string, number>();
for (let second = 0; second < SECONDS; second += 1) {
  const until = performance.now() + 1_000;
  const batch = trades.slice(second * EACH_SECOND, (second + 1) * EACH_SECOND);
  await Promise.all(batch.map((trade) => publish(trade)));
  if (second % 5 === 4) waiting.push(await countWaiting());
  await setTimeout(Math.max(0, until - performance.now()));
}
while ((await countWaiting()) > 0) await setTimeout(200);
const late = await query<{ groupKey: string; at: Date }>(sql`
  select group_key, created_at as at from notice where key = 'trade.accepted'`);
const noticedAt = new Map(late.map(({ groupKey, at }) => [groupKey, at.getTime()]));
await worker.stop();
await owner.end();
const lateMs = [...publishedAt].map(
  ([tradeId, at]) => (noticedAt.get(`trade:${tradeId}`) ?? Number.NaN) - at,
);
process.send?.({ warnings: WARNINGS, sweepMs, lateMs, waiting } satisfies NoticesMeasured);
process.exit(0);

async function publish(trade: { tradeId: string; offerId: string; buyerId: string; sellerId: string }) {
  await query(publishing(tradeEvents.opened, trade));
  publishedAt.set(trade.tradeId, Date.now());
  notifyRelay();
}

async function countWaiting(): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(
    "select (select count(*) from outbox) + (select count(*) from graphile_worker._private_jobs where task_id in (select id from graphile_worker._private_tasks where identifier = 'notices.trade.opened')) as count",
  );
  return Number(rows[0]?.count ?? 0);
}
