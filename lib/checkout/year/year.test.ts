import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { disputeReactions } from "@/lib/disputes/reactions";
import { query, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { runDue } from "@/lib/testing/reactions";
import { type TestApp, testApp } from "@/lib/testing/world";
import { tradeReactions } from "@/lib/trades/reactions";
import { buy, type Market, marketOf } from "./market-for-tests";
import { turnOf } from "./people-for-tests";

/** Purchases, and one in how many acts is killed. */
const PURCHASES = Number(process.env.ORDER_PURCHASES ?? 300);
const KILL_EVERY = Number(process.env.ORDER_KILL_EVERY ?? 100);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007);
const AT_ONCE = 8;
/** Of orders that nobody looks after there are this many looks at most, a day each. */
const LAST = 90;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const findings = async (scope: "recent" | "full") => (await checkLedger(ledgerChecks, scope)).findings;

/** The two of each order go on, time passes, the worker does what is due. */
async function goOn(market: Market, interval: string): Promise<void> {
  for (let from = 0; from < market.orders.length; from += AT_ONCE)
    await Promise.all(market.orders.slice(from, from + AT_ONCE).map((order) => turnOf(market, order)));
  await app.moveTime(interval);
  for (const slice of [tradeReactions, disputeReactions]) await runDue(slice);
  const ids = market.orders.map(({ tradeId }) => tradeId);
  const open = await query<{ id: string }>(
    sql`select id from trade where id = any(${ids}::uuid[]) and ended_at is null`,
  );
  const isOpen = new Set(open.map(({ id }) => id));
  market.orders = market.orders.filter(({ tradeId }) => isOpen.has(tradeId));
}

const endsOf = () =>
  query<{ how: string; count: number }>(sql`
    select t.state || ' by ' || m.move as how, count(*)::int as count
    from trade t join timeline m on m.trade_id = t.id and m.sequence = t.moves group by 1 order by 1`);

/** Nothing of an order is left anywhere: no hold, no open parcel, checkout or offer to settle. */
const left = () =>
  query(sql`
    select 'hold ' || id as what from account where kind = 'HOLD' and balance <> 0
    union all select 'parcel ' || id from parcel where state = 'HELD'
    union all select 'trade ' || id from trade where ended_at is null
    union all select 'dispute ' || id from dispute where state <> 'CLOSED'
    union all select 'settlement ' || id from settlement_offer where state = 'OPEN'`);

test(
  `whatever buyers, sellers and the clock do, and wherever we are killed, every order ends and no money is lost (SEED=${SEED}, ${PURCHASES} purchases)`,
  async () => {
    const market = await marketOf(app, SEED, KILL_EVERY);
    for (let looks = 1; market.begun < PURCHASES; looks += 1) {
      for (let at = market.random.below(12); at >= 0 && market.begun < PURCHASES; at -= 1) await buy(market);
      await goOn(market, market.random.pick(["5 minutes", "3 hours", "13 hours", "26 hours"]));
      if (looks % 10 === 0) expect(await findings("recent")).toEqual([]);
    }
    for (let looks = 0; market.orders.length > 0 && looks < LAST; looks += 1) await goOn(market, "25 hours");
    const ends = await endsOf();
    if (process.env.ORDER_TELL) process.stdout.write(`${JSON.stringify([ends, market.tally], null, 1)}\n`);
    expect({ left: await left(), ends }).toEqual({ left: [], ends });
    expect(await findings("full")).toEqual([]);
    expect(await query(sql`select * from record_faults(array(select id from trade))`)).toEqual([]);
    // A year in which orders end in few ways, or nothing is killed, proves little.
    expect(ends.length).toBeGreaterThan(8);
    expect(Object.keys(market.tally).some((word) => word.startsWith("killed"))).toBe(true);
  },
  120_000 + PURCHASES * 1_500,
);
