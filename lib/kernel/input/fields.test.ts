import { describe, expect, test } from "vitest";
import { appCodeSchema } from "@/lib/identity/factors/schema";
import { codeSchema, emailSchema, identifierSchema, phoneSchema } from "@/lib/identity/schema";
import { parseNaira } from "@/lib/money/parse";
import { typedAmount } from "@/lib/money/typed-amount";
import { AccountInput } from "@/lib/payouts/bank-accounts/schema";
import { text, typedMoment, typedWhole, whole } from "./fields";

/** Marks that come along with what is copied from a chat, a PDF or a contact. */
const marks = [
  "\u202a",
  "\u202c",
  "\u200e",
  "\u2066",
  "\u2069",
  "\ufe0d",
  "\ufeff",
  "\u200b",
  "\u00ad",
  "\u061c",
];

/** The text with each mark around it and within it. */
const pasted = (plain: string) =>
  marks.flatMap((mark) => [`${mark}${plain}${mark}`, `${plain.slice(0, 3)}${mark}${plain.slice(3)}`]);

describe("invisible marks are taken out of", () => {
  test.each<[string, string, (given: string) => unknown, unknown]>([
    ["a phone number", "0803 123 4567", (given) => phoneSchema.parse(given), "+2348031234567"],
    ["an email address", "ada@amana.test", (given) => emailSchema.parse(given), "ada@amana.test"],
    ["an identifier", "ada@amana.test", (given) => identifierSchema.parse(given), "ada@amana.test"],
    ["a texted code", "123 456", (given) => codeSchema.parse(given), "123456"],
    ["an app’s code", "123-456", (given) => appCodeSchema.parse(given), "123456"],
    ["an amount", "₦4,150.50", (given) => parseNaira(given), 415_050n],
    ["a price", "4150", (given) => typedAmount("").parse(given).minor, "415000"],
    [
      "an account number",
      "0123456789",
      (given) => AccountInput.parse({ bankCode: "058", accountNumber: given }).accountNumber,
      "0123456789",
    ],
  ])("%s", (_, plain, parse, understood) => {
    for (const given of pasted(plain)) expect(parse(given), JSON.stringify(given)).toEqual(understood);
  });
});

test("text that is kept keeps its marks: emoji and some scripts need them", () => {
  expect(text().parse("👩‍👧 ❤️")).toBe("👩‍👧 ❤️");
});

test.each(["\0", "Ada\0Obi", "half \ud83d", "\udc00"])(
  "text that the database cannot keep is refused: %j",
  (given) => {
    expect(text().safeParse(given).error?.issues[0]?.message).toMatch(/can’t be saved/);
  },
);

test("numbers fit an integer column", () => {
  expect(whole().parse(2_147_483_647)).toBe(2_147_483_647);
  for (const given of [2_147_483_648, -1, 0.5, Number.NaN])
    expect(whole().safeParse(given).success).toBe(false);
  expect(typedWhole().parse("17")).toBe(17);
  for (const given of ["2147483648", "-1", "x", "1e400"])
    expect(typedWhole().safeParse(given).success).toBe(false);
});

test("a moment lies in this century", () => {
  expect(typedMoment().safeParse("2026-12-24T12:00:00+01:00").success).toBe(true);
  for (const given of ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-02-30T00:00:00Z"])
    expect(typedMoment().safeParse(given).success).toBe(false);
});
