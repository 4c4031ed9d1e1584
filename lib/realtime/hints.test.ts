import { expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { type GuardedChannel, readChannel, tradeChannel, userChannel } from "./channels";
import { hintsOf } from "./hints";

const tradeId = newId();
const offerId = newId();
const buyerId = newId();
const sellerId = newId();
const trade = { tradeId, offerId, buyerId, sellerId, version: "4", sequence: 4 };
const event = (topic: string, payload: Record<string, string | number>) => ({ id: "17", topic, payload });
const told = (topic: string, payload: Record<string, string | number>) =>
  hintsOf(event(topic, payload)).map((hint) => [hint.channel, hint.event]);

test("a move is told in the trade's room with its version, and to both parties' lists", () => {
  const moved = { ...trade, move: "deliver", fromState: "IN_ESCROW", state: "DELIVERED" };
  expect(hintsOf(event("trade.moved", moved))).toEqual([
    { channel: tradeChannel(tradeId), event: "trade.moved", data: { v: 1, id: "17", version: "4" } },
    { channel: userChannel(buyerId), event: "trades.changed", data: { v: 1, id: "17" } },
    { channel: userChannel(sellerId), event: "trades.changed", data: { v: 1, id: "17" } },
  ]);
});

test("an accepted offer leaves the market", () => {
  expect(told("trade.opened", trade)).toContainEqual(["offers", "offer.gone"]);
});

test("a trade that ends changes both wallets; only one that fell through has the market looked at again", () => {
  const completed = told("trade.ended", { ...trade, fromState: "DELIVERED", state: "COMPLETED" });
  const cancelled = told("trade.ended", { ...trade, fromState: "IN_ESCROW", state: "CANCELLED" });
  for (const party of [buyerId, sellerId]) {
    expect(completed).toContainEqual([userChannel(party), "wallet.changed"]);
    expect(cancelled).toContainEqual([userChannel(party), "wallet.changed"]);
  }
  expect(completed).not.toContainEqual(["offers", "offer.fresh"]);
  expect(cancelled).toContainEqual(["offers", "offer.fresh"]);
});

test("staff hear of a trade that comes to be disputed, and of one that no longer is", () => {
  const opened = told("trade.moved", { ...trade, fromState: "DELIVERED", state: "DISPUTED" });
  const ruled = told("trade.ended", { ...trade, fromState: "DISPUTED", state: "COMPLETED" });
  const delivered = told("trade.moved", { ...trade, fromState: "IN_ESCROW", state: "DELIVERED" });
  expect(opened).toContainEqual(["private-staff", "queue.changed"]);
  expect(ruled).toContainEqual(["private-staff", "queue.changed"]);
  expect(delivered).not.toContainEqual(["private-staff", "queue.changed"]);
});

test("a message is told by its number alone", () => {
  expect(hintsOf(event("chat.sent", { tradeId, sequence: 9 }))).toEqual([
    { channel: tradeChannel(tradeId), event: "chat.sent", data: { v: 1, id: "17", sequence: 9 } },
  ]);
});

test("no hint carries more than numbers, a version or the id of an offer", () => {
  const everything = {
    ...trade,
    userId: buyerId,
    fromState: "DISPUTED",
    state: "CANCELLED",
    reference: "dep",
  };
  const topics = [
    "trade.opened",
    "trade.moved",
    "trade.ended",
    "offer.published",
    "deposit.paid",
    "chat.sent",
    "chat.read",
  ];
  const facts = topics
    .flatMap((topic) => hintsOf(event(topic, everything)))
    .flatMap(({ data }) => Object.keys(data));
  expect([...new Set(facts)].toSorted()).toEqual(["by", "id", "offerId", "sequence", "v", "version"]);
});

test("a topic that nobody's screen waits for tells nothing", () => {
  expect(hintsOf(event("identity.signed_in", { userId: buyerId }))).toEqual([]);
});

test.each<[string, GuardedChannel | undefined]>([
  [tradeChannel(tradeId), { kind: "trade", tradeId }],
  [userChannel(buyerId), { kind: "user", userId: buyerId }],
  ["private-staff", { kind: "staff" }],
  ["offers", undefined],
  [`private-trade-${tradeId}`, undefined],
  [`presence-trade-${tradeId}-x`, undefined],
  [`presence-trade-${tradeId}\n`, undefined],
  ["presence-trade-", undefined],
  ["private-encrypted-staff", undefined],
])("%s is read as what it is", (name, channel) => {
  expect(readChannel(name)).toEqual(channel);
});
