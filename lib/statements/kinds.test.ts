import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { type TestApp, testApp } from "@/lib/testing/world";
import { entryGroups, entryKinds } from "./kinds";
import { hasPlace } from "./places";
import { sentenceFor } from "./sentences";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("each kind of transfer that touches a wallet has a group, its way, and words of its own", async () => {
  const kinds = await query<{ name: string; side: string }>(sql`
    select name, case 'WALLET' when debit_kind::text then 'out' else 'in' end as side
    from transfer_kind where 'WALLET' in (debit_kind, credit_kind)`);
  expect(kinds.length).toBeGreaterThan(15);
  for (const { name, side } of kinds) {
    expect(entryKinds[name], name).toMatchObject({ side });
    expect(entryGroups, name).toContain(entryKinds[name]?.group);
    expect(sentenceFor({ kind: name, isReversal: false }), name).not.toBe("Wallet entry");
    expect(hasPlace(name), name).toBe(true);
    expect(sentenceFor({ kind: name, isReversal: true }), name).toMatch(/^Taken back: /);
  }
  const known = new Set(kinds.map(({ name }) => name));
  expect(Object.keys(entryKinds).filter((name) => !known.has(name))).toEqual([]);
});

test("each kind is in an index by kind, but the price paid into escrow, which most entries are", async () => {
  const indexes = await query<{ name: string; says: string }>(sql`
    select indexname as name, indexdef as says from pg_indexes where indexname like 'transfer_wallet_%'`);
  const named = (side: string) => indexes.find(({ name }) => name === `transfer_wallet_${side}`)?.says ?? "";
  const missing = Object.entries(entryKinds).filter(([kind, { side }]) => !named(side).includes(`'${kind}'`));
  expect(missing.map(([kind]) => kind)).toEqual(["escrow_hold"]);
});

test("words name the bank, and of an account its end", () => {
  const withBank = { isReversal: false, bank: "GTBank ••6789" };
  expect(sentenceFor({ ...withBank, kind: "payout_hold" })).toBe("Withdrawal to GTBank ••6789");
  expect(sentenceFor({ ...withBank, kind: "payout_return" })).toBe(
    "Withdrawal to GTBank ••6789 that did not go through",
  );
  const funded = { isReversal: false, kind: "deposit_credit" };
  expect(sentenceFor({ ...funded, channel: "bank", bank: "GTBank" })).toBe("Wallet funded from GTBank");
  expect(sentenceFor({ ...funded, channel: "dedicated_nuban", bank: "GTBank" })).toBe(
    "Wallet funded by bank transfer from GTBank",
  );
  expect(sentenceFor({ isReversal: false, kind: "payout_hold" })).toBe("Withdrawal to your bank");
});
