import { afterAll, beforeAll, expect, test } from "vitest";
import { recipients, said, testCarrier } from "@/lib/shipments/carrier-for-tests";
import { followShipment } from "@/lib/shipments/follow-trade";
import { trackedOrder } from "@/lib/shipments/scene-for-tests";
import { trackShipment } from "@/lib/shipments/track";
import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { standOf } from "@/lib/trades/parcel/scene-for-tests";
import { tradeReactions } from "@/lib/trades/reactions";
import { latestNotices } from "./inbox/queries";
import { lastDealing, remindersTo } from "./orders-for-tests";
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
