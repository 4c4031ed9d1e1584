import { expect, test } from "vitest";
import { actRules, type TwoPersonAct } from "./act-rules";
import { approvalCodes, reasonCodeOf, reasonLine, reasonOptions, reasonWords } from "./reason-codes";

test("a form’s codes are those that its act accepts, each in words", () => {
  for (const { value, label } of reasonOptions("restrict")) {
    expect(reasonCodeOf("restrict").parse(value)).toBe(value);
    expect(reasonWords(value)).toBe(label);
  }
});

test("a code of another act is refused, as are none and made-up ones", () => {
  for (const code of ["books", "", "constructor", undefined])
    expect(reasonCodeOf("restrict").safeParse(code).success).toBe(false);
});

test("what is no code has no words", () => {
  for (const code of ["constructor", "__proto__", undefined, 1]) expect(reasonWords(code)).toBeUndefined();
});

test.each(Object.keys(actRules) as TwoPersonAct[])(
  "a request of %s has codes, none twice, and one for what fits none",
  (act) => {
    const codes: readonly string[] = approvalCodes[act];
    expect(new Set(codes).size).toBe(codes.length);
    // A ruling names a finding and rules.
    expect(codes).toContain(act === "dispute.rule" ? "case" : "other");
  },
);

test("a reason without a code, as old rows have it, is its sentence alone", () => {
  expect(reasonLine("twice", "Seen in the ledger.")).toBe("Posted twice: Seen in the ledger.");
  expect(reasonLine(undefined, "Seen in the ledger.")).toBe("Seen in the ledger.");
  expect(reasonLine(undefined, null)).toBe("");
});
