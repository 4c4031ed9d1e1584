import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, held, PRICE, sceneOf } from "../trades/scenes-for-tests";
import { disputeProcedures } from "./procedures";
import { answered, decisionOf } from "./scenes-for-tests";

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const rule = (id: string, isFresh: boolean) =>
  call(
    disputeProcedures.rule,
    { id, ...decisionOf("refund") },
    {
      context: {
        actor: chidi.actor,
        session: { id: freshKey(), hasFactor: true, isFresh },
        key: freshKey(),
        requestId: "r1",
        address: "198.51.100.4",
        userAgent: "Test browser",
      },
    },
  );

test("requires reauthentication to rule", async () => {
  const { tradeId } = await sceneOf(app, "DISPUTED");
  await expect(rule(tradeId, false)).rejects.toMatchObject({ reason: "step_up_needed", status: 403 });
  expect(await held("HOLD", tradeId)).toBe(PRICE);
  await answered(tradeId);
  expect(await rule(tradeId, true)).toMatchObject({ stage: "RULED" });
  expect(await held("HOLD", tradeId)).toBe(PRICE);
});

test("refuses a ruling without a session", async () => {
  const { tradeId } = await sceneOf(app, "DISPUTED");
  const context = {
    actor: chidi.actor,
    key: freshKey(),
    requestId: "r1",
    address: "198.51.100.4",
    userAgent: "Test",
  };
  const input = { id: tradeId, ...decisionOf("refund") };
  await expect(call(disputeProcedures.rule, input, { context })).rejects.toMatchObject({
    reason: "step_up_needed",
  });
});
