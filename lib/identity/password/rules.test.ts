import { randomInt } from "node:crypto";
import { dictionary } from "@zxcvbn-ts/language-common";
import { expect, test } from "vitest";
import { signUpSchema } from "../sign-in/schema";
import { passwordProblem } from "./problem";

test.each([
  ["1234567", false],
  ["horse-77", false],
  ["horse-77 up", true],
  ["kq7wzvbn", true],
  ["h".repeat(3) + "orse".repeat(15) + "x".repeat(1), true],
  [`horse ${"battery staple ".repeat(8)}`.slice(0, 128).padEnd(128, "z"), true],
  [`horse ${"battery staple ".repeat(9)}`.slice(0, 129), false],
])("%j: allowed is %s", (password, allowed) => {
  expect(passwordProblem(password) === undefined).toBe(allowed);
});

test("refuses the 3,000 commonest passwords", () => {
  const commonest = dictionary["passwords-common"].slice(0, 3_000);
  expect(commonest).toHaveLength(3_000);
  expect(commonest.filter((word) => passwordProblem(word) === undefined)).toEqual([]);
  const shouted = commonest.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
  expect(shouted.filter((word) => passwordProblem(word) === undefined)).toEqual([]);
}, 60_000);

test("accepts two hundred passphrases of three random words", () => {
  const words = dictionary["diceware-common"];
  const word = () => words[randomInt(words.length)];
  const phrases = Array.from({ length: 200 }, () => [word(), word(), word()].join(" "));
  expect(phrases.filter((phrase) => passwordProblem(phrase) !== undefined)).toEqual([]);
}, 120_000);

test.each([
  "password",
  "Password1",
  "P@ssw0rd!",
  "p4ssw0rd2026",
  "12345678",
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
  "naira1000",
  "Chelsea10",
  "jesusislord",
])("refuses the guessable password %s", (password) => {
  expect(passwordProblem(password)).toMatch(/too easy to guess/);
});

const ada = { name: "Ada Obi Nwosu", email: "ada.nwosu77@example.com", phone: "+2348031234567" };

test.each([
  "ADA OBI NWOSU",
  "ada.nwosu77@example.com",
  "08031234567",
  "+2348031234567",
  "ada.nwosu77",
  "nwosu1234",
])("refuses %s for Ada Obi Nwosu, whose personal data it contains", (password) => {
  expect(passwordProblem(password, ada)).toMatch(/your name/);
});

test("reports a missing password on its field, along with the other issues", () => {
  const { error } = signUpSchema.safeParse({ name: "", email: "", phone: "", password: "" });
  expect(new Set(error?.issues.map(({ path }) => path[0]))).toEqual(
    new Set(["name", "email", "phone", "password"]),
  );
});

test("checks the longest password in bounded time", () => {
  const started = performance.now();
  passwordProblem("p4$$w0rd".repeat(16));
  passwordProblem("@4431!10o0s5$".repeat(10).slice(0, 128));
  expect(performance.now() - started).toBeLessThan(5_000);
});
