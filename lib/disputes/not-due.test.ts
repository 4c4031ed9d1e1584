import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commitPlan } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { planMove, readTrade, type TradeFacts } from "../trades";
import { agreeMeeting, proposeMeeting } from "../trades/parcel/commands/meet";
import { sayDelivered } from "../trades/parcel/commands/send";
import { type Order, orderOf, standOf } from "../trades/parcel/scene-for-tests";
import { appNow, freshKey, reasonOf } from "../trades/scenes-for-tests";
import { openDispute } from "./commands/open-dispute";
import { whyTooEarly } from "./queries";

let app: TestApp;
let moderator: TestUser;
beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const HOUR = 3_600_000;
const statement = "I have asked the carrier, who has not seen it.";

const report = ({ ada, tradeId }: Order, reason = "not_arrived") =>
  openDispute(ada.actor, freshKey(), { tradeId, reason, statement }).then(() => "done", reasonOf);

/** Reports it by a plan that no command makes. */
async function forged({ ada, tradeId }: Order, reason = "not_arrived"): Promise<string> {
  const facts = await queryOne<TradeFacts>(readTrade(tradeId, ada.actor));
  if (!facts) throw new Error("a trade of its buyer");
  const row = { id: newId(), tradeId, reason, statement, answers: {} };
  const plan = planMove({ ...facts, now: await appNow() }, "dispute", ada.actor, {
    note: "It hasn’t arrived",
    beside: { insert: [{ table: "dispute", row }] },
  });
  const { outcome } = await commitPlan({
    act: "trade.dispute",
    principal: ada.id,
    key: newId(),
    requestHash: "ab".repeat(32),
    plan,
  });
  return outcome;
}

/** Days in Lagos until the promised one. */
const daysLeft = async ({ tradeId }: Order): Promise<number> =>
  (
    await queryOne<{ days: number }>(sql`
    select promised_until - lagos_day(app_now()) as days from parcel where id = ${tradeId}::uuid`)
  )?.days ?? 0;

describe("that an order has not arrived", () => {
  test.each(["BEGUN", "SHIPPED"] as const)(
    "is reported from the promised day on, and not before, also by a plan that no command makes: %s",
    async (state) => {
      const order = await orderOf(app, moderator, state);
      const days = await daysLeft(order);
      expect(days).toBeGreaterThan(1);
      await app.moveTime(`${String(days - 1)} days`);
      expect(await report(order)).toBe("not_due_yet");
      await expect(forged(order)).rejects.toThrow("what has not arrived is due");
      expect(await whyTooEarly(order.ada.actor, order.tradeId)).toMatch(/^It’s due on \d+ \w+ \d{4}\. From/);
      await app.moveTime("1 day");
      expect(await whyTooEarly(order.ada.actor, order.tradeId)).toBeNull();
      expect(state === "BEGUN" ? await report(order) : await forged(order)).toMatch(/^(done|committed)$/);
      expect(await standOf(order)).toMatchObject({ state: "DISPUTED" });
    },
  );

  test("is reported at once where its seller says that it has", async () => {
    const order = await orderOf(app, moderator, "SHIPPED");
    await sayDelivered(order.sade.actor, freshKey(), order);
    expect(await whyTooEarly(order.ada.actor, order.tradeId)).toBeNull();
    expect(await report(order)).toBe("done");
  });

  test("does not keep anything else from being reported before", async () => {
    const order = await orderOf(app, moderator, "SHIPPED");
    expect(await report(order, "other")).toBe("done");
  });

  test("is reported of one that is fetched once its two were to have met, and at any time where they agreed on none", async () => {
    const order = await orderOf(app, moderator, "BEGUN", { isPickUp: true });
    const at = new Date((await appNow()).getTime() + 20 * HOUR).toISOString();
    await proposeMeeting(order.ada.actor, freshKey(), { ...order, at, place: "Ikeja City Mall" });
    await agreeMeeting(order.sade.actor, freshKey(), order);
    expect(await report(order)).toBe("not_met_yet");
    await expect(forged(order)).rejects.toThrow("what has not arrived is due");
    expect(await whyTooEarly(order.ada.actor, order.tradeId)).toMatch(/^You meet on /);
    await app.moveTime("20 hours");
    expect(await report(order)).toBe("done");

    const unarranged = await orderOf(app, moderator, "BEGUN", { isPickUp: true });
    expect(await report(unarranged)).toBe("done");
  });
});
