import "../assets/test-kinds/known-for-tests";
import { afterAll, beforeAll, expect, test } from "vitest";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { knowTestKinds } from "@/lib/assets/test-kinds/rows-for-tests";
import { stockOf } from "@/lib/assets/test-kinds/scene-for-tests";
import { SYSTEM } from "@/lib/kernel/command";
import { commitPlan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { checkLedger } from "../ledger";
import { expireOffer, publishOffer, withdrawOffer } from "../offers";
import { offer as offerMachine } from "../offers/machine";
import { acceptOffer } from ".";
import { appNow, freshKey, held, offerOf, PRICE, tally, together } from "./scenes-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

async function buyers(count: number, balanceMinor: bigint): Promise<TestUser[]> {
  const made = Array.from({ length: count }, (_, at) => makeUser(app, `Buyer ${at}`, { balanceMinor }));
  return Promise.all(made);
}

async function tradesOf(offerId: string) {
  return query<{ state: string; buyerId: string }>(
    sql`select t.state, t.buyer_id from trade t join trade_line l on l.trade_id = t.id where l.offer_id = ${offerId}::uuid`,
  );
}

const offerState = async (id: string) =>
  (await queryOne<{ state: string }>(sql`select state from offer where id = ${id}::uuid`))?.state;

test("of a hundred buyers who take one offer at once, one gets it and 99 get the refusal that it is taken", async () => {
  const crowd = await buyers(100, 5_000_00n);
  const offer = await offerOf(await makeUser(app, "Bayo"));
  const outcomes = await together(
    crowd.map(
      ({ actor }) =>
        () =>
          acceptOffer(actor, freshKey(), offer),
    ),
  );
  expect(tally(outcomes)).toEqual({ done: 1, offer_taken: 99 });
  expect(await tradesOf(offer.offerId)).toHaveLength(1);
  const winner = crowd[outcomes.findIndex(({ said }) => said === "done")];
  const balances = await Promise.all(crowd.map(({ id }) => held("WALLET", id)));
  expect(balances.filter((balance) => balance === 5_000_00n)).toHaveLength(99);
  expect(await held("WALLET", winner?.id ?? "")).toBe(5_000_00n - PRICE);
});

test("of 300 buyers of an offer of 100 units exactly 100 get one, and nobody is refused while a unit is free", async () => {
  const crowd = await buyers(300, 1_000_00n);
  await knowTestKinds(app);
  const offer = await stockOf(await makeUser(app, "Bayo"), 100n);
  const outcomes = await together(
    crowd.map(
      ({ actor }) =>
        () =>
          acceptOffer(actor, freshKey(), offer),
    ),
  );
  expect(tally(outcomes)).toEqual({ done: 100, offer_taken: 200 });
  expect(await tradesOf(offer.offerId)).toHaveLength(100);
  const units = await queryOne(sql`
    select units_held, units_sold, state::text as state from offer where id = ${offer.offerId}::uuid`);
  expect(units).toEqual({ unitsHeld: 100n, unitsSold: 0n, state: "IN_ESCROW" });
});

test("a withdrawal of what has been taken since it was looked at is asked to look again", async () => {
  const [ada] = await buyers(1, 5_000_00n);
  const bayo = await makeUser(app, "Bayo");
  const offer = await offerOf(bayo);
  await acceptOffer((ada as TestUser).actor, freshKey(), offer);
  const stale = { id: offer.offerId, version: 1n, state: "AVAILABLE" as const };
  const plan = { rows: [offerMachine.move(stale, "withdraw")], result: {} };
  const keyed = {
    act: "test.withdraw",
    principal: bayo.id,
    key: newId(),
    requestHash: "ab".repeat(32),
    plan,
  };
  expect((await commitPlan(keyed)).outcome).toBe("moved");
});

test("eleven offers that a seller publishes at once become ten, and one is refused with the reason", async () => {
  const bayo = await makeUser(app, "Bayo");
  const expiresAt = new Date((await appNow()).getTime() + 3_600_000);
  const terms = { ...airtimeOf(1_000_00n), priceMinor: 900_00n, expiresAt };
  const outcomes = await together(
    Array.from({ length: 11 }, () => () => publishOffer(bayo.actor, freshKey(), terms)),
  );
  expect(tally(outcomes)).toEqual({ done: 10, ten_offers: 1 });
  const open = await queryOne<{ offers: number; counted: number }>(sql`
    select count(*)::int as offers, max(a.open_offers) as counted
    from offer o join allowance a on a.user_id = o.seller_id where o.seller_id = ${bayo.id}::uuid`);
  expect(open).toEqual({ offers: 10, counted: 10 });
});

test("six purchases at once cannot together pass the buyer's daily limit", async () => {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 500_000_00n });
  const sellers = await buyers(6, 0n);
  const offers = await Promise.all(sellers.map((seller) => offerOf(seller, 50_000_00n)));
  const outcomes = await together(offers.map((offer) => () => acceptOffer(ada.actor, freshKey(), offer)));
  expect(tally(outcomes)).toEqual({ done: 4, day_limit: 2 });
  expect(await held("WALLET", ada.id)).toBe(300_000_00n);
});

test("six sales at once cannot together pass the seller's daily limit", async () => {
  const crowd = await buyers(6, 50_000_00n);
  const bayo = await makeUser(app, "Bayo");
  const purchases = crowd.map(async ({ actor }) => ({ actor, offer: await offerOf(bayo, 50_000_00n) }));
  const outcomes = await together(
    (await Promise.all(purchases)).map(
      ({ actor, offer }) =>
        () =>
          acceptOffer(actor, freshKey(), offer),
    ),
  );
  expect(tally(outcomes)).toEqual({ done: 4, partner_limit: 2 });
});

test("money for one of three purchases at once buys one; the refusals of the others say what is missing", async () => {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: PRICE });
  const sellers = await buyers(3, 0n);
  const offers = await Promise.all(sellers.map((seller) => offerOf(seller)));
  const outcomes = await together(offers.map((offer) => () => acceptOffer(ada.actor, freshKey(), offer)));
  expect(tally(outcomes)).toEqual({ done: 1, insufficient_funds: 2 });
  expect(await held("WALLET", ada.id)).toBe(0n);
});

test.each([
  ["expires", (offerId: string) => expireOffer(SYSTEM, `expire:${offerId}`, { offerId })],
  ["is unpublished", undefined],
])("an offer that %s in the moment it is taken is one or the other", async (_how, expire) => {
  for (let round = 0; round < 12; round += 1) {
    const ada = await makeUser(app, "Ada Obi", { balanceMinor: 5_000_00n });
    const bayo = await makeUser(app, "Bayo");
    const offer = await offerOf(bayo);
    const { offerId } = offer;
    if (expire)
      await app.asOwner("update offer set expires_at = app_now() + interval '9 ms' where id = $1", [offerId]);
    const end = async () => {
      if (!expire) return withdrawOffer(bayo.actor, freshKey(), { offerId });
      await app.moveTime("10 ms");
      return expire(offerId);
    };
    const [accepted, ended] = await together([() => acceptOffer(ada.actor, freshKey(), offer), end]);
    const wasTaken = accepted?.said === "done";
    expect(ended?.said === "done").toBe(!wasTaken);
    expect(await tradesOf(offerId)).toHaveLength(wasTaken ? 1 : 0);
    expect(await offerState(offerId)).toBe(wasTaken ? "IN_ESCROW" : expire ? "EXPIRED" : "WITHDRAWN");
    expect(await held("WALLET", ada.id)).toBe(wasTaken ? 5_000_00n - PRICE : 5_000_00n);
  }
});
