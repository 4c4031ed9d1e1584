import { expect, test } from "vitest";
import { reasonCodeOf, reasonOptions, reasonWords } from "./reason-codes";

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
