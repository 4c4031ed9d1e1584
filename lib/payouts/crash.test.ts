import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { handleWaitingEvents } from "@/lib/deposits/gateway-for-tests";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { requestPayout } from "./commands/request-payout";
import { handleTransfer } from "./look-at-payout";
import {
  endsOf,
  held,
  idOf,
  type PayoutBeside,
  payoutsBesideGateway,
  stored,
  tick,
} from "./scenes-for-tests";

// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let beside: PayoutBeside;

beforeAll(async () => {
  beside = await payoutsBesideGateway();
});
afterEach(() => armFailpoints(""));
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await beside.close();
  expect(findings).toEqual([]);
});

/** The clock and the webhooks, until the payout has ended. */
async function letItEnd(id: string, state: string): Promise<void> {
  for (const minutes of [2, 4, 8, 16, 32, 64]) {
    await handleWaitingEvents();
    if ((await stored(id)).state === state) break;
    await beside.app.moveTime(`${minutes} minutes`);
    await tick(id);
  }
  expect(await stored(id)).toMatchObject({ state });
}

describe("a crash while it is asked for, then the same key again", () => {
  test.each([
    "commit.before",
    "commit.after",
    "wallet.request_payout.committed",
    "wallet.route_payout.committed",
  ])("at %s: one payout, taken once", async (point) => {
    const { ada, bankAccountId } = await beside.scene();
    const [key, wish] = [newId(), { amountMinor: 20_000_00n, bankAccountId }];
    armFailpoints(`${point}=throw`);
    await expect(requestPayout(ada.actor, key, wish)).rejects.toThrow("interrupted");
    const { result } = await requestPayout(ada.actor, key, wish);
    expect(await held("WALLET", ada.id)).toBe(79_975_00n);
    await tick(idOf(result.reference));
    expect(await stored(idOf(result.reference))).toMatchObject({ state: "HELD" });
  });
});

const whileSent = [
  "commit.before",
  "commit.after",
  "wallet.begin_payout.committed",
  "wallet.payout.begun",
  "wallet.recipient.before",
  "wallet.recipient.after",
  "wallet.recipient.recorded",
  "wallet.transfer.before",
  "wallet.transfer.after",
  "wallet.send_payout.committed",
];

describe("a crash while it is sent, then the clock again", () => {
  test.each(whileSent)("at %s: it is paid once", async (point) => {
    const scene = await beside.scene();
    const id = await beside.asked(scene);
    armFailpoints(`${point}=throw`);
    await expect(tick(id)).rejects.toThrow("interrupted");
    await letItEnd(id, "PAID");
    expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
    expect(await held("WALLET", scene.ada.id)).toBe(79_975_00n);
  });

  test("between the intent and the order of a second payout: after ten minutes it is sent under the same reference", async () => {
    const scene = await beside.scene({ ends: "0608" });
    await beside.begun(scene);
    const id = await beside.asked(scene);
    armFailpoints("wallet.payout.begun=throw");
    await expect(tick(id)).rejects.toThrow("interrupted");
    for (const minutes of [1, 1, 2, 4]) {
      await beside.app.moveTime(`${minutes} minutes`);
      await tick(id);
      expect(await beside.transferOf(id)).toBeUndefined();
    }
    await beside.app.moveTime("2 minutes");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "PAID" });
    expect((await beside.transferOf(id))?.amount).toBe(20_000_00);
  });

  test.each(["wallet.payout.resent", "wallet.transfer.before", "wallet.transfer.after"])(
    "at %s while it is sent again: it is paid once",
    async (point) => {
      const scene = await beside.scene();
      const id = await beside.asked(scene);
      armFailpoints("wallet.payout.begun=throw");
      await expect(tick(id)).rejects.toThrow("interrupted");
      armFailpoints(`${point}=throw`);
      await beside.app.moveTime("1 minute");
      await expect(tick(id)).rejects.toThrow("interrupted");
      await letItEnd(id, "PAID");
      expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
    },
  );
});

const ends = [
  ["success", "wallet.pay_payout.committed", "PAID", 79_975_00n],
  ["failed", "wallet.fail_payout.committed", "FAILED", 100_000_00n],
] as const;

describe.each(ends)(
  "a crash while %s is recorded, then the webhook again",
  (to, committed, state, balance) => {
    test.each([
      "wallet.verify_transfer.before",
      "wallet.verify_transfer.after",
      "commit.before",
      "commit.after",
      committed,
    ])("at %s: once", async (point) => {
      const scene = await beside.scene({ ends: "0606" });
      const id = await beside.begun(scene);
      const claims = to === "success" ? "paid" : to;
      await beside.control("modes", { mode: "loss", reference: `pay-${id}` });
      await beside.control("paystack/transfers/move", { reference: `pay-${id}`, to });
      armFailpoints(`${point}=throw`);
      await expect(handleTransfer("paystack", `pay-${id}`, claims)).rejects.toThrow("interrupted");
      await handleTransfer("paystack", `pay-${id}`, claims);
      expect(await stored(id)).toMatchObject({ state });
      expect(await held("WALLET", scene.ada.id)).toBe(balance);
      expect(await held("HOLD", id)).toBe(0n);
    });
  },
);

test.each(["commit.before", "commit.after", "wallet.reverse_payout.committed"])(
  "a crash at %s while a reversal is recorded, then the webhook again: it comes back once",
  async (point) => {
    const scene = await beside.scene({ ends: "0608" });
    const id = await beside.begun(scene);
    await beside.control("modes", { mode: "loss", reference: `pay-${id}` });
    await beside.control("paystack/transfers/move", { reference: `pay-${id}`, to: "reversed" });
    armFailpoints(`${point}=throw`);
    await expect(handleTransfer("paystack", `pay-${id}`, "reversed")).rejects.toThrow("interrupted");
    await handleTransfer("paystack", `pay-${id}`, "reversed");
    expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 1 });
    expect(await held("WALLET", scene.ada.id)).toBe(100_000_00n);
  },
);
