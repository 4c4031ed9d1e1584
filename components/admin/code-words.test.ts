import { expect, test } from "vitest";
import { sourceFiles } from "@/lib/testing/source-files";
import { actWords, codeWords } from "./code-words";

test.each([
  ["trade.agree-cancel", "Trade: agree cancel"],
  ["wallet.request_payout", "Request payout"],
  ["payout.pay", "Payout: pay"],
  ["reconcile", "Reconcile"],
])("'%s' reads '%s'", (act, words) => {
  expect(actWords(act)).toBe(words);
});

test("codes of the database read as words", () => {
  expect(["escrow_refund", "IN_ESCROW", "bank_transfer"].map(codeWords)).toEqual([
    "Escrow refund",
    "In escrow",
    "Bank transfer",
  ]);
});

test("no page of staff makes words of a code in its own way, or shows an act as it is stored", () => {
  const raw = /replaceAll\("[_-]"|cell: \(\{ act \}\) => act\b|\{act\}|^\s+lead=\{act\}/m;
  const found = sourceFiles("components/admin", "app/admin").filter(({ text }) => raw.test(text));
  // It lists what the acts are called in the code.
  expect(found.map(({ name }) => name)).toEqual(["components/admin/staff/permissions-tables.tsx"]);
});
