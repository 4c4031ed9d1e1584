import { afterAll, beforeAll, expect, test } from "vitest";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { ledgerChecks } from "@/lib/composition";
import { after, MINUTE } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { publishOffer } from "@/lib/offers";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { acceptOffer, approveTrade, beginTrade, deliverTrade } from "@/lib/trades";
import { inOrder } from "./acts";
import { planCrowd } from "./seed-crowd";
import { seedDemo } from "./seed-market";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  await seedDemo(app.ownerUrl);
}, 300_000); // twelve thousand commits, beside whatever else the machine does
afterAll(() => app.close());

const counts = () =>
  queryOne<Record<string, number>>(sql`
    select (select count(*)::int from app_user) as people, (select count(*)::int from posting) as postings,
      (select count(*)::int from offer where state = 'AVAILABLE') as open_offers,
      (select count(*)::int from trade where state = 'COMPLETED') as completed,
      (select count(*)::int from trade where state = 'CANCELLED') as cancelled,
      (select count(*)::int from trade where ended_at is null) as running,
      (select count(*)::int from message) as messages,
      (select count(*)::int from outbox) as events, (select count(*)::int from balance_delta) as deltas`);

test("the demo begins with two hundred people, three hundred offers and two thousand finished trades", async () => {
  expect(await counts()).toMatchObject({
    people: 200,
    openOffers: 300,
    completed: 2_000,
    cancelled: 104,
    running: 3,
    events: 0,
    deltas: 0,
  });
});

test("no rule of the ledger is broken by three months of trades", async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  expect(findings).toEqual([]);
});

test("seeding the demo a second time changes nothing", async () => {
  const before = await counts();
  await seedDemo(app.ownerUrl);
  expect(await counts()).toEqual(before);
});

test("nothing is due when the worker starts, and the clock is back at real time", async () => {
  const due = await queryOne<{ none: boolean }>(sql`
    select not exists (select from trade where deadline_at <= app_now() + interval '20 minutes')
      and not exists (select from offer where state = 'AVAILABLE' and expires_at <= app_now() + interval '1 hour')
      and not exists (select from deposit where check_at is not null) and app_now() = now() as none`);
  expect(due?.none).toBe(true);
});

test("nobody passes a limit: ten open offers, and what their level lets them trade", async () => {
  const counted = await queryOne<{ differ: number; most: number }>(sql`
    select count(*) filter (where a.open_offers <> open.offers)::int as differ, max(open.offers)::int as most
    from allowance a cross join lateral (select count(*) as offers from offer o
      where o.seller_id = a.user_id and o.state in ('AVAILABLE', 'IN_ESCROW')) open`);
  expect(counted?.differ).toBe(0);
  expect(counted?.most).toBeLessThanOrEqual(10);
  const dear = await query(sql`
    select t.id from trade t join app_user u on u.id in (t.buyer_id, t.seller_id)
    where u.level = 'BASIC' and t.price_minor > 5000000`);
  expect(dear).toEqual([]);
});

test("sellers differ in how fast they are, and everybody was a member before they traded", async () => {
  const spread = await queryOne<{ fast: number; slow: number; early: number }>(sql`
    select count(*) filter (where median_delivery_seconds < 180)::int as fast,
      count(*) filter (where median_delivery_seconds > 720)::int as slow,
      (select count(*)::int from offer o join app_user u on u.id = o.seller_id where o.created_at < u.created_at) as early
    from reputation`);
  expect(spread?.fast).toBeGreaterThan(10);
  expect(spread?.slow).toBeGreaterThan(5);
  expect(spread?.early).toBe(0);
});

/** What one completed trade has left behind, without the ids, moments and sums that are its own. */
const traces = (tradeId: string) =>
  queryOne<object>(sql`
    select array(select m.move || ' ' || m.actor_role || ' ' || m.to_state from timeline m where m.trade_id = t.id
        order by m.sequence) as moves,
      array(select p.act || ' ' || p.subject_kind || ' ' || array_to_string(array(select jsonb_object_keys(p.result)), ' ')
        from posting p where p.subject_id in (t.id, l.offer_id) order by p.id) as postings,
      array(select x.kind from transfer x where x.subject_id = t.id order by x.id) as transfers,
      array(select key from jsonb_each_text(to_jsonb(t)) where value is not null order by 1) as trade_columns,
      array(select key from jsonb_each_text(to_jsonb(o)) where value is not null order by 1) as offer_columns,
      t.version, o.version as offer_version, t.fee_rule, t.deadline_at, o.units_sold
    from trade t join trade_line l on l.trade_id = t.id join offer o on o.id = l.offer_id where t.id = ${tradeId}::uuid`);

async function tradeByCommands(): Promise<string> {
  const seller = await makeUser(app, "Bisi Seller");
  const buyer = await makeUser(app, "Musa Buyer", { balanceMinor: 5_000_00n });
  const terms = { ...airtimeOf(2_000_00n), priceMinor: 1_800_00n };
  const expiresAt = after(new Date(), 60 * MINUTE);
  const { result: offer } = await publishOffer(seller.actor, "one", { ...terms, expiresAt });
  const acceptance = {
    offerId: offer.offerId,
    offerVersion: 1n,
    priceMinor: terms.priceMinor,
    delivery: toPhone(buyer.phone),
  };
  const { result: trade } = await acceptOffer(buyer.actor, "two", acceptance);
  await beginTrade(seller.actor, "three", trade);
  await deliverTrade(seller.actor, "four", trade);
  await approveTrade(buyer.actor, "five", trade);
  return trade.tradeId;
}

test("a trade of the history leaves what the app's own commands leave", async () => {
  const seeded = await queryOne<{ id: string }>(sql`
    select t.id from trade t join posting p on p.subject_id = t.id join posting_key k on k.posting_id = p.id and k.key like 'seed:crowd-%:approve'
    order by t.created_at limit 1`);
  expect(await traces(seeded?.id ?? "")).toEqual(await traces(await tradeByCommands()));
});

test.each(["2027-02-27T23:10:00Z", "2027-07-01T05:40:00Z"])(
  "the history can be decided whenever the demo starts (%s)",
  (moment) => {
    const present = new Date(moment);
    const acts = inOrder(planCrowd(present).acts);
    for (const { decide } of acts) decide();
    expect(acts.at(-1)?.at.getTime()).toBeLessThan(present.getTime());
  },
);

test("the same moment gives the same history", () => {
  const [once, twice] = [1, 2].map(() =>
    inOrder(planCrowd(new Date("2027-01-04T12:00:00Z")).acts).slice(0, 900),
  );
  expect(twice?.map(({ decide }) => decide())).toEqual(once?.map(({ decide }) => decide()));
});
