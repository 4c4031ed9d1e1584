import { expect, test } from "vitest";
import { addFavourite, countView } from "@/lib/catalog";
import { countOrders } from "@/lib/catalog/count-orders";
import { liveListing, PRICE } from "@/lib/catalog/scene-for-tests";
import { writeViews } from "@/lib/catalog/views";
import { putInCart } from "@/lib/checkout";
import { FEE, one, openMarket } from "@/lib/checkout/market-for-tests";
import { bought } from "@/lib/checkout/scene-for-tests";
import { acceptSettlement, offerSettlement, openDispute, writeStatement } from "@/lib/disputes";
import { queryOne, sql } from "@/lib/kernel/db";
import { HOME } from "@/lib/money/currencies";
import { makeUser } from "@/lib/testing/world";
import {
  approveTrade,
  beginTrade,
  cancelTrade,
  getTradeFor,
  proposeCancel,
  proposeExtension,
  shipTrade,
} from "@/lib/trades";
import { agreeReturn, proposeReturn, shipBack } from "@/lib/trades/parcel/commands/go-back";
import { handOver } from "@/lib/trades/parcel/commands/hand-over";
import { agreeMeeting, proposeMeeting } from "@/lib/trades/parcel/commands/meet";
import { sayDelivered } from "@/lib/trades/parcel/commands/send";
import { withCarrier } from "@/lib/trades/parcel/scene-for-tests";
import { appNow, freshKey } from "@/lib/trades/scenes-for-tests";
import { comingTo, readSales, toDoOf } from ".";
import { actWords } from "./act-words";
import { sellerActs } from "./acts";
import { netOf } from "./scene-for-tests";

const market = openMarket();
const buy = (units = 1) => bought(market.ada, market.phone.listingId, units);

const actsOf = async (user = market.sade) => (await toDoOf(user)).items.map(({ act }) => act);

test("an order asks its seller to begin, to send and to answer, and then for nothing; others read nothing", async () => {
  const { ada, sade } = market;
  expect(await toDoOf(sade)).toEqual({ items: [], count: 0 });
  const { tradeId } = await buy();
  const [first] = (await toDoOf(sade)).items;
  expect(first).toMatchObject({ tradeId, act: "begin", isStopped: false, goesTo: null });
  expect(first?.by).toBe((await getTradeFor(sade.actor, tradeId))?.deadlineAt);
  expect(await actsOf(ada)).toEqual([]);
  await beginTrade(sade.actor, freshKey(), { tradeId });
  expect((await toDoOf(sade)).items).toMatchObject([{ act: "send", goesTo: "A…, Surulere, Lagos" }]);
  await proposeCancel(ada.actor, freshKey(), { tradeId });
  const both = await toDoOf(sade);
  expect(both.items).toMatchObject([{ act: "answer", proposes: "cancel" }, { act: "send" }]);
  expect(both.count).toBe(2);
  await shipTrade(sade.actor, freshKey(), { tradeId, sent: withCarrier() });
  expect(await actsOf()).toEqual([]);
});

test("the nearest deadline is first, whatever is to be done", async () => {
  const { sade } = market;
  const [late, soon] = [await buy(), await buy()];
  await beginTrade(sade.actor, freshKey(), late);
  expect((await toDoOf(sade)).items.map(({ tradeId, act }) => [tradeId, act])).toEqual([
    [soon.tradeId, "begin"],
    [late.tradeId, "send"],
  ]);
});

test("of a proposal of one’s own nothing is asked", async () => {
  const { tradeId } = await buy();
  await beginTrade(market.sade.actor, freshKey(), { tradeId });
  await proposeExtension(market.sade.actor, freshKey(), { tradeId });
  expect(await actsOf()).toEqual(["send"]);
});

test("each act says what to do in one button, and what follows from silence", () => {
  const todo = {
    tradeId: "",
    by: null,
    isStopped: false,
    title: "Clean phone",
    coverId: null,
    buyer: "Ada Obi",
    price: { minor: "100", currency: HOME },
    way: "Courier",
    goesTo: "Surulere, Lagos",
    promisedUntil: "2026-12-04",
    meeting: { at: "2026-12-02T10:00:00Z", place: "Ikeja City Mall" },
    proposes: "extension",
  } as const;
  const said = sellerActs.map(({ act }) => actWords({ ...todo, act }));
  expect(new Set(said.map(({ title }) => title)).size).toBe(sellerActs.length);
  for (const { title, text, action } of said) {
    expect(title).toContain("Clean phone");
    expect(text).toMatch(/Ada|They/);
    expect(action.length).toBeLessThan(20);
  }
});

test("what is held for a seller is listed with its sum, and says what pays it and by when", async () => {
  const { ada, sade } = market;
  const [way, word, code, unsent] = [await buy(), await buy(), await buy(), await buy()];
  for (const { tradeId } of [way, word, code]) {
    await beginTrade(sade.actor, freshKey(), { tradeId });
    await shipTrade(sade.actor, freshKey(), { tradeId, sent: withCarrier() });
  }
  await sayDelivered(sade.actor, freshKey(), word);
  const secret = (await getTradeFor(ada.actor, code.tradeId))?.parcel?.code?.secret ?? "";
  await handOver(sade.actor, freshKey(), { ...code, code: secret });
  const coming = await comingTo(sade);
  expect(coming.items.map(({ tradeId, waitsFor }) => [tradeId, waitsFor])).toEqual([
    [code.tradeId, "inspection"],
    [word.tradeId, "word"],
    [way.tradeId, "way"],
    [unsent.tradeId, "sending"],
  ]);
  const each = (await netOf(way.tradeId)) + FEE;
  expect(coming.items.map(({ amount }) => amount.minor)).toEqual(Array(4).fill(each.toString()));
  expect(coming.total.minor).toBe((4n * each).toString());
  expect(coming.totals.inspection?.minor).toBe(each.toString());
  expect(coming.items[0]?.by).toBe((await getTradeFor(sade.actor, code.tradeId))?.deadlineAt);
  expect((await comingTo(ada)).count).toBe(0);
  await approveTrade(ada.actor, freshKey(), code);
  expect((await comingTo(sade)).total.minor).toBe((3n * each).toString());
});

test("a dispute asks for the seller’s side until they have given it, and its money is held without a day", async () => {
  const { ada, sade } = market;
  const { tradeId } = await buy();
  await beginTrade(sade.actor, freshKey(), { tradeId });
  const statement = "The seller does not answer my calls.";
  await openDispute(ada.actor, freshKey(), { tradeId, reason: "other", statement });
  expect(await actsOf()).toEqual(["tell_side"]);
  expect((await comingTo(sade)).items).toMatchObject([{ waitsFor: "dispute" }]);
  await writeStatement(sade.actor, freshKey(), { tradeId, statement: "I send it today." });
  expect(await actsOf()).toEqual([]);
  await offerSettlement(ada.actor, freshKey(), { tradeId, refundMinor: PRICE / 2n });
  expect(await actsOf()).toEqual(["settle"]);
});

test("sales count what was bought in the period and not cancelled, and of a split order the seller’s share", async () => {
  const { app, ada, sade } = market;
  const [kept, split, gone] = [await buy(2), await buy(), await buy()];
  await cancelTrade(ada.actor, freshKey(), { ...gone, reason: "CHANGED_MIND" });
  await beginTrade(sade.actor, freshKey(), split);
  const statement = "It came with a crack.";
  await openDispute(ada.actor, freshKey(), { ...split, reason: "other", statement });
  await offerSettlement(ada.actor, freshKey(), { ...split, refundMinor: PRICE / 4n });
  const offer = await queryOne<{ id: string }>(
    sql`select o.id from settlement_record o join dispute_overview d on d.id = o.dispute_id where d.trade_id = ${split.tradeId}::uuid`,
  );
  await acceptSettlement(sade.actor, freshKey(), { ...split, offerId: offer?.id ?? "" });
  const paid = await queryOne<{ minor: bigint }>(
    sql`select amount_minor as minor from ledger_transfer where subject_id = ${split.tradeId}::uuid and kind = 'escrow_release'`,
  );
  expect(paid?.minor).toBeLessThan(PRICE - PRICE / 4n);
  const net = (await netOf(kept.tradeId)) + (paid?.minor ?? 0n);
  const sold = {
    orders: 2,
    gross: { minor: (3n * PRICE).toString(), currency: HOME },
    net: { minor: net.toString(), currency: HOME },
  };
  const none = { orders: 0, gross: { minor: "0", currency: HOME }, net: { minor: "0", currency: HOME } };
  const sales = await readSales(sade, 7);
  expect(sales).toMatchObject({ days: 7, now: sold, before: none });
  expect(sales.byDay).toHaveLength(7);
  expect(sales.byDay.at(-1)).toMatchObject(sold);
  expect((await readSales(ada, 7)).now).toEqual(none);
  await app.moveTime("7 days");
  expect(await readSales(sade, 7)).toMatchObject({ now: none, before: sold });
  expect(await readSales(sade, 30)).toMatchObject({ now: sold, before: none });
});

test("from view to order is counted a listing and in all, once a person, and cancelled orders drop out", async () => {
  const { app, ada, sade, phone } = market;
  const bose = await makeUser(app, "Bose");
  const now = await appNow();
  for (const { id } of [ada, bose, bose]) {
    countView({ listingId: phone.listingId, isOwn: false, visitor: id, userAgent: "Firefox", now });
  }
  // A web process knows the day by its own clock, which tests do not move.
  const behind = now.getTime() - Date.now();
  for (const user of [ada, ada]) await addFavourite(user.actor, phone.listingId);
  for (const user of [ada, bose, bose]) await putInCart(user, one(phone));
  const { tradeId } = await buy(2);
  await writeViews();
  await countOrders();
  await countOrders();
  const days = behind > 86_400_000 ? 30 : 7;
  const counted = { views: 2, favourites: 1, carts: 2, orders: 1 };
  const sales = await readSales(sade, days);
  expect(sales.funnel).toEqual(counted);
  expect(sales.listings).toMatchObject([
    { listingId: phone.listingId, ...counted, gross: { minor: (2n * PRICE).toString() } },
  ]);
  expect((await readSales(ada, days)).listings).toEqual([]);
  await app.moveTime("3 days");
  await buy();
  await countOrders();
  expect((await readSales(sade, 30)).funnel).toEqual({ ...counted, orders: 2 });
  await cancelTrade(ada.actor, freshKey(), { tradeId, reason: "CHANGED_MIND" });
  await countOrders();
  expect((await readSales(sade, 30)).funnel).toEqual(counted);
});

test("a return asks its seller to answer, and to look at it once it is sent back; its money is not on its way", async () => {
  const { ada, sade } = market;
  const trade = await buy();
  await beginTrade(sade.actor, freshKey(), trade);
  await shipTrade(sade.actor, freshKey(), { ...trade, sent: withCarrier() });
  await sayDelivered(sade.actor, freshKey(), trade);
  await proposeReturn(ada.actor, freshKey(), { ...trade, paidBy: "buyer", wayBackMinor: 0n });
  expect((await toDoOf(sade)).items).toMatchObject([{ act: "answer", proposes: "return" }]);
  await agreeReturn(sade.actor, freshKey(), trade);
  expect(await toDoOf(sade)).toEqual({ items: [], count: 0 });
  await shipBack(ada.actor, freshKey(), { ...trade, sent: withCarrier() });
  expect(await actsOf()).toEqual(["look_at_return"]);
  expect((await comingTo(sade)).count).toBe(0);
});

test("what is fetched asks to agree where to meet, then to hand it over", async () => {
  const { ada, sade } = market;
  const lamp = await liveListing(market.app, sade, market.moderator, { units: "5", delivery: ["PICK_UP"] });
  const { tradeId } = await bought(ada, lamp.listingId);
  await beginTrade(sade.actor, freshKey(), { tradeId });
  expect(await actsOf()).toEqual(["arrange"]);
  const at = new Date((await appNow()).getTime() + 3 * 3_600_000).toISOString();
  await proposeMeeting(ada.actor, freshKey(), { tradeId, at, place: "Ikeja City Mall" });
  expect(await actsOf()).toEqual(["answer"]);
  await agreeMeeting(sade.actor, freshKey(), { tradeId });
  const [meet] = (await toDoOf(sade)).items;
  expect(meet).toMatchObject({ act: "meet", meeting: { place: "Ikeja City Mall" } });
  expect(Date.parse(meet?.by ?? "")).toBe(Date.parse(at));
});
