import "./known-for-tests";
import { expect, test } from "vitest";
import { concedeTrade, openDispute } from "@/lib/disputes";
import { ruledFinally } from "@/lib/disputes/scenes-for-tests";
import { SYSTEM } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { PLATFORM_ID } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { expireOffer, withdrawOffer } from "@/lib/offers";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { approveTrade, beginTrade, cancelTrade, deliverTrade, getTradeFor, lapseTrade } from "@/lib/trades";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { sentenceOf } from "@/lib/trades/sentences";
import { situationOf } from "@/lib/trades/situation";
import { payIn } from "./rows-for-tests";
import {
  appWithTestKinds,
  basket,
  COINS,
  commit,
  FUNDED,
  has,
  LOT,
  LOT_PRICE,
  lotsOf,
  paidBy,
  stock,
  taken,
  tenLots,
  toTake,
} from "./scene-for-tests";

const scene = appWithTestKinds();

const lapse = async (trade: { tradeId: string }) => {
  await scene.app.moveTime("31 minutes");
  await lapseTrade(SYSTEM, freshKey(), trade);
};

const coins = ({ id }: TestUser) => has("WALLET", "BTC", id);
const earned = () => has("FEES", "BTC", PLATFORM_ID);

test("coins are held from publishing, taken in part, and paid less a fee in coins rounded down", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  expect(await coins(bayo)).toBe(COINS - 10n * LOT);
  expect(await has("HOLD", "BTC", offer.offerId)).toBe(10n * LOT);
  const trade = await taken(ada, offer, 3n);
  expect(await has("HOLD", "BTC", offer.offerId)).toBe(7n * LOT);
  expect(await has("HOLD", "BTC", trade.tradeId)).toBe(3n * LOT);
  expect(await has("WALLET", HOME, ada.id)).toBe(FUNDED); // she pays outside
  await expect(beginTrade(bayo.actor, freshKey(), trade)).rejects.toMatchObject({ reason: "not_yours" });
  await beginTrade(ada.actor, freshKey(), trade);
  await deliverTrade(ada.actor, freshKey(), trade);
  await expect(approveTrade(ada.actor, freshKey(), trade)).rejects.toMatchObject({ reason: "not_yours" });
  const before = await earned();
  await approveTrade(bayo.actor, freshKey(), trade);
  expect(await has("WALLET", "BTC", ada.id)).toBe(99_999n - 1_499n); // of 1,499.985
  expect((await earned()) - before).toBe(1_499n);
  expect(await stock(offer.offerId)).toEqual({ held: 0n, sold: 3n, state: "AVAILABLE", open: 1 });
  await withdrawOffer(bayo.actor, freshKey(), { offerId: offer.offerId });
  expect(await coins(bayo)).toBe(COINS - 3n * LOT);
});

test("coins read as coins in the room, and the price as naira", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  const { tradeId } = await taken(ada, offer, 3n, ada);
  const [hers, his] = [await getTradeFor(ada.actor, tradeId), await getTradeFor(bayo.actor, tradeId)];
  if (!hers || !his) throw new Error("a room for each");
  expect(hers.price).toEqual({ minor: (3n * LOT_PRICE).toString(), currency: HOME });
  expect(hers).toMatchObject({
    hold: { minor: "99999", currency: "BTC" },
    fee: { minor: "1499", currency: "BTC" },
    escrow: { minor: "99999", currency: "BTC" },
  });
  expect(situationOf(his)).toMatchObject({ tone: "wait", title: "Check your bank account for ₦15,000." });
  expect(his.openMoves).toContain("approve");
  expect(his.moves.map((entry) => sentenceOf(entry, his))[0]).toBe("Ada accepted. ₿0.00099999 is in escrow");
});

test("coins go back to the offer where the buyer never begins or gives up, and are sold again", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  await lapse(await taken(ada, offer, 4n));
  expect(await has("HOLD", "BTC", offer.offerId)).toBe(10n * LOT);
  await cancelTrade(ada.actor, freshKey(), await taken(ada, offer, 10n));
  expect(await stock(offer.offerId)).toEqual({ held: 0n, sold: 0n, state: "AVAILABLE", open: 1 });
  await approveTrade(bayo.actor, freshKey(), await taken(ada, offer, 10n, ada));
  expect(await stock(offer.offerId)).toEqual({ held: 0n, sold: 10n, state: "COMPLETED", open: 0 });
  expect(await has("HOLD", "BTC", offer.offerId)).toBe(0n);
});

test("coins go to the seller's wallet where the offer has ended meanwhile", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  const trade = await taken(ada, offer, 4n);
  await withdrawOffer(bayo.actor, freshKey(), { offerId: offer.offerId });
  expect(await coins(bayo)).toBe(COINS - 4n * LOT);
  await lapse(trade);
  expect(await coins(bayo)).toBe(COINS);
  expect(await stock(offer.offerId)).toEqual({ held: 0n, sold: 0n, state: "WITHDRAWN", open: 0 });
});

test("coins are held by an offer whose time has passed until the clock ends it", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  const trade = await taken(ada, offer, 4n);
  await scene.app.moveTime("61 minutes");
  await lapseTrade(SYSTEM, freshKey(), trade);
  expect(await stock(offer.offerId)).toMatchObject({ held: 0n, state: "AVAILABLE" });
  await expireOffer(SYSTEM, freshKey(), { offerId: offer.offerId });
  expect(await coins(bayo)).toBe(COINS);
  expect(await stock(offer.offerId)).toMatchObject({ state: "EXPIRED", open: 0 });
});

test("coins go where a moderator says, or where a party who gives in says", async () => {
  const { ada, bayo, offer } = await tenLots(scene.app);
  const statement = "Nothing has arrived in my account.";
  const mola = await makeUser(scene.app, "Mola", { staffRoles: ["MODERATOR"] });
  const disputed = async () => {
    const trade = await taken(ada, offer, 1n, ada);
    await openDispute(bayo.actor, freshKey(), { ...trade, reason: "not_paid", statement });
    return trade;
  };
  const rule = async (outcome: "refund" | "release") =>
    ruledFinally(mola, (await disputed()).tradeId, outcome);
  await rule("refund");
  expect(await has("HOLD", "BTC", offer.offerId)).toBe(10n * LOT);
  await rule("release");
  expect(await has("WALLET", "BTC", ada.id)).toBe(LOT - 499n); // of 499.995
  await concedeTrade(ada.actor, freshKey(), await disputed());
  expect(await stock(offer.offerId)).toEqual({ held: 0n, sold: 1n, state: "AVAILABLE", open: 1 });
});

test("coins cannot be offered without being put up, or less than the offer says", async () => {
  const ada = await makeUser(scene.app, "Ada Obi");
  await expect(lotsOf(ada, 10n)).rejects.toMatchObject({ reason: "insufficient_funds" });
  await payIn(ada.id, "BTC", COINS);
  const { offerId } = await lotsOf(ada, 1n);
  const row = await queryOne<{ row: object }>(sql`
    select jsonb_build_object('id', gen_random_uuid(), 'sellerId', seller_id, 'kind', kind, 'terms', terms, 'listedUnder', listed_under,
      'listedMinor', listed_minor, 'rateBps', rate_bps, 'currency', currency, 'priceMinor', price_minor, 'feeRule', fee_rule,
      'unitsTotal', 1, 'holdUnitMinor', hold_unit_minor, 'holdCurrency', hold_currency, 'expiresAt', expires_at) as row
    from offer where id = ${offerId}::uuid`);
  const publish = (more: object): Plan => ({
    insert: [{ table: "offer", row: { ...row?.row, ...more } }],
    result: {},
  });
  await expect(commit(ada.id, publish({}))).rejects.toThrow(`a offer_hold of ${LOT} is missing`);
  await expect(commit(ada.id, publish({ holdUnitMinor: 1 }))).rejects.toThrow("does not put up what it says");
});

test("coins of one offer are shared out between two trades by their units", async () => {
  const { ada, offer } = await tenLots(scene.app);
  const three = await toTake([[offer.offerId, 3n]]);
  const plan = await basket(ada.id, [three, three], { delivery: paidBy });
  const moved = [LOT, -LOT];
  const shifted = {
    ...plan,
    insert: plan.insert?.map(({ table, row }, at) => ({
      table,
      row: { ...row, holdMinor: 3n * LOT + (moved[at] ?? 0n) },
    })),
    transfers: plan.transfers?.map((leg, at) => ({ ...leg, amount: leg.amount + (moved[at] ?? 0n) })),
  } as Plan;
  await expect(commit(ada.id, shifted)).rejects.toThrow("price and parties are those of its offers");
  expect(await commit(ada.id, plan)).toBe("committed");
  expect(await has("HOLD", "BTC", offer.offerId)).toBe(4n * LOT);
});
