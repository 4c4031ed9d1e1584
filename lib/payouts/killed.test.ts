import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { handleWaitingEvents } from "@/lib/deposits/gateway-for-tests";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { paidDeposit } from "@/lib/reconciliation/books-for-tests";
import { expectKilledAt } from "@/lib/testing/kill";
import { requestPayout } from "./commands/request-payout";
import { handleTransfer } from "./record-transfer";
import {
  endsOf,
  giveAccount,
  held,
  openPayoutStage,
  type PayoutStage,
  type Scene,
  stored,
  tick,
} from "./scenes-for-tests";

// Each test starts up to three processes, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let stage: PayoutStage;

beforeAll(async () => {
  // All money is at the gateway too: each process reconciles before it sends.
  stage = await openPayoutStage(0);
});

/** A user whose money came in through the gateway. */
async function funded(ends = "1111"): Promise<Scene> {
  const ada = await stage.makeUser("Ada Obi");
  await paidDeposit(stage, ada, 100_000_00n);
  return { ada, bankAccountId: await giveAccount(ada.id, ends) };
}

afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await stage.close();
  expect(findings).toEqual([]);
});

const program = new URL("./one-act-for-tests.ts", import.meta.url);

/** Runs the act in a process that kills itself at the failpoint. */
const killedAt = (point: string, ...act: string[]) => expectKilledAt(point, program, ...act);

test.each(["commit.before", "commit.after", "wallet.request_payout.committed"])(
  "a server killed at %s of a request: the same key makes one payout",
  async (point) => {
    const { ada, bankAccountId } = await funded();
    const key = newId();
    await killedAt(point, "request", ada.id, key, bankAccountId);
    expect(await held("WALLET", ada.id)).toBe(point === "commit.before" ? 100_000_00n : 79_975_00n);
    await requestPayout(ada.actor, key, { amountMinor: 20_000_00n, bankAccountId });
    expect(await held("WALLET", ada.id)).toBe(79_975_00n);
  },
);

test.each([
  "wallet.payout.started",
  "wallet.recipient.after",
  "wallet.transfer.before",
  "wallet.transfer.after",
])("a worker killed at %s: another one pays it once", async (point) => {
  const scene = await funded();
  const id = await stage.requested(scene);
  await killedAt(point, "work", id);
  for (const minutes of [1, 2, 4, 8, 16]) {
    await stage.app.moveTime(`${minutes} minutes`);
    await handleWaitingEvents();
    await tick(id);
  }
  expect(await stored(id)).toMatchObject({ state: "PAID" });
  expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
  expect(await held("WALLET", scene.ada.id)).toBe(79_975_00n);
});

test("a worker killed after the money moved and before it is recorded: pays once", async () => {
  const scene = await funded("0606");
  const id = await stage.started(scene);
  const reference = `pay-${id}`;
  await stage.control("modes", { mode: "loss", reference });
  await stage.control("paystack/transfers/move", { reference, to: "success" });
  for (const point of ["wallet.verify_transfer.after", "commit.before", "wallet.pay_payout.committed"]) {
    await killedAt(point, "event", reference, "paid");
  }
  await handleTransfer("paystack", reference, "paid");
  await handleWaitingEvents();
  expect(await stored(id)).toMatchObject({ state: "PAID" });
  expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
  expect(await held("HOLD", id)).toBe(0n);
});
