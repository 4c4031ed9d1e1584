import { afterAll, beforeAll, expect, test } from "vitest";
import { recipients, said, testCarrier } from "@/lib/shipments/carrier-for-tests";
import { followShipment } from "@/lib/shipments/follow-trade";
import { trackedOrder } from "@/lib/shipments/scene-for-tests";
import { trackShipment } from "@/lib/shipments/track";
import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { getTradeFor } from "@/lib/trades";
import { standOf } from "@/lib/trades/parcel/scene-for-tests";
import { tradeReactions } from "@/lib/trades/reactions";
import { latestNotices } from "./inbox/queries";
import { lastDealing, remindersTo } from "./orders-for-tests";
import { inWords, keysOf } from "./returns-for-tests";
import { type NoticeStage, openNoticeStage } from "./stage-for-tests";

let stage: NoticeStage;
let moderator: TestUser;

beforeAll(async () => {
  stage = await openNoticeStage();
  moderator = await makeUser(stage.app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => stage.close());

test("an order that its carrier delivers is completed without a click after the sending, and its buyer is reminded twice", async () => {
  const order = await trackedOrder(stage.app, moderator);
  const { ada, sade, tradeId } = order;
  const carrier = testCarrier();
  const hears = async (...events: Parameters<typeof said>[]) => {
    carrier.says(
      order.number,
      events.map((event) => said(...event)),
      recipients.buyer,
    );
    await trackShipment(order.shipmentId, { isHinted: true, carriers: carrier.carriers });
    await followShipment(order.shipmentId);
    await stage.relay(2);
  };
  await stage.relay();
  await hears(["OUT_FOR_DELIVERY", "22T08:00:00Z"]);
  const news = (await latestNotices(ada.id, { limit: 5 })).find(({ key }) => key === "shipment.event");
  expect(news?.title).toMatch(/^Out for delivery: /);
  expect(news?.body).toMatch(/^GIG Logistics is bringing it today\./);
  await hears(["OUT_FOR_DELIVERY", "22T08:00:00Z"], ["DELIVERED", "22T10:00:00Z"]);
  expect(await standOf(order)).toMatchObject({ state: "DELIVERED", proof: "CARRIER" });
  expect((await lastDealing(ada))?.body).toMatch(
    /^The carrier says that it was delivered\..*If you report nothing by then, Sade is paid\.$/,
  );
  for (const part of [0.51, 0.81, 1.01]) {
    await stage.app.asOwner(
      `select set_clock(delivered_at + (deadline_at - delivered_at) * ${part} - now() + interval '1 second') from trade where id = $1`,
      [tradeId],
    );
    await stage.sweep();
    await runDue(tradeReactions);
    await stage.relay(2);
  }
  expect((await remindersTo(ada)).map(({ key }) => key)).toEqual(["order.half_time", "order.last_fifth"]);
  expect(await remindersTo(sade)).toEqual([]);
  expect(await standOf(order)).toMatchObject({ state: "COMPLETED", parcel: "PAID" });
  expect((await lastDealing(sade))?.key).toBe("order.completed");
});

test("a buyer whom the carrier did not find hears of it, and so does the seller", async () => {
  const order = await trackedOrder(stage.app, moderator);
  const carrier = testCarrier();
  carrier.says(order.number, [said("ATTEMPT_FAILED", "22T08:00:00Z")]);
  await trackShipment(order.shipmentId, { isHinted: true, carriers: carrier.carriers });
  await stage.relay(2);
  for (const { id } of [order.ada, order.sade]) {
    const news = (await latestNotices(id, { limit: 5 })).filter(({ key }) => key === "shipment.event");
    expect(news.map(({ title }) => title)).toEqual([expect.stringMatching(/^Delivery was tried: /)]);
  }
});

test.each([
  [3, "buyer", " in three tries", "the delivery fee stays paid"],
  [2, "seller", "", "delivery included"],
] as const)(
  "an order that its carrier brings back after %s tries says so to both once: what the buyer gets, and what the seller does",
  async (tries, paidBy, after, fee) => {
    const order = await trackedOrder(stage.app, moderator);
    const { ada, sade, tradeId } = order;
    await stage.relay();
    const carrier = testCarrier();
    const failed = ["21", "22", "23"]
      .slice(0, tries)
      .map((day) => said("ATTEMPT_FAILED", `${day}T08:00:00Z`));
    carrier.says(order.number, [...failed, said("RETURNING", "24T10:00:00Z")], recipients.buyer);
    await trackShipment(order.shipmentId, { isHinted: true, carriers: carrier.carriers });
    for (let nth = 0; nth < 2; nth += 1) await followShipment(order.shipmentId);
    await stage.relay(2);
    const { hold, parcel } = (await getTradeFor(ada.actor, tradeId)) ?? {};
    const back = inWords(BigInt((paidBy === "buyer" ? hold : parcel?.total)?.minor ?? 0));
    for (const person of [ada, sade]) {
      expect(await keysOf(person, "order.bounced", "order.returning")).toEqual(["order.bounced"]);
      const { body } = (await lastDealing(person)) ?? {};
      expect(body).toMatch(
        new RegExp(`^GIG Logistics couldn’t deliver it${after}, and is bringing it back to `),
      );
      expect(body).toContain(fee);
    }
    expect(await lastDealing(ada)).toMatchObject({
      title: expect.stringMatching(/^It goes back to the seller: /),
    });
    expect((await lastDealing(ada))?.body).toContain(`Once Sade has it, you get ${back} back, `);
    expect((await lastDealing(sade))?.title).toMatch(/^It’s on its way back to you: /);
    expect((await lastDealing(sade))?.body).toMatch(
      /If you do nothing by .*\d, a moderator reviews the order\.$/,
    );
  },
);

test("what its carrier gave back to its seller says so to both once, with what silence does and until when", async () => {
  const order = await trackedOrder(stage.app, moderator);
  const { ada, sade, tradeId } = order;
  await stage.relay();
  const carrier = testCarrier();
  const cameBack = [said("RETURNING", "24T10:00:00Z"), said("RETURNED", "25T10:00:00Z")];
  carrier.says(order.number, cameBack, recipients.buyer);
  await trackShipment(order.shipmentId, { isHinted: true, carriers: carrier.carriers });
  for (let nth = 0; nth < 2; nth += 1) await followShipment(order.shipmentId);
  await stage.relay(2);
  const total = inWords(BigInt((await getTradeFor(ada.actor, tradeId))?.parcel?.total.minor ?? 0));
  for (const person of [ada, sade])
    expect(await keysOf(person, "order.bounced", "order.return_arrived")).toEqual(["order.return_arrived"]);
  expect((await lastDealing(ada))?.title).toMatch(/^It’s back with the seller: /);
  expect((await lastDealing(ada))?.body).toMatch(
    new RegExp(
      `^GIG Logistics gave it to Sade, who has until .*\\d to look at it\\. Then you get ${total} back`,
    ),
  );
  expect((await lastDealing(sade))?.body).toMatch(
    new RegExp(`If you do nothing by .*\\d, Ada gets ${total}, delivery included\\.$`),
  );
  // The warnings of the seller's three days say the same.
  await stage.app.moveTime("2 days 12 hours");
  await stage.sweep();
  expect(await lastDealing(sade)).toMatchObject({
    key: "order.last_fifth",
    body: expect.stringContaining("If you do nothing, Ada is refunded."),
  });
});
