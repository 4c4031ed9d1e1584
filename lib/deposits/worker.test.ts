import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { gatewayReactions } from "@/lib/gateways/reactions";
import { startWorker, type Worker } from "@/lib/kernel/worker/worker";
import { initiateDeposit } from "./commands/initiate-deposit";
import { depositEventHandlers } from "./event-handlers";
import { creditsOf, type DepositStage, depositRow, freshKey, openDepositStage } from "./gateway-for-tests";
import { depositReactions } from "./reactions";

let stage: DepositStage;
let worker: Worker;

beforeAll(async () => {
  stage = await openDepositStage();
  worker = await startWorker([gatewayReactions(depositEventHandlers), depositReactions]);
});
afterAll(async () => {
  await worker.stop();
  await stage.close();
});

const isPaid = (reference: string) =>
  vi.waitFor(async () => expect(await depositRow(reference)).toMatchObject({ state: "PAID" }), 15_000);

test("the worker credits a payment once when its webhook arrives ten times", async () => {
  const ada = await stage.makeUser();
  const { result } = await initiateDeposit(ada.actor, freshKey(), { amountMinor: 2_500_00n, returnTo: null });
  const { reference } = result;
  await stage.control("modes", { mode: "duplicate", reference, copies: 10, parallel: 5 });
  await stage.control("paystack/pay", { reference });
  await isPaid(reference);
  expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 2_500_00n });
});

test("the scheduled check credits a payment whose webhook was lost", async () => {
  const ada = await stage.makeUser();
  const { result } = await initiateDeposit(ada.actor, freshKey(), { amountMinor: 2_500_00n, returnTo: null });
  const { reference } = result;
  await stage.control("modes", { mode: "loss", reference });
  await stage.control("paystack/pay", { reference });
  await stage.app.moveTime("3 minutes");
  await isPaid(reference);
  expect(await creditsOf(ada.id)).toEqual({ credits: 1, balance: 2_500_00n });
});
