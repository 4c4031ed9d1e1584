import fc from "fast-check";
import { expect, test } from "vitest";
import { passwordProblem } from "./password-rules";

test.each([
  ["1234567", false],
  ["horse-77", true],
  ["h".repeat(3) + "orse".repeat(15) + "x".repeat(1), true],
  [`horse ${"battery staple ".repeat(8)}`.slice(0, 128).padEnd(128, "z"), true],
  [`horse ${"battery staple ".repeat(9)}`.slice(0, 129), false],
])("%j: allowed is %s", (password, allowed) => {
  expect(passwordProblem(password) === undefined).toBe(allowed);
});

test.each([
  "password",
  "Password1",
  "P@ssw0rd!",
  "p4ssw0rd2026",
  "12345678",
  "123456789",
  "1234567890",
  "87654321",
  "11111111",
  "abababab",
  "abcdefgh",
  "qwertyuiop",
  "Qwerty123!",
  "iloveyou1",
  "letmein123",
  "amana123",
  "Amana2026!",
  "@m4n4!!!",
  "AMANA-ESCROW",
  "airtime2026",
  "MTN12345",
  "escrow!!",
  "nigeria1",
  "Lagos2026",
  "Chelsea10",
  "jesusislord",
])("%s is one of the first that others would try", (password) => {
  expect(passwordProblem(password)).toMatch(/first passwords/);
});

test("a name, an address or a number is no password", () => {
  const personal = ["Ada Obi Nwosu", "ada@example.com", "08031234567"];
  for (const word of personal) expect(passwordProblem(word.toUpperCase(), personal)).toMatch(/your own/);
});

test("three words that nobody put together before are a password", () => {
  const word = fc.constantFrom(
    "river",
    "quiet",
    "market",
    "seven",
    "lamp",
    "goat",
    "amana",
    "window",
    "march",
    "zebra",
  );
  const words = fc.uniqueArray(word, { minLength: 3, maxLength: 6 });
  fc.assert(fc.property(words, (chosen) => passwordProblem(chosen.join(" ")) === undefined));
});
