import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { categoryCovers, followedStores, priceHintOf, storeOf } from "@/lib/catalog";
import { files, ledgerChecks } from "@/lib/composition";
import { after, MINUTE } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { IMAGE_SIDES, keptSizes } from "@/lib/media/images/sizes";
import { publishOffer } from "@/lib/offers";
import { popularSearches, savedSearches, searchListings } from "@/lib/search";
import { allDocuments } from "@/lib/search/documents";
import { engine } from "@/lib/search/engines";
import { readListingFilter } from "@/lib/search/schema";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { acceptOffer, approveTrade, beginTrade, deliverTrade } from "@/lib/trades";
import { inOrder } from "./acts";
import { demoGoods } from "./goods";
import { MEMBERS_LISTINGS } from "./goods/members";
import { endedAs, expectOrdersInEachState } from "./goods/orders-for-tests";
import { pastSales } from "./goods/past-sales";
import { emailOf, stores } from "./goods/stores";
import { actorOf, idFor } from "./people";
import { planCrowd } from "./seed-crowd";
import { seedDemo } from "./seed-market";

const folder = mkdtempSync(path.join(tmpdir(), "amana-demo-"));
let app: TestApp;

beforeAll(async () => {
  app = await testApp({ FILES_DIR: folder });
  await seedDemo(app.ownerUrl);
}, 300_000); // twelve thousand commits, beside whatever else the machine does
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const counts = () =>
  queryOne<Record<string, number>>(sql`
    select (select count(*)::int from app_user) as people, (select count(*)::int from posting) as postings,
      (select count(*)::int from offer where kind = 'AIRTIME' and state = 'AVAILABLE') as open_offers,
      (select count(*)::int from listing) as listings,
      (select count(*)::int from trade where kind = 'AIRTIME' and state = 'COMPLETED') as completed,
      (select count(*)::int from trade where state = 'CANCELLED') as cancelled,
      (select count(*)::int from trade where ended_at is null) as running,
      (select count(*)::int from message) as messages,
      (select count(*)::int from outbox) as events, (select count(*)::int from balance_delta) as deltas`);

test("the demo begins with two hundred people, three hundred offers and two thousand finished trades", async () => {
  expect(await counts()).toMatchObject({
    people: 200,
    openOffers: 300,
    listings: demoGoods.length + MEMBERS_LISTINGS + pastSales.length,
    completed: 2_000,
    cancelled: 104 + endedAs("CANCELLED"),
    running: 3 + endedAs(null),
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
      and not exists (select from listing l join offer o on o.id = l.id where o.state in ('AVAILABLE', 'PAUSED')
        and o.expires_at <= app_now() + interval '73 hours' and l.reminded72_for is distinct from o.expires_at)
      and not exists (select from deposit where check_at is not null) and app_now() = now() as none`);
  expect(due?.none).toBe(true);
});

test("nobody passes a limit: ten open offers, and what their level lets them trade", async () => {
  const counted = await queryOne<{ differ: number; most: number }>(sql`
    select count(*) filter (where a.open_offers <> open.offers)::int as differ, max(open.offers)::int as most
    from allowance a cross join lateral (select count(*) as offers from offer o
      where o.seller_id = a.user_id and o.kind = 'AIRTIME' and o.state in ('AVAILABLE', 'IN_ESCROW')) open`);
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

test("of what members sold to each other, similar ones show what they cost; of others too few are known", async () => {
  const live = await query<{ id: string; title: string }>(sql`
    select l.id, v.content->>'title' as title from listing l join offer o on o.id = l.id and o.state = 'AVAILABLE'
      join listing_version v on v.listing_id = l.id and v.version = l.live_version order by 2`);
  const shown = await Promise.all(live.map(async ({ id, title }) => [title, await priceHintOf(id)] as const));
  expect(shown.filter(([, hint]) => hint)).toEqual([
    ["Over-ear headphones, clean, with pouch", { lowMinor: "2100000", highMinor: "2350000", listings: 5 }],
    ["Power bank, 20,000 mAh, used three months", { lowMinor: "1400000", highMinor: "1550000", listings: 5 }],
  ]);
});

describe("of goods", () => {
  test("Ada and Bayo have orders in each state, on both sides", expectOrdersInEachState);

  test("all of every store are on sale, in twelve categories, and found by their titles", async () => {
    expect(await categoryCovers()).toHaveLength(12);
    for (const { title } of demoGoods) {
      const { ids } = await searchListings(readListingFilter({ q: title }));
      const first = await query<{ title: string }>(sql`
        select v.content->>'title' as title from listing l
          join listing_version v on v.listing_id = l.id and v.version = l.live_version
        where l.id = any(${ids.slice(0, 5)}::uuid[])`);
      expect(first.map((one) => one.title)).toContain(title);
    }
  });

  test("the index is as a rebuild makes it, and what many searched for is suggested", async () => {
    const { added, changed, removed } = await engine.rebuild(allDocuments());
    expect({ added, changed, removed }).toEqual({ added: 0, changed: 0, removed: 0 });
    expect((await popularSearches()).length).toBeGreaterThanOrEqual(6);
    expect(await savedSearches(actorOf("ada"))).toHaveLength(2);
  });

  test("there is one in each state in which a listing can be, and three that wait for a moderator", async () => {
    const states = await query<{ state: string }>(sql`
      select distinct case when l.state = 'LIVE' then o.state::text else l.state::text end as state
      from listing l left join offer o on o.id = l.id order by 1`);
    expect(states.map(({ state }) => state)).toEqual(
      "AVAILABLE COMPLETED DRAFT EXPIRED PAUSED PENDING_REVIEW REJECTED WITHDRAWN".split(" "),
    );
    const waiting = await query<{ risk: number }>(sql`
      select risk from listing where pending_version is not null and screened_at is not null or flagged_at is not null order by risk`);
    expect(waiting.map(({ risk }) => risk)).toEqual([0, 40, 80]);
  });

  test("every picture is served in each size, with nothing but its pixels", async () => {
    const shown = await query<{ id: string; width: number; height: number }>(sql`
      select i.id, i.width, i.height from image i join listing_version v on v.image_ids ? i.id::text
        join offer o on o.id = v.listing_id and o.state = 'AVAILABLE'`);
    expect(shown.length).toBeGreaterThanOrEqual(demoGoods.length);
    for (const { id, ...size } of shown) {
      for (const { side, width, height } of keptSizes(size)) {
        const served = await files.showImage(null, id, side);
        const bytes = typeof served === "object" ? served.bytes : Buffer.alloc(0);
        const known = await sharp(bytes).metadata();
        expect({ ...known, side }).toMatchObject({ format: "webp", width, height, side });
        expect([known.exif, known.xmp, known.icc, known.iptc]).toEqual(Array(4).fill(undefined));
      }
    }
    expect(IMAGE_SIDES.slice(0, 3)).toEqual([320, 640, 1280]);
  });

  test("every store has its page, with its goods and those who follow it", async () => {
    for (const { handle, name } of Object.values(stores)) {
      const page = await storeOf(handle, actorOf("ada"));
      expect(page).toMatchObject({ name, isAway: false });
      expect(page?.categories.length).toBeGreaterThan(1);
      expect(page?.followers).toBeGreaterThan(0);
    }
    expect(await followedStores(actorOf("ada"))).toHaveLength(3);
  });

  test("their sellers have a record that trades and buyers made", async () => {
    for (const store of Object.values(stores)) {
      const record = await queryOne<{ trades: number; ratings: number; stars: number }>(sql`
        select trades_completed as trades, ratings, stars_total::float8 / nullif(ratings, 0) as stars
        from reputation where user_id = ${idFor({ email: emailOf(store) })}::uuid`);
      expect(record?.trades).toBeGreaterThan(10);
      expect(record?.ratings).toBeGreaterThan(5);
      expect(Math.abs((record?.stars ?? 0) - store.stars / 10)).toBeLessThan(0.55);
    }
  });
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
