import { expect, test } from "vitest";
import { firstProblem } from "./problems";
import { questions } from "./questions";

const right = {
  name: "Ada Obi",
  email: "ada@amana.test",
  phone: "0803 123 4567",
  password: "three green kettles",
};

test.each([
  ["name", "A", /full name/],
  ["name", "Ada ✨", /Latin letters|letters/],
  ["email", "ada@", /full email address/],
  ["phone", "0803 123", /Nigerian mobile number/],
  ["phone", "+44 7700 900123", /Nigerian mobile number/],
  ["password", "short", /at least 8 characters/],
  ["password", "P@ssw0rd2026!", /easy to guess/],
  ["password", "Ada@amana.test", /your name/],
] as const)("the step of the %s does not accept '%s'", async (question, typed, says) => {
  const wrong = await firstProblem(questions, { ...right, [question]: typed });
  expect(wrong).toEqual({ question, says: expect.stringMatching(says) as string });
});

test("an answer that is missing is asked for before those after it", async () => {
  expect(await firstProblem(questions, { ...right, email: "", password: "" })).toMatchObject({
    question: "email",
  });
  expect(await firstProblem(["name"], { ...right, email: "" })).toBeUndefined();
  expect(await firstProblem(questions, right)).toBeUndefined();
});
