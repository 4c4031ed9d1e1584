import { expect, test } from "vitest";
import { dialLink, networkFacts, originalNetwork, transfersFor, ussdFor } from "./networks";

const ada = "+2348031234567";

test("each network's code carries the number as dialled at home, whole naira and a place for the PIN", () => {
  expect(ussdFor("MTN", ada, 5_000_00n)).toBe("*321*08031234567*5000*PIN#");
  expect(ussdFor("AIRTEL", ada, 5_000_00n)).toBe("*432*08031234567*5000*PIN#");
  expect(ussdFor("GLO", ada, 5_000_00n)).toBe("*131*08031234567*5000*PIN#");
});

test("T2 wants the PIN first", () => {
  expect(ussdFor("T2", ada, 5_000_00n)).toBe("*223*PIN*5000*08031234567#");
});

test("what a network does not send at once is sent in several transfers", () => {
  expect(transfersFor("MTN", 10_000_00n)).toEqual([10_000_00n]);
  expect(transfersFor("MTN", 25_000_00n)).toEqual([10_000_00n, 10_000_00n, 5_000_00n]);
  expect(transfersFor("MTN", 20_000_00n)).toEqual([10_000_00n, 10_000_00n]);
  expect(transfersFor("AIRTEL", 1_000_000_00n)).toEqual([1_000_000_00n]);
});

test("no transfer is below what the network accepts, and together they are never short", () => {
  const { lowestMinor, highestMinor } = networkFacts.MTN.perTransfer;
  expect(transfersFor("MTN", 10_000_01n)).toEqual([9_950_00n, 51_00n]);
  for (let amount = 100_00n; amount < 60_000_00n; amount += 7_777n) {
    const parts = transfersFor("MTN", amount);
    const total = parts.reduce((sum, part) => sum + part, 0n);
    expect(total - amount).toBeLessThan(100n);
    expect(total).toBeGreaterThanOrEqual(amount);
    for (const part of parts) {
      expect(part).toBeGreaterThanOrEqual(lowestMinor);
      expect(part).toBeLessThanOrEqual(highestMinor ?? part);
    }
  }
});

test("the dialler is filled up to the PIN, never with the letters of the placeholder", () => {
  expect(dialLink("*321*08031234567*5000*PIN#")).toBe("tel:*321*08031234567*5000*");
  expect(dialLink("*310#")).toBe("tel:*310%23");
  expect(dialLink("*223*PIN*5000*08031234567#")).toBeUndefined();
});

test.each([
  ["+2348031234567", "MTN"],
  ["+2347025123456", "MTN"],
  ["+2347020123456", null],
  ["+2348021234567", "AIRTEL"],
  ["+2348051234567", "GLO"],
  ["+2349091234567", "T2"],
  ["+2348041234567", null],
])("%s was given out by %s", (phone, network) => {
  expect(originalNetwork(phone)).toBe(network);
});
