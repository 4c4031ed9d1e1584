import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { overviewFor } from "@/lib/staff";
import { type TestApp, testApp } from "@/lib/testing/world";
import { actorOf } from "@/prisma/seed/people";
import { seedMarket } from "@/prisma/seed/seed-market";
import { daysUpToNow } from "./days";
import { priceLines } from "./prices";
import { workOutDays } from "./work-out-days";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  await seedMarket(app.ownerUrl);
  await workOutDays();
});
afterAll(() => app.close());

const rows = () =>
  query(
    sql`select metric, day::text as day, kind, count, sum_minor from metric_day order by metric, day, kind`,
  );

test("the figures of days are those of the tables of record", async () => {
  const [counted] = await query<{ opened: bigint; volume: bigint; disputes: bigint; fees: bigint }>(sql`
    select (select count(*) from trade) as opened, (select sum(price_minor)::bigint from trade where state = 'COMPLETED') as volume,
      (select count(*) from dispute) as disputes, (select sum(amount_minor)::bigint from transfer where kind = 'commission') as fees`);
  const [figures] = await query(sql`
    select sum(count) filter (where metric = 'trade.opened')::bigint as opened,
      sum(sum_minor) filter (where metric = 'trade.completed')::bigint as volume,
      sum(count) filter (where metric = 'trade.disputed')::bigint as disputes,
      sum(sum_minor) filter (where metric = 'commission')::bigint as fees from metric_day`);
  expect(figures).toEqual(counted);
  expect(counted?.opened).toBeGreaterThan(40n);
});

test("worked out twice, or after days without a worker, they are the same", async () => {
  const first = await rows();
  await workOutDays();
  expect(await rows()).toEqual(first);
  await app.asOwner("delete from metric_day where day >= lagos_day(app_now()) - 3");
  await workOutDays();
  expect(await rows()).toEqual(first);
});

test("balances of a day that no worker saw are those that the transfers come to", async () => {
  const today = () =>
    query<{ kind: string; sumMinor: bigint }>(
      sql`select kind, sum_minor from metric_day where metric = 'balance' and day = lagos_day(app_now()) and sum_minor <> 0 order by kind`,
    );
  const known = await today();
  expect(known.length).toBeGreaterThan(3);
  await app.moveTime("26 hours");
  await app.asOwner("delete from metric_day where metric = 'balance'");
  await workOutDays();
  const worked = await query(sql`
    select kind, sum_minor from metric_day where metric = 'balance' and day = (select max(day) from trade) and sum_minor <> 0 order by kind`);
  expect(worked).toEqual(known);
});

test("a chart has its days, and as many before to compare", async () => {
  const { market } = await overviewFor(actorOf("efe"), 7);
  expect(market.days).toHaveLength(7);
  const { today, rows: read } = await daysUpToNow(14);
  expect(market.days.at(-1)?.day).toBe(today);
  const opened = read.filter(({ metric }) => metric === "trade.opened");
  expect(market.totals.opened + market.before.opened).toBe(
    Number(opened.reduce((sum, { count }) => sum + count, 0n)),
  );
});

test("a price line has the median of what buyers paid each day, and no day from before its seven", async () => {
  await app.asOwner("update offer set rate_bps = 8000 + (extract(epoch from created_at)::int % 900)");
  await app.asOwner("delete from metric_day");
  await workOutDays();
  const { today } = await daysUpToNow(1);
  const lines = await priceLines("AIRTIME");
  expect(lines.map(({ listedUnder }) => listedUnder)).toEqual(["MTN", "AIRTEL", "GLO", "T2"]);
  const paid = await query<{ listedUnder: string; day: string; rates: number[] }>(sql`
    select t.listed_under, t.day::text as day, array_agg(o.rate_bps order by o.rate_bps) as rates
    from trade t join trade_line l on l.trade_id = t.id join offer o on o.id = l.offer_id
    where t.day > lagos_day(app_now()) - 7 group by t.listed_under, t.day`);
  expect(paid.length).toBeGreaterThan(3);
  const seen = lines.flatMap(({ listedUnder, days }) =>
    days.flatMap(({ day, medianMinor }) =>
      medianMinor === null ? [] : [`${listedUnder} ${day} ${medianMinor}`],
    ),
  );
  const middle = (rates: number[]) => rates[Math.ceil(rates.length / 2) - 1];
  expect(new Set(seen)).toEqual(
    new Set(paid.map((one) => `${one.listedUnder} ${one.day} ${middle(one.rates)}`)),
  );
  for (const { days, medianMinor } of lines) {
    expect(days).toHaveLength(7);
    expect(days.at(-1)?.day).toBe(today);
    expect(medianMinor).toBe(days.findLast((day) => day.medianMinor !== null)?.medianMinor ?? null);
  }
});
