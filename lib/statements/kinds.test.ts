import { afterAll, beforeAll, expect, test } from "vitest";
import { statements } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { type TestApp, testApp } from "@/lib/testing/world";
import { sentenceFor } from "./book";
import { entryGroups } from "./kinds";

const { book } = statements;
const entryKinds = book.kinds;

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("every kind of transfer to or from a wallet has a group, a side and a description", async () => {
  const kinds = await query<{ name: string; side: string }>(sql`
    select name, case 'WALLET' when debit_kind::text then 'out' else 'in' end as side
    from transfer_kind where 'WALLET' in (debit_kind, credit_kind)`);
  expect(kinds.length).toBeGreaterThan(15);
  for (const { name, side } of kinds) {
    expect(entryKinds[name], name).toMatchObject({ side });
    expect(entryGroups, name).toContain(entryKinds[name]?.group);
    expect(sentenceFor(book, { kind: name, isReversal: false }), name).not.toBe("Wallet transaction");
    expect(entryKinds[name]?.place({}), name).not.toBe("");
    expect(sentenceFor(book, { kind: name, isReversal: true }), name).toMatch(/^Reversed: /);
  }
  const known = new Set(kinds.map(({ name }) => name));
  expect(Object.keys(entryKinds).filter((name) => !known.has(name))).toEqual([]);
});

test("every kind except escrow_hold is in a partial index", async () => {
  const indexes = await query<{ name: string; definition: string }>(sql`
    select indexname as name, indexdef as definition from pg_indexes where indexname like 'transfer_wallet_%'`);
  const indexOf = (side: string) =>
    indexes.find(({ name }) => name === `transfer_wallet_${side}`)?.definition ?? "";
  const missing = Object.entries(entryKinds).filter(
    ([kind, { side }]) => !indexOf(side).includes(`'${kind}'`),
  );
  expect(missing.map(([kind]) => kind)).toEqual(["escrow_hold"]);
});

test("descriptions have the bank and the last digits of the account", () => {
  const describe = (kind: string, about = {}) => sentenceFor(book, { kind, isReversal: false }, about);
  const withBank = { bank: "GTBank", account: "0123456789" };
  expect(describe("payout_hold", withBank)).toBe("Withdrawal to GTBank ••6789");
  expect(describe("payout_return", withBank)).toBe("Failed withdrawal to GTBank ••6789");
  expect(describe("deposit_credit", { channel: "bank", bank: "GTBank" })).toBe("Deposit from GTBank");
  expect(describe("deposit_credit", { channel: "dedicated_nuban", bank: "GTBank" })).toBe(
    "Deposit by bank transfer from GTBank",
  );
  expect(describe("payout_hold")).toBe("Withdrawal to your bank");
});
