import { expect, test } from "vitest";
import { HOME } from "@/lib/money/currencies";
import { fundForm, isOwnPath } from "./schema";

const problemOf = (amount: string) => {
  const read = fundForm.safeParse({ amount });
  return read.success ? null : read.error.issues[0];
};

test("accepts common ways to write an amount", () => {
  for (const amount of ["2500", "2,500", "2 500", "２５００", "₦2,500", " 2500.00 ", "NGN 2500"]) {
    expect(fundForm.parse({ amount })).toEqual({ amount: { minor: "250000", currency: HOME } });
  }
});

test.each([
  ["", "Enter an amount"],
  ["-500", "amount above zero"],
  ["−500", "amount above zero"],
  ["1e30", "in digits"],
  ["five hundred", "in digits"],
  ["100.555", "two decimal places"],
  ["9".repeat(200), "too large"],
  ["0x10", "in digits"],
])("refuses %s at the amount field: %s", (amount, message) => {
  const problem = problemOf(amount);
  expect(problem?.path).toEqual(["amount"]);
  expect(problem?.message).toContain(message);
});

test("refuses a form without an amount", () => {
  expect(fundForm.safeParse({}).error?.issues[0]?.message).toContain("Enter an amount");
});

test("accepts only our own paths to return to", () => {
  for (const path of ["/", "/offers/1?tab=a", "/trades/018f#chat"]) expect(isOwnPath(path)).toBe(true);
  const foreign = [
    "",
    "offers",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "/.//evil.example",
    "/%2f%2fevil.example",
    "/%5cevil.example",
    "/%0d%0aSet-Cookie:a",
    "javascript:alert(1)",
    "/ a",
    `/${"a".repeat(600)}`,
  ];
  for (const path of foreign) expect(isOwnPath(path)).toBe(false);
  expect(fundForm.parse({ amount: "500", next: "//evil.example" })).not.toHaveProperty("returnTo");
  expect(fundForm.parse({ amount: "500", next: "/offers/1" })).toHaveProperty("returnTo", "/offers/1");
});
