import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { handleWaitingEvents } from "@/lib/deposits/gateway-for-tests";
import { queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { handleTransfer } from "./look-at-payout";
import { endsOf, held, type PayoutBeside, payoutsBesideGateway, stored, tick } from "./scenes-for-tests";

// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let beside: PayoutBeside;

beforeAll(async () => {
  beside = await payoutsBesideGateway();
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await beside.close();
  expect(findings).toEqual([]);
});

const ALL = 100_000_00n;

/** Lets time pass and the clock work until nothing is due, webhooks included. */
async function letItEnd(id: string, minutes = 2, rounds = 4): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await handleWaitingEvents();
    await beside.app.moveTime(`${minutes * 2 ** round} minutes`);
    await tick(id);
  }
}

describe("each end of a transfer", () => {
  test.each([
    ["1111", "PAID", "success"],
    ["0607", "PAID", "received, then success"],
    ["0608", "PAID", "success in the very answer"],
    ["0601", "FAILED", "failed"],
    ["0604", "FAILED", "blocked"],
    ["0605", "FAILED", "rejected"],
    ["0609", "FAILED", "abandoned"],
    ["0603", "SENT", "waits for a code"],
    ["0606", "SENT", "pending"],
  ])("an account ending in %s: %s, %s", async (ends, state) => {
    const scene = await beside.scene({ ends });
    const id = await beside.begun(scene);
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
      await beside.control("paystack/transfers/move", { reference: `pay-${id}`, to: "failed" });
    await letItEnd(id, 60);
    expect(await held("HOLD", id)).toBe(0n);
  });

  test("paid, then sent back: amount, fee and the gateway's charge return", async () => {
    const scene = await beside.scene({ ends: "0608" });
    const id = await beside.begun(scene);
    expect(await stored(id)).toMatchObject({ state: "PAID", gatewayFeeMinor: 25_00n });
    await beside.control("paystack/transfers/move", { reference: `pay-${id}`, to: "reversed" });
    await vi.waitFor(async () => {
      await handleWaitingEvents();
      expect((await stored(id)).state).toBe("REVERSED");
    });
    expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 1 });
    expect(await held("WALLET", scene.ada.id)).toBe(ALL);
    expect(await stored(id)).toMatchObject({ gatewayFeeMinor: 0n });
  });

  test("a reversal that nobody told us of is found by the clock, and a charge that is kept is ours to bear", async () => {
    const scene = await beside.scene({ ends: "0608" });
    const id = await beside.begun(scene);
    await beside.control("modes", { mode: "loss", reference: `pay-${id}` });
    await beside.control("paystack/transfers/move", {
      reference: `pay-${id}`,
      to: "reversed",
      keepFee: true,
    });
    await beside.app.moveTime("1 hour");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "REVERSED", gatewayFeeMinor: 25_00n });
    expect(await held("WALLET", scene.ada.id)).toBe(ALL);
  });

  test("failed with its charge kept: everything returns to the wallet all the same", async () => {
    const scene = await beside.scene({ ends: "0606" });
    const id = await beside.begun(scene);
    await beside.control("paystack/transfers/move", { reference: `pay-${id}`, to: "failed", keepFee: true });
    await letItEnd(id);
    expect(await stored(id)).toMatchObject({ state: "FAILED", gatewayFeeMinor: 25_00n });
    expect(await held("WALLET", scene.ada.id)).toBe(ALL);
  });
});

describe("webhooks", () => {
  test("ten copies, and the success after the reversal: the state comes from asking", async () => {
    const scene = await beside.scene({ ends: "0606" });
    const id = await beside.begun(scene);
    const reference = `pay-${id}`;
    await beside.control("modes", { mode: "duplicate", reference, copies: 10, parallel: 5 });
    await beside.control("paystack/transfers/move", { reference, to: "success" });
    await beside.control("paystack/transfers/move", { reference, to: "reversed" });
    await vi.waitFor(async () => {
      await handleWaitingEvents();
      expect((await stored(id)).state).toBe("FAILED");
    });
    await handleTransfer("paystack", reference, "reversed");
    expect(await endsOf(id)).toEqual({ paid: 0, returned: 1, reversed: 0 });
    expect(await held("WALLET", scene.ada.id)).toBe(ALL);
  });

  test("one that says 'success' while the gateway does not confirm it changes nothing, and is tried again", async () => {
    const scene = await beside.scene({ ends: "0606" });
    const id = await beside.begun(scene);
    await expect(handleTransfer("paystack", `pay-${id}`, "paid")).rejects.toThrow("does not confirm");
    await expect(handleTransfer("paystack", `pay-${scene.ada.id}`, "paid")).rejects.toThrow(
      "no payout of ours",
    );
    expect(await stored(id)).toMatchObject({ state: "SENT" });
    await beside.control("paystack/transfers/move", { reference: `pay-${id}`, to: "success" });
    await handleTransfer("paystack", `pay-${id}`, "paid");
    expect(await stored(id)).toMatchObject({ state: "PAID" });
  });
});

describe("what is not what we ordered is for staff", () => {
  test.each(["wrong_amount", "wrong_currency"])("%s", async (mode) => {
    const scene = await beside.scene({ ends: "0606" });
    const id = await beside.begun(scene);
    const reference = `pay-${id}`;
    await beside.control("paystack/transfers/move", { reference, to: "success" });
    await beside.control("modes", { mode, on: "verify_transfer", reference, times: 1 });
    await beside.app.moveTime("2 minutes");
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

/** Counts the orders to send money that leave from here on. */
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

describe("an order that got no answer", () => {
  test("is given again by one of six jobs that come at once", async () => {
    const scene = await beside.scene({ ends: "0606" });
    await beside.control("modes", { mode: "timeout_before", on: "transfer", times: 1, ms: 20 });
    const id = await beside.begun(scene);
    await beside.app.moveTime("11 minutes");
    // A connection for each: who has to open one first comes too late to race.
    await Promise.all(Array.from({ length: 6 }, () => stored(id)));
    const orders = countingOrders();
    await Promise.all(Array.from({ length: 6 }, () => tick(id)));
    expect(orders()).toBe(1);
    expect(await stored(id)).toMatchObject({ state: "SENT" });
  });

  test("may still arrive though the account was forgotten and is refused meanwhile: nothing is given back before ten minutes", async () => {
    const scene = await beside.scene({ ends: "0608" });
    await beside.begun(scene);
    await beside.control("modes", { mode: "timeout_before", on: "transfer", times: 1, ms: 20 });
    const id = await beside.begun(scene);
    await beside.app.asOwner("update bank_account set recipient_code = null where id = $1", [
      scene.bankAccountId,
    ]);
    const refuse = () => beside.control("modes", { mode: "status_false", on: "recipient", times: 1 });
    await refuse();
    await beside.app.moveTime("2 minutes");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "SENDING" });
    expect(await held("HOLD", id)).toBe(20_025_00n);
    await refuse();
    await beside.app.moveTime("9 minutes");
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "FAILED" });
    expect(await held("HOLD", id)).toBe(0n);
  });
});

describe("the gateway says no", () => {
  test("too little of our money there fails nobody: it waits, and goes when there is enough", async () => {
    const scene = await beside.scene({ ends: "0608" });
    await beside.control("modes", { mode: "rate_limited", on: "recipient", times: 1 });
    const id = await beside.begun(scene);
    expect(await stored(id)).toMatchObject({ state: "SENDING" });
    await beside.control("paystack/drift", { amount: -9_999_000_00 });
    await letItEnd(id, 15, 1);
    expect(await stored(id)).toMatchObject({ state: "SENDING", failure: "insufficient_balance" });
    expect(await held("HOLD", id)).toBe(20_025_00n);
    await beside.control("paystack/drift", { amount: 9_999_000_00 });
    await letItEnd(id, 15, 2);
    expect(await stored(id)).toMatchObject({ state: "PAID", failure: null });
    expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
  });

  test("an account that is not there: the money returns", async () => {
    const scene = await beside.scene({ ends: "0404" });
    const id = await beside.begun(scene);
    expect(await stored(id)).toMatchObject({ state: "FAILED" });
    expect(await held("WALLET", scene.ada.id)).toBe(ALL);
  });

  test("a receiver that the gateway has forgotten: the money returns, and the next payout makes it anew", async () => {
    const scene = await beside.scene({ ends: "0608" });
    await beside.app.asOwner("update bank_account set recipient_code = 'RCP_gone' where id = $1", [
      scene.bankAccountId,
    ]);
    const id = await beside.begun(scene);
    expect(await stored(id)).toMatchObject({ state: "FAILED", failure: "invalid_recipient" });
    const next = await beside.begun(scene);
    expect(await stored(next)).toMatchObject({ state: "PAID" });
  });

  test("of two payouts to one account the gateway is told of the account once", async () => {
    const scene = await beside.scene({ ends: "0608" });
    for (const id of [await beside.begun(scene), await beside.begun(scene)]) {
      expect(await stored(id)).toMatchObject({ state: "PAID" });
    }
    const account = await queryOne<{ recipientCode: string | null }>(
      sql`select recipient_code from bank_account where id = ${scene.bankAccountId}::uuid`,
    );
    expect(account?.recipientCode).toMatch(/^RCP_/);
  });
});
