import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Beside, walletBesideGateway } from "@/lib/deposits/gateway-for-tests";
import { queryOne, sql } from "@/lib/kernel/db";
import {
  finishPayout,
  finishRefund,
  lostChargeback,
  paidDeposit,
  sentPayout,
  sentRefund,
} from "./books-for-tests";
import { look } from "./compare/look";
import { runReconciliation } from "./run";

let beside: Beside;

const lists = ["transactions", "transfers", "refunds", "disputes", "settlements", "ledger"] as const;
type Listed = (typeof lists)[number];

/** One record of each list: how the gateway calls it, and how a difference should. */
const records = new Map<Listed, { id: string; named: string }>();

beforeAll(async () => {
  beside = await walletBesideGateway();
  await beside.control("settings", { byHand: true });
  const ada = await beside.makeUser("Ada Obi");
  await beside.control("paystack/top-up", { amount: 90_000_00 });
  const deposit = await paidDeposit(beside, ada, 20_000_00n);
  const payout = await sentPayout(ada, 5_000_00n);
  await finishPayout(beside, payout);
  const refund = await sentRefund(beside, ada, await paidDeposit(beside, ada, 1_000_00n));
  await finishRefund(beside, refund);
  const { gatewayId } = await lostChargeback(beside, ada, await paidDeposit(beside, ada, 2_000_00n));
  await runReconciliation("paystack", "run");
  const stored = await queryOne<{ settlement: string; charge: string }>(sql`
    select (select gateway_record_id from settlement) as settlement, gateway_record_id as charge
    from deposit where reference = ${deposit}`);
  const { settlement = "", charge = "" } = stored ?? {};
  records.set("transactions", { id: deposit, named: deposit });
  records.set("transfers", { id: payout.reference, named: payout.reference });
  records.set("refunds", { id: refund.gatewayId, named: refund.id });
  records.set("disputes", { id: gatewayId, named: gatewayId });
  records.set("settlements", { id: settlement, named: settlement });
  records.set("ledger", { id: charge, named: deposit });
});
afterAll(() => beside.close());
afterEach(() => fetch(`${beside.controlUrl}/plants`, { method: "DELETE" }));

const anHourAgo = () => new Date(Date.now() - 3_600_000);

test("books that agree show no difference, and the balance is what is expected", async () => {
  const { differences, lines, expectedMinor, reportedMinor } = await look("paystack", anHourAgo());
  expect(differences).toEqual([]);
  expect(lines).toEqual([]);
  expect(expectedMinor).toBe(reportedMinor);
});

const otherwise = [
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
  ...otherwise.map(([list, change]): [Listed, Record<string, string | number>] => [
    list,
    { kind: "alter", ...change },
  ]),
];

describe("a record that the gateway tells otherwise than we have it is found in one run, and named", () => {
  test.each(plants)("%s %j", async (list, plant) => {
    const { id = "", named = "" } = records.get(list) ?? {};
    await beside.control("paystack/plant", { in: list, id, ...plant });
    const { differences } = await runReconciliation("paystack", "run");
    expect(differences).toHaveLength(1);
    expect(differences[0]?.reference).toBe(named);
  });
});

describe("a record that is the gateway's alone is found in one run", () => {
  test.each(lists)("%s", async (list) => {
    await beside.control("paystack/plant", { in: list, kind: "extra", id: "nobody-knows-this-one" });
    const { differences } = await runReconciliation("paystack", "run");
    expect(differences).toHaveLength(1);
    expect(["unknown", "unexplained_move"]).toContain(differences[0]?.what);
  });
});

describe("a balance that changes for no record is found in one run, with what it changed by", () => {
  test.each([
    { amount: 500_00, silent: true },
    { amount: -500_00, silent: true },
    { amount: 1, silent: true },
    { amount: 70_00, silent: false },
    { amount: -70_00, silent: false },
  ])("%j", async ({ amount, silent }) => {
    await beside.control("paystack/drift", { amount, silent });
    const { differences } = await runReconciliation("paystack", "run");
    expect(differences.map(({ what, effectMinor }) => [what, effectMinor])).toEqual([
      [silent ? "balance" : "unexplained_move", BigInt(amount)],
    ]);
    // Put right by a second entry the other way round, it is no difference any more.
    await beside.control("paystack/drift", { amount: -amount, silent });
    expect((await runReconciliation("paystack", "run")).differences).toEqual([]);
  });
});
