import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { makeUser } from "@/lib/testing/world";
import { usualPayoutSeconds } from ".";
import { requestPayout } from "./commands/request-payout";
import { openPayoutStage, type PayoutStage, type Scene } from "./scenes-for-tests";

let stage: PayoutStage;

beforeAll(async () => {
  stage = await openPayoutStage();
});
afterAll(() => stage.close());

/** A withdrawal that was paid so many minutes after it was asked for. */
async function paid({ ada, bankAccountId }: Scene, minutes: number, isHeld = false): Promise<void> {
  const { result } = await requestPayout(ada.actor, newId(), { amountMinor: 1_000_00n, bankAccountId });
  await stage.app.asOwner(
    `update payout set state = 'PAID', check_at = null, sending_at = created_at, gateway_record_id = reference, paid_at = created_at + make_interval(mins => $2),
       hold_until = case when $3 then created_at end where reference = $1`,
    [result.reference, minutes, isHeld],
  );
}

test("the usual time is the median of one's own withdrawals, else of everyone's, without those that were held", async () => {
  const [ada, bayo] = [await stage.scene(), await stage.scene({ name: "Bayo Adeyemi" })];
  expect(await usualPayoutSeconds(ada.ada.id)).toBeUndefined();
  await paid(ada, 1440, true);
  expect(await usualPayoutSeconds(ada.ada.id)).toBeUndefined();
  for (const minutes of [3, 2]) await paid(ada, minutes);
  for (const minutes of [9, 8, 7]) await paid(bayo, minutes);
  expect(await usualPayoutSeconds(ada.ada.id)).toBe(120);
  expect(await usualPayoutSeconds(bayo.ada.id)).toBe(480);
  const stranger = await makeUser(stage.app, "Chidi");
  expect(await usualPayoutSeconds(stranger.id)).toBe(420);
});
