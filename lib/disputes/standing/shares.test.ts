import { expect, test } from "vitest";
import { basisPoints } from "@/lib/money/fees";
import { divide } from "./shares";

const rule = basisPoints(150);

test.each([
  [0n, { refund: 0n, paid: 408_783n, fee: 6_225n }],
  [415_008n, { refund: 415_008n, paid: 0n, fee: 0n }],
  [100_000n, { refund: 100_000n, paid: 310_283n, fee: 4_725n }],
])(
  "%s kobo back of 415,008 leaves each their part, and the commission on the paid one alone",
  (refund, parts) => {
    expect(divide(415_008n, refund, rule)).toEqual(parts);
  },
);

test("the parts make up the whole, to the kobo", () => {
  for (let refund = 0n; refund <= 10_007n; refund += 97n) {
    const { paid, fee } = divide(10_007n, refund, rule);
    expect(refund + paid + fee).toBe(10_007n);
  }
});
