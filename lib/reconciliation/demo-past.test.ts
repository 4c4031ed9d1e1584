import { afterAll, beforeAll, expect, test } from "vitest";
import { type DepositStage, openDepositStage } from "@/lib/deposits/gateway-for-tests";
import { tellGatewayOfPast } from "@/scripts/setup/gateway-past.mjs";
import {
  finishPayout,
  finishRefund,
  lostChargeback,
  paidDeposit,
  sentPayout,
  sentRefund,
} from "./books-for-tests";
import { compareBooks } from "./compare/compare-books";
import { runReconciliation } from "./run";

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());

test("a reset simulator is restored from our books and agrees with them", async () => {
  await stage.control("settings", { byHand: true });
  const ada = await stage.makeUser("Ada Obi");
  await stage.control("paystack/top-up", { amount: 90_000_00 });
  await stage.control("paystack/settle", { amount: 1_000_00 });
  await paidDeposit(stage, ada, 20_000_00n);
  await finishPayout(stage, await sentPayout(stage, ada, 5_000_00n));
  const pending = await sentPayout(stage, ada, 6_000_00n);
  await finishRefund(stage, await sentRefund(stage, ada, await paidDeposit(stage, ada, 1_000_00n)));
  await sentRefund(stage, ada, await paidDeposit(stage, ada, 3_000_00n));
  await lostChargeback(stage, ada, await paidDeposit(stage, ada, 2_000_00n));
  await runReconciliation("paystack", "run");

  const before = await compareBooks("paystack", new Date(0));
  await stage.control("reset");
  await stage.control("settings", { byHand: true });
  expect((await compareBooks("paystack", new Date(0))).differences.length).toBeGreaterThan(5);

  const SIMULATORS_URL = stage.controlUrl.replace(/\/control$/, "");
  await tellGatewayOfPast({ DATABASE_OWNER_URL: stage.app.ownerUrl, SIMULATORS_URL });
  const after = await compareBooks("paystack", new Date(0));
  expect(after.differences).toEqual([]);
  expect(after.reportedMinor).toBe(before.reportedMinor);
  expect(after.lines.map(({ reference }) => reference)).toContain(pending.reference);

  // Restoring twice, as after an interrupted start, changes nothing.
  await tellGatewayOfPast({ DATABASE_OWNER_URL: stage.app.ownerUrl, SIMULATORS_URL });
  expect((await compareBooks("paystack", new Date(0))).differences).toEqual([]);
});
