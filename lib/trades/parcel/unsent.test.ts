import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { statusOf } from "@/lib/catalog/scene-for-tests";
import { ledgerChecks } from "@/lib/composition";
import { openDispute } from "@/lib/disputes";
import { disputeReactions } from "@/lib/disputes/reactions";

import { checkLedger } from "@/lib/ledger";

import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import {
  agreeExtension,
  approveTrade,
  beginTrade,
  cancelTrade,
  deliverTrade,
  getTradeFor,
  proposeExtension,
} from "..";
import { tradeReactions } from "../reactions";
import { appNow, freshKey, held, reasonOf } from "../scenes-for-tests";

import { agreeMeeting, proposeMeeting } from "./commands/meet";
import { sayHandedOver, shipTrade } from "./commands/send";
import { type Order, orderOf, standOf, withCarrier } from "./scene-for-tests";

let app: TestApp;
let moderator: TestUser;
beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const FUNDED = 200_000_00n;
const refusal = (act: Promise<unknown>) => act.then(() => "done", reasonOf);
const viewOf = async ({ tradeId }: Order, { actor }: TestUser) => (await getTradeFor(actor, tradeId))?.parcel;
const openOf = async ({ tradeId }: Order, { actor }: TestUser) =>
  (await getTradeFor(actor, tradeId))?.openMoves.toSorted() ?? [];

/** What the worker does as time passes, and nothing else. */
async function pass(interval: string): Promise<void> {
  await app.moveTime(interval);
  for (const slice of [tradeReactions, disputeReactions]) await runDue(slice);
}

describe("an order that is not sent", () => {
  test("is cancelled by its buyer until the seller begins, with a reason, and the listing stays for sale", async () => {
    const order = await orderOf(app, moderator);
    expect(await openOf(order, order.ada)).toEqual(["cancel", "propose-cancel", "propose-extension"]);
    expect(await refusal(cancelTrade(order.ada.actor, freshKey(), order))).toBe("reason_needed");
    expect(
      await refusal(cancelTrade(order.ada.actor, freshKey(), { ...order, reason: "OUT_OF_STOCK" })),
    ).toBe("reason_needed");
    await cancelTrade(order.ada.actor, freshKey(), { ...order, reason: "CHANGED_MIND" });
    expect(await standOf(order)).toMatchObject({ state: "CANCELLED", parcel: "RETURNED" });
    expect(await held("WALLET", order.ada.id)).toBe(FUNDED);
    expect(await statusOf(order.sade, order.listingId)).toBe("AVAILABLE");
    const begun = await orderOf(app, moderator, "BEGUN");
    expect(
      await refusal(cancelTrade(begun.ada.actor, freshKey(), { ...begun, reason: "CHANGED_MIND" })),
    ).toBe("ask_to_cancel");
  });

  test.each([
    ["OUT_OF_STOCK", "INACTIVE"],
    ["BUYER_ASKED", "AVAILABLE"],
  ])("is cancelled by its seller for %s, and the listing is %s", async (reason, status) => {
    const order = await orderOf(app, moderator, "BEGUN");
    await cancelTrade(order.sade.actor, freshKey(), { ...order, reason });
    expect(await standOf(order)).toMatchObject({ state: "CANCELLED", parcel: "RETURNED" });
    expect(await held("WALLET", order.ada.id)).toBe(FUNDED);
    expect(await statusOf(order.sade, order.listingId)).toBe(status);
  });

  test.each(["IN_ESCROW", "BEGUN"] as const)(
    "is refunded with its delivery by time alone from %s, and its listing paused",
    async (from) => {
      const order = await orderOf(app, moderator, from);
      await pass(from === "BEGUN" ? "8 days" : "37 hours");
      expect(await standOf(order)).toMatchObject({ state: "CANCELLED", parcel: "RETURNED" });
      expect(await held("WALLET", order.ada.id)).toBe(FUNDED);
      expect(await statusOf(order.sade, order.listingId)).toBe("INACTIVE");
    },
  );

  test("gets a day more to be sent once, and none beyond that", async () => {
    const order = await orderOf(app, moderator, "BEGUN");
    const { ada, sade } = order;
    const before = (await standOf(order))?.deadlineAt ?? new Date(0);
    await proposeExtension(sade.actor, freshKey(), order);
    await agreeExtension(ada.actor, freshKey(), order);
    const after = (await standOf(order))?.deadlineAt ?? new Date(0);
    expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(23 * 3_600_000);
    expect(await refusal(proposeExtension(sade.actor, freshKey(), order))).toBe("extended_once");
  });

  test("cannot be reported before its seller has begun", async () => {
    const order = await orderOf(app, moderator);
    const statement = "Nothing has come, and they do not answer me.";
    const report = () =>
      refusal(openDispute(order.ada.actor, freshKey(), { ...order, reason: "other", statement }));
    expect(await report()).toBe("moved_on");
    await beginTrade(order.sade.actor, freshKey(), order);
    expect(await report()).toBe("done");
  });
});

test("an order shows its address to the seller from the start until thirty days after the end, and never once it is cancelled", async () => {
  const order = await orderOf(app, moderator);
  const addressOf = async ({ actor }: TestUser) =>
    (await getTradeFor(actor, order.tradeId))?.delivery ?? null;
  expect(await addressOf(order.sade)).toBeNull();
  await beginTrade(order.sade.actor, freshKey(), order);
  expect(await addressOf(order.sade)).toMatchObject({ street: "14 Adeniran Ogunsanya Street" });
  expect(await addressOf(moderator)).toBeNull();
  await shipTrade(order.sade.actor, freshKey(), { ...order, sent: withCarrier() });
  await approveTrade(order.ada.actor, freshKey(), order);
  await app.moveTime("29 days");
  expect(await addressOf(order.sade)).not.toBeNull();
  await app.moveTime("2 days");
  expect(await addressOf(order.sade)).toBeNull();
  expect(await addressOf(order.ada)).not.toBeNull();
  const cancelled = await orderOf(app, moderator, "BEGUN");
  await cancelTrade(cancelled.sade.actor, freshKey(), { ...cancelled, reason: "DAMAGED" });
  expect((await getTradeFor(cancelled.sade.actor, cancelled.tradeId))?.delivery ?? null).toBeNull();
});

describe("an order that the buyer fetches", () => {
  const at = async () => new Date((await appNow()).getTime() + 26 * 3_600_000).toISOString();

  test("is not sent, and handed over where the two agreed to meet, by code or by the seller’s word", async () => {
    const order = await orderOf(app, moderator, "BEGUN", { isPickUp: true });
    const { ada, sade } = order;
    expect(await refusal(deliverTrade(sade.actor, freshKey(), order))).toBe("say_how_sent");
    expect(await refusal(shipTrade(sade.actor, freshKey(), { ...order, sent: withCarrier() }))).toBe(
      "moved_on",
    );
    expect(await refusal(sayHandedOver(sade.actor, freshKey(), order))).toBe("meet_first");
    await proposeMeeting(ada.actor, freshKey(), {
      ...order,
      at: await at(),
      place: "Ikeja City Mall, main entrance",
    });
    expect(await refusal(agreeMeeting(ada.actor, freshKey(), order))).toBe("moved_on");
    await agreeMeeting(sade.actor, freshKey(), order);
    expect(await viewOf(order, ada)).toMatchObject({ meeting: { place: "Ikeja City Mall, main entrance" } });
    await sayHandedOver(sade.actor, freshKey(), order);
    expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "WORD" });
  });

  test("goes to a moderator when its two agreed to meet and neither says anything", async () => {
    const order = await orderOf(app, moderator, "BEGUN", { isPickUp: true });
    await proposeMeeting(order.sade.actor, freshKey(), {
      ...order,
      at: await at(),
      place: "Ikeja City Mall, main entrance",
    });
    await agreeMeeting(order.ada.actor, freshKey(), order);
    await pass("9 days");
    expect(await standOf(order)).toMatchObject({ state: "DISPUTED" });
  });
});
