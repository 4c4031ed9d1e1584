import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GatewayNoAnswer } from "../errors";
import { openPaystackStage, type PaystackClientStage } from "./gateway-for-tests";
import type { Page } from "./http";

/** Takes several seconds, more on a busy machine. */
const SLOW = { timeout: 90_000 };

let stage: PaystackClientStage;
beforeAll(async () => {
  stage = await openPaystackStage();
});
beforeEach(() => stage.reset(0));
afterAll(() => stage.simulators.stop());

async function everyRow<Row>(list: (page: number) => Promise<Page<Row>>): Promise<Row[]> {
  const found: Row[] = [];
  for (let page = 1; ; page++) {
    const { rows, hasMore } = await list(page);
    found.push(...rows);
    if (!hasMore) return found;
  }
}

test("the ledger explains the balance exactly", async () => {
  await stage.control("paystack/top-up", { amount: 1_000_000 });
  await stage.paid("dep-1", 250_000n);
  await stage.paystack.refund({ transaction: "dep-1", amountMinor: 50_000n, note: "ref-1" });
  await stage.control("paystack/settle", { amount: 300_000 });
  const moves = await everyRow((page) => stage.paystack.balanceLedger({ page }));
  expect(moves.map(({ model, differenceMinor }) => [model, differenceMinor])).toEqual([
    ["Settlement", -300_000n],
    ["Refund", -50_000n],
    ["Transaction", 236_250n],
    ["Topup", 1_000_000n],
  ]);
  expect(await stage.paystack.balance()).toBe(886_250n);
  expect(moves[0]?.balanceMinor).toBe(886_250n);
  const { id } = await stage.paystack.verify("dep-1");
  expect(moves[2]?.modelId).toBe(id);
});

test("lists settlements in both directions", async () => {
  await stage.control("paystack/top-up", { amount: 1_000_000 });
  await stage.control("paystack/settle", {});
  const { rows } = await stage.paystack.listSettlements();
  expect(rows).toMatchObject([
    { amountMinor: 1_000_000n, status: "success", currency: "NGN" },
    { amountMinor: -1_000_000n },
  ]);
});

test("the balance can be negative, and drift silently", async () => {
  await stage.control("paystack/drift", { amount: -7, silent: true });
  expect(await stage.paystack.balance()).toBe(-7n);
  expect((await stage.paystack.balanceLedger()).rows).toEqual([]);
  await stage.control("paystack/drift", { amount: 9 });
  expect((await stage.paystack.balanceLedger()).rows).toMatchObject([
    { differenceMinor: 9n, balanceMinor: 2n },
  ]);
});

test("lists five thousand payments once each, and filters by a span of time", SLOW, async () => {
  const at = (n: number) => new Date(Date.UTC(2026, 0, 1 + Math.floor(n / 1_000)));
  const charges = Array.from({ length: 5_000 }, (_, n) => ({
    reference: `dep-${n}`,
    amount: 10_000 + n,
    at: at(n).toISOString(),
  }));
  await stage.control("paystack/load", { charges });
  const all = await everyRow((page) => stage.paystack.listTransactions({ page }));
  expect(new Set(all.map(({ reference }) => reference)).size).toBe(5_000);
  const span = { from: at(3_000), to: new Date(at(4_000).getTime() - 1) };
  const some = await everyRow((page) => stage.paystack.listTransactions({ ...span, page }));
  expect(some).toHaveLength(1_000);
  expect(some.every(({ createdAt }) => createdAt && createdAt >= span.from)).toBe(true);
});

describe("planted differences in lists", () => {
  const plant = (fields: object) => stage.control("paystack/plant", fields);
  beforeEach(async () => {
    await stage.paid("dep-1", 250_000n);
    await stage.paid("dep-2", 250_000n);
  });

  test.each([
    [{ kind: "missing", id: "dep-1" }, ["dep-2"]],
    [{ kind: "extra", id: "dep-9" }, ["dep-9", "dep-2", "dep-1"]],
    [{ kind: "duplicate", id: "dep-2" }, ["dep-2", "dep-2", "dep-1"]],
  ])("%j", async (fields, references) => {
    await plant({ in: "transactions", ...fields });
    const { rows } = await stage.paystack.listTransactions();
    expect(rows.map(({ reference }) => reference)).toEqual(references);
  });

  test("verify agrees with the list", async () => {
    await plant({ in: "transactions", kind: "missing", id: "dep-1" });
    await expect(stage.paystack.verify("dep-1")).rejects.toMatchObject({ reason: "not_found" });
    await plant({ in: "transactions", kind: "extra", id: "dep-9", amount: 77 });
    expect((await stage.paystack.verify("dep-9")).amountMinor).toBe(77n);
  });

  test.each([
    [{ amount: 1 }, { amountMinor: 1n }],
    [{ fee: 2 }, { feeMinor: 2n }],
    [{ currency: "GHS" }, { currency: "GHS" }],
    [{ status: "failed" }, { status: "failed" }],
  ])("a record altered by %j", async (change, expected) => {
    await plant({ in: "transactions", kind: "alter", id: "dep-1", ...change });
    const { rows } = await stage.paystack.listTransactions();
    expect(rows.find(({ reference }) => reference === "dep-1")).toMatchObject(expected);
  });

  test("parses an extra record of every kind", async () => {
    for (const list of ["transfers", "refunds", "disputes", "settlements", "ledger"]) {
      await plant({ in: list, kind: "extra", id: "pay-0000000000000009", amount: 5 });
    }
    const { paystack } = stage;
    expect((await paystack.listTransfers()).rows).toMatchObject([{ amountMinor: 5n, status: "success" }]);
    expect((await paystack.listRefunds()).rows).toMatchObject([{ amountMinor: 5n }]);
    expect((await paystack.listDisputes()).rows).toMatchObject([{ amountMinor: 5n }]);
    expect((await paystack.listSettlements()).rows).toMatchObject([{ amountMinor: 5n }]);
    expect((await paystack.balanceLedger()).rows[0]).toMatchObject({ differenceMinor: 5n });
  });
});

test.each([
  ["timeout_before", GatewayNoAnswer.name],
  ["bad_gateway", GatewayNoAnswer.name],
  ["rate_limited", "GatewayRefused"],
])("a list with the fault %s throws %s", async (mode, name) => {
  await stage.control("modes", { mode, on: "list", reference: "settlements", times: 1, ms: 20 });
  await stage.paystack.listTransfers();
  await expect(stage.paystack.listSettlements()).rejects.toMatchObject({ name });
});
