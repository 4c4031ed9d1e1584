import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { HOME } from "@/lib/money/currencies";
import { payoutFor } from "./queries";
import { openPayoutStage, type PayoutStage, stored, tick } from "./scenes-for-tests";
import { promiseOf } from "./words";

// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let stage: PayoutStage;

beforeAll(async () => {
  stage = await openPayoutStage();
});
afterAll(() => stage.close());

test("a payout waits until its owner has repaid a chargeback", async () => {
  const scene = await stage.scene();
  const id = await stage.requested(scene);
  await stage.app.asOwner(
    `insert into chargeback (id, deposit_id, user_id, gateway, gateway_record_id, state, currency, amount_minor, held_minor, loss_minor, closed_at)
     select gen_random_uuid(), d.id, d.user_id, 'paystack', 'owed', 'LOST', '${HOME}', 500, 0, 500, app_now()
     from deposit d where d.user_id = $1 limit 1`,
    [scene.ada.id],
  );
  await tick(id);
  expect(await stored(id)).toMatchObject({ state: "QUEUED", failure: "owner_owes" });
  const payout = await payoutFor(scene.ada.id, `pay-${id}`);
  expect(payout && promiseOf(payout)).toMatch(/^On hold because a bank took back/);
  await stage.app.asOwner("update chargeback set recovered_minor = 500 where user_id = $1", [scene.ada.id]);
  await stage.app.moveTime("2 hours");
  await tick(id);
  expect((await stored(id)).state).not.toBe("QUEUED");
});
