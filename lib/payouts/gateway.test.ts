import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { handleWaitingEvents } from "@/lib/deposits/gateway-for-tests";
import { queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { handleTransfer } from "./record-transfer";
import { endsOf, held, openPayoutStage, type PayoutStage, stored, tick } from "./scenes-for-tests";

// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let stage: PayoutStage;

beforeAll(async () => {
  stage = await openPayoutStage();
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await stage.close();
  expect(findings).toEqual([]);
});

const ALL = 100_000_00n;

/** Advances time, running webhooks and the worker. */
async function letItEnd(id: string, minutes = 2, rounds = 4): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await handleWaitingEvents();
    await stage.app.moveTime(`${minutes * 2 ** round} minutes`);
    await tick(id);
  }
}

describe("each outcome of a transfer", () => {
  test.each([
    ["1111", "PAID", "success"],
    ["0607", "PAID", "received, then success"],
    ["0608", "PAID", "success in the first response"],
    ["0601", "FAILED", "failed"],
    ["0604", "FAILED", "blocked"],
    ["0605", "FAILED", "rejected"],
    ["0609", "FAILED", "abandoned"],
    ["0603", "SENT", "waits for a code"],
    ["0606", "SENT", "pending"],
  ])("an account ending in %s ends %s: %s", async (ends, state) => {
    const scene = await stage.scene({ ends });
    const id = await stage.started(scene);
    await letItEnd(id);
    expect(await stored(id)).toMatchObject({ state });
    const paid = state === "PAID";
    expect(await endsOf(id)).toEqual({
      paid: paid ? 1 : 0,
      returned: state === "FAILED" ? 1 : 0,
      reversed: 0,
    });
    expect(await held("WALLET", scene.ada.id)).toBe(state === "FAILED" ? ALL : ALL - 20_025_00n);
    expect(await held("HOLD", id)).toBe(state === "SENT" ? 20_025_00n : 0n);
    if (paid) expect(await stored(id)).toMatchObject({ gatewayFeeMinor: 25_00n });
    if (state === "SENT")
      await stage.control("paystack/transfers/move", { reference: `pay-${id}`, to: "failed" });
    await letItEnd(id, 60);
    expect(await held("HOLD", id)).toBe(0n);
  });

  test("paid, then reversed: amount, fee and the gateway's fee return", async () => {
    const scene = await stage.scene({ ends: "0608" });
    const id = await stage.started(scene);
    expect(await stored(id)).toMatchObject({ state: "PAID", gatewayFeeMinor: 25_00n });
    await stage.control("paystack/transfers/move", { reference: `pay-${id}`, to: "reversed" });
    await vi.waitFor(async () => {
      await handleWaitingEvents();
      expect((await stored(id)).state).toBe("REVERSED");
    });
    expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 1 });
    expect(await held("WALLET", scene.ada.id)).toBe(ALL);
    expect(await stored(id)).toMatchObject({ gatewayFeeMinor: 0n });
  });

  test("a reversal without a webhook is found by a check, and we bear a fee that the gateway keeps", async () => {
    const scene = await stage.scene({ ends: "0608" });
    const id = await stage.started(scene);
    await stage.control("modes", { mode: "loss", reference: `pay-${id}` });
    await stage.control("paystack/transfers/move", {
      reference: `pay-${id}`,
      to: "reversed",
      keepFee: true,
    });
    await stage.app.moveTime("1 hour");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "REVERSED", gatewayFeeMinor: 25_00n });
    expect(await held("WALLET", scene.ada.id)).toBe(ALL);
  });

  test("failed with the gateway's fee kept: everything still returns to the wallet", async () => {
    const scene = await stage.scene({ ends: "0606" });
    const id = await stage.started(scene);
    await stage.control("paystack/transfers/move", { reference: `pay-${id}`, to: "failed", keepFee: true });
    await letItEnd(id);
    expect(await stored(id)).toMatchObject({ state: "FAILED", gatewayFeeMinor: 25_00n });
    expect(await held("WALLET", scene.ada.id)).toBe(ALL);
  });
});

describe("webhooks", () => {
  test("ten copies, and the success after the reversal: the state comes from the gateway's API", async () => {
    const scene = await stage.scene({ ends: "0606" });
    const id = await stage.started(scene);
    const reference = `pay-${id}`;
    await stage.control("modes", { mode: "duplicate", reference, copies: 10, parallel: 5 });
    await stage.control("paystack/transfers/move", { reference, to: "success" });
    await stage.control("paystack/transfers/move", { reference, to: "reversed" });
    await vi.waitFor(async () => {
      await handleWaitingEvents();
      expect((await stored(id)).state).toBe("FAILED");
    });
    await handleTransfer("paystack", reference, "reversed");
    expect(await endsOf(id)).toEqual({ paid: 0, returned: 1, reversed: 0 });
    expect(await held("WALLET", scene.ada.id)).toBe(ALL);
  });

  test("an unconfirmed success changes nothing and is retried", async () => {
    const scene = await stage.scene({ ends: "0606" });
    const id = await stage.started(scene);
    await expect(handleTransfer("paystack", `pay-${id}`, "paid")).rejects.toThrow("does not confirm");
    await expect(handleTransfer("paystack", `pay-${scene.ada.id}`, "paid")).rejects.toThrow(
      "no payout of ours",
    );
    expect(await stored(id)).toMatchObject({ state: "SENT" });
    await stage.control("paystack/transfers/move", { reference: `pay-${id}`, to: "success" });
    await handleTransfer("paystack", `pay-${id}`, "paid");
    expect(await stored(id)).toMatchObject({ state: "PAID" });
  });
});

describe("a mismatch is left to staff", () => {
  test.each(["wrong_amount", "wrong_currency"])("%s", async (mode) => {
    const scene = await stage.scene({ ends: "0606" });
    const id = await stage.started(scene);
    const reference = `pay-${id}`;
    await stage.control("paystack/transfers/move", { reference, to: "success" });
    await stage.control("modes", { mode, on: "verify_transfer", reference, times: 1 });
    await stage.app.moveTime("2 minutes");
    await expect(tick(id)).rejects.toThrow("is not recorded");
    expect(await stored(id)).toMatchObject({
      state: "SENT",
      failure: expect.stringMatching(/^for staff: /) as string,
    });
    expect(await held("HOLD", id)).toBe(20_025_00n);
    await letItEnd(id, 60);
    expect(await stored(id)).toMatchObject({ state: "PAID", failure: null });
  });
});

/** Counts the transfer orders sent from now on. */
function countingOrders(): () => number {
  const sent = vi.spyOn(globalThis, "fetch");
  const isOrder = ([to, how]: Parameters<typeof fetch>) =>
    how?.method === "POST" && typeof to === "string" && to.endsWith("/paystack/transfer");
  return () => {
    const orders = sent.mock.calls.filter(isOrder).length;
    sent.mockRestore();
    return orders;
  };
}

describe("an order without a response", () => {
  test("is repeated by only one of six concurrent jobs", async () => {
    const scene = await stage.scene({ ends: "0606" });
    await stage.control("modes", { mode: "timeout_before", on: "transfer", times: 1, ms: 20 });
    const id = await stage.started(scene);
    await stage.app.moveTime("11 minutes");
    // Opens a connection for each first: opening one takes too long to race.
    await Promise.all(Array.from({ length: 6 }, () => stored(id)));
    const orders = countingOrders();
    await Promise.all(Array.from({ length: 6 }, () => tick(id)));
    expect(orders()).toBe(1);
    expect(await stored(id)).toMatchObject({ state: "SENT" });
  });

  test("can still arrive after the recipient was reset and is refused: nothing is returned before ten minutes", async () => {
    const scene = await stage.scene({ ends: "0608" });
    await stage.started(scene);
    await stage.control("modes", { mode: "timeout_before", on: "transfer", times: 1, ms: 20 });
    const id = await stage.started(scene);
    await stage.app.asOwner("update bank_account set recipient_code = null where id = $1", [
      scene.bankAccountId,
    ]);
    const refuse = () => stage.control("modes", { mode: "status_false", on: "recipient", times: 1 });
    await refuse();
    await stage.app.moveTime("2 minutes");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "SENDING" });
    expect(await held("HOLD", id)).toBe(20_025_00n);
    await refuse();
    await stage.app.moveTime("9 minutes");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "FAILED" });
    expect(await held("HOLD", id)).toBe(0n);
  });
});

describe("a refusal by the gateway", () => {
  test("for insufficient balance delays the payout until there is enough", async () => {
    const scene = await stage.scene({ ends: "0608" });
    await stage.control("modes", { mode: "rate_limited", on: "recipient", times: 1 });
    const id = await stage.started(scene);
    expect(await stored(id)).toMatchObject({ state: "SENDING" });
    await stage.control("paystack/drift", { amount: -9_999_000_00 });
    await letItEnd(id, 15, 1);
    expect(await stored(id)).toMatchObject({ state: "SENDING", failure: "insufficient_balance" });
    expect(await held("HOLD", id)).toBe(20_025_00n);
    await stage.control("paystack/drift", { amount: 9_999_000_00 });
    await letItEnd(id, 15, 2);
    expect(await stored(id)).toMatchObject({ state: "PAID", failure: null });
    expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
  });

  test("of an unknown account returns the money", async () => {
    const scene = await stage.scene({ ends: "0404" });
    const id = await stage.started(scene);
    expect(await stored(id)).toMatchObject({ state: "FAILED" });
    expect(await held("WALLET", scene.ada.id)).toBe(ALL);
  });

  test("of an unknown recipient returns the money, and the next payout registers the account again", async () => {
    const scene = await stage.scene({ ends: "0608" });
    await stage.app.asOwner("update bank_account set recipient_code = 'RCP_unknown' where id = $1", [
      scene.bankAccountId,
    ]);
    const id = await stage.started(scene);
    expect(await stored(id)).toMatchObject({ state: "FAILED", failure: "invalid_recipient" });
    const next = await stage.started(scene);
    expect(await stored(next)).toMatchObject({ state: "PAID" });
  });

  test("two payouts to one account register it once", async () => {
    const scene = await stage.scene({ ends: "0608" });
    for (const id of [await stage.started(scene), await stage.started(scene)]) {
      expect(await stored(id)).toMatchObject({ state: "PAID" });
    }
    const account = await queryOne<{ recipientCode: string | null }>(
      sql`select recipient_code from bank_account where id = ${scene.bankAccountId}::uuid`,
    );
    expect(account?.recipientCode).toMatch(/^RCP_/);
  });
});
