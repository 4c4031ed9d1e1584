import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { handleWaitingEvents } from "@/lib/deposits/gateway-for-tests";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { paidDeposit } from "@/lib/reconciliation/books-for-tests";
import { expectKilledAt } from "@/lib/testing/kill";
import { requestPayout } from "./commands/request-payout";
import { handleTransfer } from "./look-at-payout";
import {
  endsOf,
  giveAccount,
  held,
  type PayoutBeside,
  payoutsBesideGateway,
  type Scene,
  stored,
  tick,
} from "./scenes-for-tests";

// Each starts a process or three, which on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

let beside: PayoutBeside;

beforeAll(async () => {
  // All its money is at the gateway, too: each process compares the books before it sends.
  beside = await payoutsBesideGateway(0);
});

/** Somebody whose money came in through the gateway. */
async function funded(ends = "1111"): Promise<Scene> {
  const ada = await beside.makeUser("Ada Obi");
  await paidDeposit(beside, ada, 100_000_00n);
  return { ada, bankAccountId: await giveAccount(ada.id, ends) };
}

afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await beside.close();
  expect(findings).toEqual([]);
});

const program = new URL("./one-act-for-tests.ts", import.meta.url);

/** Does the act in a process that kills itself at the point. */
const killedAt = (point: string, ...act: string[]) => expectKilledAt(point, program, ...act);

test.each(["commit.before", "commit.after", "wallet.request_payout.committed"])(
  "a server killed at %s of a request: the same key is one payout",
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
  "wallet.payout.begun",
  "wallet.recipient.after",
  "wallet.transfer.before",
  "wallet.transfer.after",
])("a worker killed at %s: another one sees to it that it is paid, once", async (point) => {
  const scene = await funded();
  const id = await beside.asked(scene);
  await killedAt(point, "work", id);
  for (const minutes of [1, 2, 4, 8, 16]) {
    await beside.app.moveTime(`${minutes} minutes`);
    await handleWaitingEvents();
    await tick(id);
  }
  expect(await stored(id)).toMatchObject({ state: "PAID" });
  expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
  expect(await held("WALLET", scene.ada.id)).toBe(79_975_00n);
});

test("a worker killed after the money has moved and before it is written down: it is paid once", async () => {
  const scene = await funded("0606");
  const id = await beside.begun(scene);
  const reference = `pay-${id}`;
  await beside.control("modes", { mode: "loss", reference });
  await beside.control("paystack/transfers/move", { reference, to: "success" });
  for (const point of ["wallet.verify_transfer.after", "commit.before", "wallet.pay_payout.committed"]) {
    await killedAt(point, "event", reference, "paid");
  }
  await handleTransfer("paystack", reference, "paid");
  await handleWaitingEvents();
  expect(await stored(id)).toMatchObject({ state: "PAID" });
  expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
  expect(await held("HOLD", id)).toBe(0n);
});
