import { describe, expect, test } from "vitest";
import { HOME } from "@/lib/money/currencies";
import { parseDecimalJson } from "./decimal-json";
import { price, quotesOf } from "./fake-carrier-for-tests";
import { wireNaira } from "./fields";
import { daysOf, kindOf, kindsOfWords } from "./words";

describe("amounts", () => {
  test("numbers keep every digit that was written, and strings are left alone", () => {
    const text = String.raw`{"a":14000.10,"b":-1.5e3,"c":"14000.10 \" 1","d":[9007199254740993],"e":true,"f":null}`;
    expect(parseDecimalJson(text)).toEqual({
      a: "14000.10",
      b: "-1.5e3",
      c: '14000.10 " 1',
      d: ["9007199254740993"],
      e: true,
      f: null,
    });
    for (const bad of ["", "<html>", '{"a":', "01", "{'a':1}"])
      expect(() => parseDecimalJson(bad)).toThrow(SyntaxError);
  });

  test.each([
    ["14000", 14_000_00n],
    ["14000.1", 14_000_10n],
    ["0.29", 29n],
    ["1234.5600000000001", 1_234_56n],
    ["1234.5649999999999", 1_234_56n],
    ["1234.565", 1_234_57n],
    ["1234.999", 1_235_00n],
    ['"2500.50"', 2_500_50n],
    ["90071992547.41", 90_071_992_547_41n],
  ])("%s naira is %i kobo", async (written, minor) => {
    expect(await quotesOf(`[${price(`"amount":${written}`)}]`)).toMatchObject([{ costMinor: minor }]);
  });

  test.each(["-1", "1e5", '"12 naira"', "null", "1234567890123", '"1,000"'])(
    "a price of %s is left out",
    async (written) => {
      const list = `[${price(`"amount":${written}`)},${price('"amount":100')}]`;
      expect(await quotesOf(list)).toMatchObject([{ costMinor: 100_00n }]);
    },
  );

  test("a price in another currency is left out", async () => {
    expect(await quotesOf(`[${price('"amount":100').replace(HOME, "USD")}]`)).toEqual([]);
  });

  test("the cheapest comes first", async () => {
    const list = ["300.5", "20", "100"].map((amount) => price(`"amount":${amount}`));
    const costs = (await quotesOf(`[${list.join(",")}]`)).map(({ costMinor }) => costMinor);
    expect(costs).toEqual([20_00n, 100_00n, 300_50n]);
  });

  test("what we name in naira has its kobo", () => {
    expect([0n, 5n, 29n, 12_500_50n].map(wireNaira)).toEqual([0, 0.05, 0.29, 12_500.5]);
    expect(() => wireNaira(-1n)).toThrow(RangeError);
  });
});

describe("words", () => {
  test.each(Object.entries(kindsOfWords))("%s is %s, however it is written", (word, kind) => {
    const upper = word.toUpperCase();
    expect([word, upper, ` ${word.replaceAll("-", "_")} `, word.replaceAll("-", " ")].map(kindOf)).toEqual(
      Array.from({ length: 4 }, () => kind),
    );
  });

  test.each(["exception", "constructor", "__proto__", "", "delivered?"])("%s is unknown", (word) => {
    expect(kindOf(word)).toBe("UNKNOWN");
  });

  test.each([
    ["Within 5 days.", 1, 5],
    ["3 - 5 days", 3, 5],
    ["2 to 4 working days", 2, 4],
    ["Within 24 hours", 1, 1],
    ["24-72 hours", 1, 3],
    ["Same day", 0, 1],
    ["soon", 1, 14],
    [null, 1, 14],
  ])("%s is %i to %i days", (says, daysMin, daysMax) => {
    expect(daysOf(says)).toEqual({ daysMin, daysMax });
  });
});
