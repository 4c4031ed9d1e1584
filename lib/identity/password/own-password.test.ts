import { afterAll, beforeAll, expect, test } from "vitest";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { hashPassword } from "./hash";
import { isOwnPassword } from "./own-password";

const password = "correct horse battery";
let app: TestApp;
let hash: string;

beforeAll(async () => {
  app = await testApp();
  hash = await hashPassword(password);
});
afterAll(() => app.close());

async function answersTo(userId: string, typed: string, times: number): Promise<unknown[]> {
  const all = await Promise.allSettled(
    Array.from({ length: times }, () => isOwnPassword(userId, hash, typed)),
  );
  return all.map((one) => (one.status === "fulfilled" ? one.value : one.reason.reason));
}

test("all of 20 concurrent right passwords pass", async () => {
  const { id } = await makeUser(app, "Ada");
  expect(await answersTo(id, "no", 4)).toEqual(Array(4).fill(false));
  expect(await answersTo(id, password, 20)).toEqual(Array(20).fill(true));
  expect(await answersTo(id, "no", 4)).toEqual(Array(4).fill(false));
});

test("tells the outcome of five of 20 concurrent wrong ones, then of no right one for 15 minutes", async () => {
  const { id } = await makeUser(app, "Bayo");
  const answers = await answersTo(id, "no", 20);
  expect(answers.filter((answer) => answer === false)).toHaveLength(5);
  expect(answers.filter((answer) => answer === "too_many_requests")).toHaveLength(15);
  expect(await answersTo(id, password, 1)).toEqual(["too_many_requests"]);
  await app.moveTime("16 minutes");
  expect(await answersTo(id, password, 1)).toEqual([true]);
});
