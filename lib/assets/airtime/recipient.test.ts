import fc from "fast-check";
import { expect, test } from "vitest";
import { parseNigerianMobile } from "@/lib/identity/contact/phone";
import { recipientProblem, tidied } from "./recipient";

const prefix = fc.constantFrom("0", "+234", "234", "00234", "+234 (0)", "");
const digits = fc.tuple(
  fc.constantFrom("803", "802", "705", "913"),
  fc.integer({ min: 1_000_000, max: 9_999_999 }),
);
const gap = fc.constantFrom("", " ", "-", "\u00a0");

test("a number that the server takes is written one way, and sent as the same number", () => {
  fc.assert(
    fc.property(prefix, digits, gap, (before, [operator, rest], between) => {
      const typed = `${before}${between}${operator}${between}${rest}`;
      const sent = parseNigerianMobile(typed);
      if (sent === null) return;
      expect(recipientProblem(typed)).toBeUndefined();
      expect(tidied(typed)).toMatch(/^0\d{3} \d{3} \d{4}$/);
      expect(parseNigerianMobile(tidied(typed))).toBe(sent);
    }),
  );
  expect(tidied("０８０３ １２３ ４５６７")).toBe("0803 123 4567");
});

test.each(["", "0803 123", "01 462 0000", "+44 7700 900123", "my number"])(
  "'%s' is not sent, and stays as it was typed",
  (typed) => {
    expect(recipientProblem(typed)).toMatch(/^Enter/);
    expect(tidied(typed)).toBe(typed);
  },
);
