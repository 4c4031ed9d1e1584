import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { handleWaitingEvents } from "@/lib/deposits/gateway-for-tests";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { requestPayout } from "./commands/request-payout";
import { handleTransfer } from "./record-transfer";
import { endsOf, held, idOf, openPayoutStage, type PayoutStage, stored, tick } from "./scenes-for-tests";

// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let stage: PayoutStage;

beforeAll(async () => {
  stage = await openPayoutStage();
});
afterEach(() => armFailpoints(""));
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await stage.close();
  expect(findings).toEqual([]);
});

/** Runs worker and webhooks until the payout has ended. */
async function letItEnd(id: string, state: string): Promise<void> {
  for (const minutes of [2, 4, 8, 16, 32, 64]) {
    await handleWaitingEvents();
    if ((await stored(id)).state === state) break;
    await stage.app.moveTime(`${minutes} minutes`);
    await tick(id);
  }
  expect(await stored(id)).toMatchObject({ state });
}

describe("a crash during the request, then a retry with the same key", () => {
  test.each([
    "commit.before",
    "commit.after",
    "wallet.request_payout.committed",
    "wallet.route_payout.committed",
  ])("at %s makes one payout, taken once", async (point) => {
    const { ada, bankAccountId } = await stage.scene();
    const [key, input] = [newId(), { amountMinor: 20_000_00n, bankAccountId }];
    armFailpoints(`${point}=throw`);
    await expect(requestPayout(ada.actor, key, input)).rejects.toThrow("interrupted");
    const { result } = await requestPayout(ada.actor, key, input);
    expect(await held("WALLET", ada.id)).toBe(79_975_00n);
    await tick(idOf(result.reference));
    expect(await stored(idOf(result.reference))).toMatchObject({ state: "HELD" });
  });
});

const whileSent = [
  "commit.before",
  "commit.after",
  "wallet.begin_payout.committed",
  "wallet.payout.started",
  "wallet.recipient.before",
  "wallet.recipient.after",
  "wallet.recipient.recorded",
  "wallet.transfer.before",
  "wallet.transfer.after",
  "wallet.send_payout.committed",
];

describe("a crash while sending, then the next check", () => {
  test.each(whileSent)("at %s pays once", async (point) => {
    const scene = await stage.scene();
    const id = await stage.requested(scene);
    armFailpoints(`${point}=throw`);
    await expect(tick(id)).rejects.toThrow("interrupted");
    await letItEnd(id, "PAID");
    expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
    expect(await held("WALLET", scene.ada.id)).toBe(79_975_00n);
  });

  test("between the intent and the order of a second payout: sends it after ten minutes under the same reference", async () => {
    const scene = await stage.scene({ ends: "0608" });
    await stage.started(scene);
    const id = await stage.requested(scene);
    armFailpoints("wallet.payout.started=throw");
    await expect(tick(id)).rejects.toThrow("interrupted");
    for (const minutes of [1, 1, 2, 4]) {
      await stage.app.moveTime(`${minutes} minutes`);
      await tick(id);
      expect(await stage.transferOf(id)).toBeUndefined();
    }
    await stage.app.moveTime("2 minutes");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "PAID" });
    expect((await stage.transferOf(id))?.amount).toBe(20_000_00);
  });

  test.each(["wallet.payout.resent", "wallet.transfer.before", "wallet.transfer.after"])(
    "at %s during a resend pays once",
    async (point) => {
      const scene = await stage.scene();
      const id = await stage.requested(scene);
      armFailpoints("wallet.payout.started=throw");
      await expect(tick(id)).rejects.toThrow("interrupted");
      armFailpoints(`${point}=throw`);
      await stage.app.moveTime("1 minute");
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

describe.each(ends)("a crash while recording %s, then the webhook again", (to, committed, state, balance) => {
  test.each([
    "wallet.verify_transfer.before",
    "wallet.verify_transfer.after",
    "commit.before",
    "commit.after",
    committed,
  ])("at %s records it once", async (point) => {
    const scene = await stage.scene({ ends: "0606" });
    const id = await stage.started(scene);
    const claims = to === "success" ? "paid" : to;
    await stage.control("modes", { mode: "loss", reference: `pay-${id}` });
    await stage.control("paystack/transfers/move", { reference: `pay-${id}`, to });
    armFailpoints(`${point}=throw`);
    await expect(handleTransfer("paystack", `pay-${id}`, claims)).rejects.toThrow("interrupted");
    await handleTransfer("paystack", `pay-${id}`, claims);
    expect(await stored(id)).toMatchObject({ state });
    expect(await held("WALLET", scene.ada.id)).toBe(balance);
    expect(await held("HOLD", id)).toBe(0n);
  });
});

test.each(["commit.before", "commit.after", "wallet.reverse_payout.committed"])(
  "a crash at %s while recording a reversal, then the webhook again: reverses once",
  async (point) => {
    const scene = await stage.scene({ ends: "0608" });
    const id = await stage.started(scene);
    await stage.control("modes", { mode: "loss", reference: `pay-${id}` });
    await stage.control("paystack/transfers/move", { reference: `pay-${id}`, to: "reversed" });
    armFailpoints(`${point}=throw`);
    await expect(handleTransfer("paystack", `pay-${id}`, "reversed")).rejects.toThrow("interrupted");
    await handleTransfer("paystack", `pay-${id}`, "reversed");
    expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 1 });
    expect(await held("WALLET", scene.ada.id)).toBe(100_000_00n);
  },
);
