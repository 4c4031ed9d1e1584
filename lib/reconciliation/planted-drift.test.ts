import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type DepositStage, openDepositStage } from "@/lib/deposits/gateway-for-tests";
import { queryOne, sql } from "@/lib/kernel/db";
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

const lists = ["transactions", "transfers", "refunds", "disputes", "settlements", "ledger"] as const;
type Listed = (typeof lists)[number];

/** One record of each list: the gateway's id and the reference expected in a difference. */
const records = new Map<Listed, { id: string; reference: string }>();

beforeAll(async () => {
  stage = await openDepositStage();
  await stage.control("settings", { byHand: true });
  const ada = await stage.makeUser("Ada Obi");
  await stage.control("paystack/top-up", { amount: 90_000_00 });
  const deposit = await paidDeposit(stage, ada, 20_000_00n);
  const payout = await sentPayout(stage, ada, 5_000_00n);
  await finishPayout(stage, payout);
  const refund = await sentRefund(stage, ada, await paidDeposit(stage, ada, 1_000_00n));
  await finishRefund(stage, refund);
  const { gatewayId } = await lostChargeback(stage, ada, await paidDeposit(stage, ada, 2_000_00n));
  await runReconciliation("paystack", "run");
  const stored = await queryOne<{ settlement: string; charge: string }>(sql`
    select (select gateway_record_id from settlement) as settlement, gateway_record_id as charge
    from deposit where reference = ${deposit}`);
  const { settlement = "", charge = "" } = stored ?? {};
  records.set("transactions", { id: deposit, reference: deposit });
  records.set("transfers", { id: payout.reference, reference: payout.reference });
  records.set("refunds", { id: refund.gatewayId, reference: refund.id });
  records.set("disputes", { id: gatewayId, reference: gatewayId });
  records.set("settlements", { id: settlement, reference: settlement });
  records.set("ledger", { id: charge, reference: deposit });
});
afterAll(() => stage.close());
afterEach(() => fetch(`${stage.controlUrl}/plants`, { method: "DELETE" }));

const anHourAgo = () => new Date(Date.now() - 3_600_000);

test("matching books show no difference, and the balance is as expected", async () => {
  const { differences, lines, expectedMinor, reportedMinor } = await compareBooks("paystack", anHourAgo());
  expect(differences).toEqual([]);
  expect(lines).toEqual([]);
  expect(expectedMinor).toBe(reportedMinor);
});

const changes = [
  ["transactions", { status: "failed" }],
  ["transactions", { fee: 1 }],
  ["transfers", { status: "reversed" }],
  ["transfers", { status: "pending" }],
  ["transfers", { fee: 1 }],
  ["refunds", { status: "failed" }],
  ["refunds", { status: "processing" }],
  ["disputes", { status: "awaiting-bank-feedback" }],
] as const;

const plants: [Listed, Record<string, string | number>][] = [
  ...lists.map((list): [Listed, Record<string, string>] => [list, { kind: "missing" }]),
  ...lists.map((list): [Listed, Record<string, string>] => [list, { kind: "duplicate" }]),
  ...lists.map((list): [Listed, Record<string, string | number>] => [
    list,
    { kind: "alter", amount: 123_45 },
  ]),
  ...lists.map((list): [Listed, Record<string, string>] => [list, { kind: "alter", currency: "GHS" }]),
  ...changes.map(([list, change]): [Listed, Record<string, string | number>] => [
    list,
    { kind: "alter", ...change },
  ]),
];

describe("one run finds a record changed at the gateway and names it", () => {
  test.each(plants)("%s %j", async (list, plant) => {
    const { id = "", reference = "" } = records.get(list) ?? {};
    await stage.control("paystack/plant", { in: list, id, ...plant });
    const { differences } = await runReconciliation("paystack", "run");
    expect(differences).toHaveLength(1);
    expect(differences[0]?.reference).toBe(reference);
  });
});

describe("one run finds a record that only the gateway has", () => {
  test.each(lists)("%s", async (list) => {
    await stage.control("paystack/plant", { in: list, kind: "extra", id: "unknown-record" });
    const { differences } = await runReconciliation("paystack", "run");
    expect(differences).toHaveLength(1);
    expect(["unknown", "unexplained_move"]).toContain(differences[0]?.what);
  });
});

describe("one run finds a change of the balance without a record, with its amount", () => {
  test.each([
    { amount: 500_00, silent: true },
    { amount: -500_00, silent: true },
    { amount: 1, silent: true },
    { amount: 70_00, silent: false },
    { amount: -70_00, silent: false },
  ])("%j", async ({ amount, silent }) => {
    await stage.control("paystack/drift", { amount, silent });
    const { differences } = await runReconciliation("paystack", "run");
    expect(differences.map(({ what, effectMinor }) => [what, effectMinor])).toEqual([
      [silent ? "balance" : "unexplained_move", BigInt(amount)],
    ]);
    // An opposite entry resolves the difference.
    await stage.control("paystack/drift", { amount: -amount, silent });
    expect((await runReconciliation("paystack", "run")).differences).toEqual([]);
  });
});
