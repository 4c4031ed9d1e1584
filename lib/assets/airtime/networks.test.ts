import { expect, test } from "vitest";
import { dialLink, originalNetwork, sendableMinor, ussdFor } from "./networks";

const ada = "+2348031234567";

test("each network's code carries the number as dialled at home, whole naira and a place for the PIN", () => {
  expect(ussdFor("MTN", ada, 5_000_00n)).toBe("*321*08031234567*5000*PIN#");
  expect(ussdFor("AIRTEL", ada, 5_000_00n)).toBe("*432*08031234567*5000*PIN#");
  expect(ussdFor("GLO", ada, 5_000_00n)).toBe("*131*08031234567*5000*PIN#");
});

test("T2 wants the PIN first", () => {
  expect(ussdFor("T2", ada, 5_000_00n)).toBe("*223*PIN*5000*08031234567#");
});

test("a part of a naira is rounded up, so that the buyer is never short", () => {
  expect(sendableMinor(10_000_00n)).toBe(10_000_00n);
  expect(sendableMinor(10_000_01n)).toBe(10_001_00n);
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
