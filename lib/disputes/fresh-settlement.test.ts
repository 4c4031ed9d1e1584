import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, held, PRICE, sceneOf } from "../trades/scenes-for-tests";
import { offerSettlement } from "./index";
import { disputeProcedures } from "./procedures";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const as = ({ actor }: TestUser, session: { hasFactor: boolean; isFresh: boolean }) => ({
  context: {
    actor,
    session: { id: freshKey(), ...session },
    key: freshKey(),
    requestId: "r1",
    address: "198.51.100.4",
    userAgent: "Test browser",
  },
});

const stale = { hasFactor: true, isFresh: false };

test("who has a second factor proves it afresh to offer or accept a settlement, and nothing moves before", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DISPUTED");
  const half = { id: tradeId, refundMinor: String(PRICE / 2n) };
  await expect(call(disputeProcedures.offer, half, as(ada, stale))).rejects.toMatchObject({
    reason: "step_up_needed",
    status: 403,
  });
  const { result } = await offerSettlement(bayo.actor, freshKey(), { tradeId, refundMinor: PRICE / 2n });
  const input = { id: tradeId, offerId: result.offerId };
  await expect(call(disputeProcedures.acceptOffer, input, as(ada, stale))).rejects.toMatchObject({
    reason: "step_up_needed",
    status: 403,
  });
  expect(await held("HOLD", tradeId)).toBe(PRICE);
  await call(disputeProcedures.acceptOffer, input, as(ada, { ...stale, isFresh: true }));
  expect(await held("HOLD", tradeId)).toBe(0n);
});

test("without a second factor none is asked for, and declining never needs one", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DISPUTED");
  const half = { id: tradeId, refundMinor: String(PRICE / 2n) };
  const { offerId } = await call(disputeProcedures.offer, half, as(bayo, { ...stale, hasFactor: false }));
  await call(disputeProcedures.declineOffer, { id: tradeId, offerId }, as(ada, stale));
  expect(await held("HOLD", tradeId)).toBe(PRICE);
});
