import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { HOME } from "@/lib/money/currencies";
import { payoutFor } from "./queries";
import { type PayoutBeside, payoutsBesideGateway, stored, tick } from "./scenes-for-tests";
import { promiseOf } from "./words";

// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let beside: PayoutBeside;

beforeAll(async () => {
  beside = await payoutsBesideGateway();
});
afterAll(() => beside.close());

test("the payout of somebody who owes what a bank took back waits until that is made good", async () => {
  const scene = await beside.scene();
  const id = await beside.asked(scene);
  await beside.app.asOwner(
    `insert into chargeback (id, deposit_id, user_id, gateway, gateway_record_id, state, currency, amount_minor, held_minor, loss_minor, closed_at)
     select gen_random_uuid(), d.id, d.user_id, 'paystack', 'owed', 'LOST', '${HOME}', 500, 0, 500, app_now()
     from deposit d where d.user_id = $1 limit 1`,
    [scene.ada.id],
  );
  await tick(id);
  expect(await stored(id)).toMatchObject({ state: "QUEUED", failure: "owner_owes" });
  const payout = await payoutFor(scene.ada.id, `pay-${id}`);
  expect(payout && promiseOf(payout)).toMatch(/^On hold because a bank took back/);
  await beside.app.asOwner("update chargeback set recovered_minor = 500 where user_id = $1", [scene.ada.id]);
  await beside.app.moveTime("2 hours");
  await tick(id);
  expect((await stored(id)).state).not.toBe("QUEUED");
});
