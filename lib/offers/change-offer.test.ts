import { expect, test } from "vitest";
import { airtimeOf } from "@/lib/assets/airtime/example";
import {
  appWithTestKinds,
  COINS,
  has,
  LOT,
  LOT_PRICE,
  stock,
  stockOf,
  taken,
  tenLots,
} from "@/lib/assets/test-kinds/scene-for-tests";
import { HOUR } from "@/lib/kernel/clock";
import { SYSTEM } from "@/lib/kernel/command";
import { commitPlan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { acceptOffer, cancelTrade } from "@/lib/trades";
import { appNow, freshKey, offerOf, PRICE, tally, together } from "@/lib/trades/scenes-for-tests";
import {
  expireOffer,
  findOffers,
  getOffer,
  pauseOffer,
  publishOffer,
  replaceOffer,
  resumeOffer,
  withdrawOffer,
} from ".";

const scene = appWithTestKinds();
const ROUNDS = 12;

const inHours = async (hours: number) => new Date((await appNow()).getTime() + hours * HOUR);

async function pair() {
  const [ada, bayo] = [
    await makeUser(scene.app, "Ada Obi", { balanceMinor: 5n * PRICE }),
    await makeUser(scene.app, "Bayo Adeyemi"),
  ];
  return { ada, bayo, offer: await offerOf(bayo) };
}

/** Airtime for ₦5,000 at another price. */
const changed = async (offerId: string, priceMinor: bigint) => ({
  ...airtimeOf(5_000_00n),
  offerId,
  priceMinor,
  expiresAt: await inHours(3),
});

const offersOf = ({ id }: TestUser) =>
  query<{ id: string; state: string; priceMinor: bigint }>(sql`
    select id, state::text as state, price_minor from offer where seller_id = ${id}::uuid order by created_at, id`);

const openOffers = async ({ id }: TestUser) =>
  (
    await queryOne<{ open: number }>(
      sql`select open_offers as open from allowance where user_id = ${id}::uuid`,
    )
  )?.open;

const inMarket = async (offerId: string) =>
  (await findOffers({ sort: "newest", limit: 50 })).items.some(({ id }) => id === offerId);

test("a paused offer is out of the market, stays one of the ten, and comes back as it was", async () => {
  const { ada, bayo, offer } = await pair();
  const { offerId } = offer;
  await pauseOffer(bayo.actor, freshKey(), offer);
  expect(await inMarket(offerId)).toBe(false);
  await expect(acceptOffer(ada.actor, freshKey(), offer)).rejects.toMatchObject({ reason: "offer_gone" });
  await expect(pauseOffer(bayo.actor, freshKey(), offer)).rejects.toMatchObject({ reason: "not_pausable" });
  expect(await openOffers(bayo)).toBe(1);
  await resumeOffer(bayo.actor, freshKey(), offer);
  expect(await inMarket(offerId)).toBe(true);
  await expect(resumeOffer(bayo.actor, freshKey(), offer)).rejects.toMatchObject({ reason: "not_paused" });
  const { version = "" } = (await getOffer(offerId)) ?? {};
  await acceptOffer(ada.actor, freshKey(), { ...offer, offerVersion: BigInt(version) });
  expect(await openOffers(bayo)).toBe(1);
});

test("a paused offer is nobody else's to move, expires with its time, and can be taken back", async () => {
  const { ada, bayo, offer } = await pair();
  const other = await offerOf(bayo);
  for (const move of [pauseOffer, resumeOffer]) {
    await expect(move(ada.actor, freshKey(), offer)).rejects.toMatchObject({ reason: "not_found" });
  }
  await pauseOffer(bayo.actor, freshKey(), offer);
  await pauseOffer(bayo.actor, freshKey(), other);
  await withdrawOffer(bayo.actor, freshKey(), other);
  await scene.app.moveTime("61 minutes");
  await expect(resumeOffer(bayo.actor, freshKey(), offer)).rejects.toMatchObject({ reason: "offer_over" });
  await expireOffer(SYSTEM, freshKey(), offer);
  expect((await offersOf(bayo)).map(({ state }) => state)).toEqual(["EXPIRED", "WITHDRAWN"]);
  expect(await openOffers(bayo)).toBe(0);
});

test("a plan that takes units of a paused, withdrawn or expired offer is refused, whatever it leaves unsaid", async () => {
  const { ada, bayo, offer } = await pair();
  const take = async () => {
    const key = newId();
    const counts = [{ table: "offer", id: offer.offerId, change: { unitsHeld: 1n }, guard: {} }];
    const plan = { counts, result: {} };
    return (
      await commitPlan({ act: "test.take", principal: ada.id, key, requestHash: "ab".repeat(32), plan })
    ).outcome;
  };
  await pauseOffer(bayo.actor, freshKey(), offer);
  expect(await take()).toBe("moved");
  await withdrawOffer(bayo.actor, freshKey(), offer);
  expect(await take()).toBe("moved");
});

test("an offer that is paused in the moment it is taken is one or the other", async () => {
  const seen = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ada, bayo, offer } = await pair();
    const [accepted, paused] = await together([
      () => acceptOffer(ada.actor, freshKey(), offer),
      () => pauseOffer(bayo.actor, freshKey(), offer),
    ]);
    const [{ state } = { state: "" }] = await offersOf(bayo);
    seen.add(state);
    expect([accepted?.said === "done", paused?.said === "done"]).toEqual(
      state === "IN_ESCROW" ? [true, false] : [false, true],
    );
  }
  expect([...seen].every((state) => state === "IN_ESCROW" || state === "PAUSED")).toBe(true);
});

test("what trades hold of a paused offer comes back to it, and goes with the seller who gives up", async () => {
  const { ada, bayo } = await pair();
  const vouchers = await stockOf(bayo, 10n);
  const first = await taken(ada, vouchers, 3n);
  await pauseOffer(bayo.actor, freshKey(), vouchers);
  expect(await stock(vouchers.offerId)).toMatchObject({ held: 3n, state: "PAUSED", open: 2 });
  await cancelTrade(bayo.actor, freshKey(), first);
  expect(await stock(vouchers.offerId)).toMatchObject({ held: 0n, state: "WITHDRAWN", open: 1 });
  const lots = await tenLots(scene.app);
  const trade = await taken(lots.ada, lots.offer, 4n);
  await pauseOffer(lots.bayo.actor, freshKey(), lots.offer);
  await cancelTrade(lots.ada.actor, freshKey(), trade);
  expect(await stock(lots.offer.offerId)).toEqual({ held: 0n, sold: 0n, state: "PAUSED", open: 1 });
  expect(await has("HOLD", "BTC", lots.offer.offerId)).toBe(10n * LOT);
});

test("two clicks on 'save changes' make one new offer, and two tabs make one and a refusal", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { bayo, offer } = await pair();
    const [key, input] = [freshKey(), await changed(offer.offerId, 4_000_00n)];
    const clicks = await together([key, key].map((one) => () => replaceOffer(bayo.actor, one, input)));
    expect(tally(clicks)).toEqual({ done: 1, replayed: 1 });
    const replacement = (await offersOf(bayo)).find(({ state }) => state === "AVAILABLE")?.id ?? "";
    const tabs = await Promise.all([3_900_00n, 3_800_00n].map((price) => changed(replacement, price)));
    const outcomes = await together(tabs.map((one) => () => replaceOffer(bayo.actor, freshKey(), one)));
    expect(tally(outcomes)).toEqual({ done: 1, not_changeable: 1 });
    expect((await offersOf(bayo)).map(({ state }) => state).toSorted()).toEqual([
      "AVAILABLE",
      "WITHDRAWN",
      "WITHDRAWN",
    ]);
    expect(await openOffers(bayo)).toBe(1);
  }
});

test("an offer that is changed in the moment it is taken is one or the other", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ada, bayo, offer } = await pair();
    const input = await changed(offer.offerId, 4_000_00n);
    const [accepted, replaced] = await together([
      () => acceptOffer(ada.actor, freshKey(), offer),
      () => replaceOffer(bayo.actor, freshKey(), input),
    ]);
    const states = (await offersOf(bayo)).map(({ state }) => state).toSorted();
    const wasTaken = accepted?.said === "done";
    expect(replaced?.said).toBe(wasTaken ? "not_changeable" : "done");
    expect(states).toEqual(wasTaken ? ["IN_ESCROW"] : ["AVAILABLE", "WITHDRAWN"]);
    expect(await openOffers(bayo)).toBe(1);
  }
});

test("a change that is refused leaves the offer as it was; one at the limit of ten is not", async () => {
  const { bayo, offer } = await pair();
  for (let more = 0; more < 9; more += 1) await offerOf(bayo);
  await pauseOffer(bayo.actor, freshKey(), offer);
  await expect(
    publishOffer(bayo.actor, freshKey(), await changed(offer.offerId, 4_000_00n)),
  ).rejects.toMatchObject({ reason: "ten_offers" });
  const tooDear = await changed(offer.offerId, 6_000_00n);
  await expect(replaceOffer(bayo.actor, freshKey(), tooDear)).rejects.toMatchObject({
    reason: "price_outside_band",
  });
  expect((await offersOf(bayo))[0]).toMatchObject({ id: offer.offerId, state: "PAUSED", priceMinor: PRICE });
  await replaceOffer(bayo.actor, freshKey(), await changed(offer.offerId, 4_000_00n));
  expect(await openOffers(bayo)).toBe(10);
});

test("what a changed offer had put up comes back before the new one puts up its own", async () => {
  const { bayo, offer } = await tenLots(scene.app);
  const { result } = await replaceOffer(bayo.actor, freshKey(), {
    kind: "SWAP",
    terms: { lot: moneyView(LOT, "BTC") },
    offerId: offer.offerId,
    priceMinor: LOT_PRICE,
    units: 25n,
    expiresAt: await inHours(1),
  });
  expect(await has("HOLD", "BTC", offer.offerId)).toBe(0n);
  expect(await has("HOLD", "BTC", result.offerId)).toBe(25n * LOT);
  expect(await has("WALLET", "BTC", bayo.id)).toBe(COINS - 25n * LOT);
});
