import { afterAll, beforeAll, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import { declaredMoves, possibleMoves } from "@/lib/testing/possible-moves";
import { type DepositStage, openDepositStage } from "../gateway-for-tests";
import { deposit } from "../machine";
import { refund } from "./machine";
import { paidByCard, refundRequested } from "./refunds-for-tests";

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());

test("the database allows exactly the declared moves of deposits and refunds to every actor", async () => {
  const ada = await stage.makeUser();
  const staff = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  const refundId = await refundRequested(staff, await paidByCard(stage, ada));
  const row = await queryOne<{ depositId: string }>(
    sql`select deposit_id from refund where id = ${refundId}::uuid`,
  );
  // So that the one that waits for its time is possible as well.
  await stage.app.asOwner(
    "update deposit set created_at = created_at - interval '4 days', paid_at = paid_at - interval '4 days'",
  );
  for (const [machine, id] of [
    [refund, refundId],
    [deposit, row?.depositId ?? ""],
  ] as const) {
    const possible = await possibleMoves(stage.app, machine, id, [SYSTEM_ID, ada.id, staff.id]);
    expect(possible.toSorted(), machine.name).toEqual(declaredMoves(machine));
  }
});
