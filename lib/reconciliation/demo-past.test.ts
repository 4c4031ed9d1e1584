import { afterAll, beforeAll, expect, test } from "vitest";
import { type Beside, walletBesideGateway } from "@/lib/deposits/gateway-for-tests";
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

let beside: Beside;

beforeAll(async () => {
  beside = await walletBesideGateway();
});
afterAll(() => beside.close());

test("a reset simulator is restored from our books and agrees with them", async () => {
  await beside.control("settings", { byHand: true });
  const ada = await beside.makeUser("Ada Obi");
  await beside.control("paystack/top-up", { amount: 90_000_00 });
  await beside.control("paystack/settle", { amount: 1_000_00 });
  await paidDeposit(beside, ada, 20_000_00n);
  await finishPayout(beside, await sentPayout(ada, 5_000_00n));
  const pending = await sentPayout(ada, 6_000_00n);
  await finishRefund(beside, await sentRefund(beside, ada, await paidDeposit(beside, ada, 1_000_00n)));
  await sentRefund(beside, ada, await paidDeposit(beside, ada, 3_000_00n));
  await lostChargeback(beside, ada, await paidDeposit(beside, ada, 2_000_00n));
  await runReconciliation("paystack", "run");

  const before = await compareBooks("paystack", new Date(0));
  await beside.control("reset");
  await beside.control("settings", { byHand: true });
  expect((await compareBooks("paystack", new Date(0))).differences.length).toBeGreaterThan(5);

  const SIMULATORS_URL = beside.controlUrl.replace(/\/control$/, "");
  await tellGatewayOfPast({ DATABASE_OWNER_URL: beside.app.ownerUrl, SIMULATORS_URL });
  const after = await compareBooks("paystack", new Date(0));
  expect(after.differences).toEqual([]);
  expect(after.reportedMinor).toBe(before.reportedMinor);
  expect(after.lines.map(({ reference }) => reference)).toContain(pending.reference);

  // Restoring twice, as after an interrupted start, changes nothing.
  await tellGatewayOfPast({ DATABASE_OWNER_URL: beside.app.ownerUrl, SIMULATORS_URL });
  expect((await compareBooks("paystack", new Date(0))).differences).toEqual([]);
});
