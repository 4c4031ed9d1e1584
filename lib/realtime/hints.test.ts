import { expect, test } from "vitest";
import { chatEvents } from "@/lib/chat/events";
import { depositEvents } from "@/lib/deposits/events";
import { identityEvents } from "@/lib/identity/events";
import type { DomainEvent } from "@/lib/kernel/events/declare";
import { newId } from "@/lib/kernel/ids";
import { offerEvents } from "@/lib/offers/events";
import { outageEvents, tradeEvents } from "@/lib/trades/events";
import type { TradeState } from "@/lib/trades/moves";
import { type GuardedChannel, readChannel, tradeChannel, userChannel } from "./channels";
import { hintsOf, listeners } from "./hints";

const tradeId = newId();
const offerId = newId();
const buyerId = newId();
const sellerId = newId();
const trade = { tradeId, offerId, buyerId, sellerId };
const move = (fromState: TradeState, state: TradeState) => ({
  ...trade,
  move: "any",
  fromState,
  state,
  sequence: 4,
  version: "4",
});
const hints = ({ topic, payload }: DomainEvent) => hintsOf({ id: "17", topic, payload });
const published = (event: DomainEvent) => hints(event).map((hint) => [hint.channel, hint.event]);

test("publishes a move with its version in the trade's room, and to both parties' lists", () => {
  expect(hints(tradeEvents.moved(move("IN_ESCROW", "DELIVERED")))).toEqual([
    { channel: tradeChannel(tradeId), event: "trade.moved", data: { v: 1, id: "17", version: "4" } },
    { channel: userChannel(buyerId), event: "trades.changed", data: { v: 1, id: "17" } },
    { channel: userChannel(sellerId), event: "trades.changed", data: { v: 1, id: "17" } },
  ]);
});

test("publishes an accepted offer as gone from the market", () => {
  expect(published(tradeEvents.opened(trade))).toContainEqual(["offers", "offer.gone"]);
});

test("publishes an ended trade to both wallets, and a cancelled one to the market", () => {
  const completed = published(tradeEvents.ended(move("DELIVERED", "COMPLETED")));
  const cancelled = published(tradeEvents.ended(move("IN_ESCROW", "CANCELLED")));
  for (const party of [buyerId, sellerId]) {
    expect(completed).toContainEqual([userChannel(party), "wallet.changed"]);
    expect(cancelled).toContainEqual([userChannel(party), "wallet.changed"]);
  }
  expect(completed).not.toContainEqual(["offers", "offer.fresh"]);
  expect(cancelled).toContainEqual(["offers", "offer.fresh"]);
});

test("notifies staff when a dispute opens and ends", () => {
  const opened = published(tradeEvents.moved(move("DELIVERED", "DISPUTED")));
  const ruled = published(tradeEvents.ended(move("DISPUTED", "COMPLETED")));
  const delivered = published(tradeEvents.moved(move("IN_ESCROW", "DELIVERED")));
  expect(opened).toContainEqual(["private-staff", "queue.changed"]);
  expect(ruled).toContainEqual(["private-staff", "queue.changed"]);
  expect(delivered).not.toContainEqual(["private-staff", "queue.changed"]);
});

test("publishes only the number of a message", () => {
  expect(hints(chatEvents.sent({ tradeId, sequence: 9 }))).toEqual([
    { channel: tradeChannel(tradeId), event: "chat.sent", data: { v: 1, id: "17", sequence: 9 } },
  ]);
});

test("hints contain only numbers, versions and offer ids", () => {
  const moved = move("DISPUTED", "CANCELLED");
  const all = [
    tradeEvents.opened(trade),
    tradeEvents.moved(moved),
    tradeEvents.ended(moved),
    offerEvents.published({ offerId, sellerId }),
    depositEvents.paid({ depositId: newId(), userId: buyerId, reference: "dep", paidMinor: "100" }),
    chatEvents.sent({ tradeId, sequence: 9 }),
    chatEvents.read({ tradeId, sequence: 9, by: "buyer" }),
  ];
  const facts = all.flatMap(hints).flatMap(({ data }) => Object.keys(data));
  expect([...new Set(facts)].toSorted()).toEqual(["by", "id", "offerId", "sequence", "v", "version"]);
});

test("publishes an outage to all rooms at once, without saying more", () => {
  const outageId = newId();
  for (const event of [outageEvents.moved({ outageId }), outageEvents.applied({ outageId })])
    expect(hints(event)).toEqual([
      { channel: "clock", event: "clock.changed", data: { v: 1, id: "17" } },
      { channel: "private-staff", event: "queue.changed", data: { v: 1, id: "17" } },
    ]);
});

test("publishes nothing for topics without a listener", () => {
  expect(hints(identityEvents.signed_up({ userId: buyerId }))).toEqual([]);
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
])("parses %s", (name, channel) => {
  expect(readChannel(name)).toEqual(channel);
});

test("says ids, numbers and names of settings alone, whatever an event carries: no one’s name, address or words", () => {
  const carried = new Proxy({}, { get: (_all, field) => `<${String(field)}>` });
  const said = listeners.flatMap(({ event }) => hintsOf({ id: "17", topic: event.topic, payload: carried }));
  expect(said.length).toBeGreaterThan(listeners.length - 1);
  const fields = new Set(JSON.stringify(said).match(/<\w+>/g));
  const ids = ["<buyerId>", "<listingId>", "<offerId>", "<sellerId>", "<tradeId>", "<userId>"];
  expect([...fields].toSorted()).toEqual(["<by>", ...ids, "<keys>", "<sequence>", "<version>"].toSorted());
});
