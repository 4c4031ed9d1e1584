import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { brakeWordForm, brakeWordSince, ownerOfWord } from "./brake-word";
import { brakeProcedures } from "./procedures";

let app: TestApp;
let ada: TestUser;

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada Obi");
});
afterAll(() => app.close());

const set = (word: string, isFresh = true) =>
  call(
    brakeProcedures.setBrakeWord,
    { word },
    {
      context: {
        actor: ada.actor,
        session: { id: newId(), hasFactor: false, isFresh },
        key: undefined,
        requestId: "r1",
        address: "198.51.100.7",
        userAgent: "Test browser",
      },
    },
  );

test("is set after reauthentication, and kept as a hash that the number and the word together find", async () => {
  await expect(set("mango", false)).rejects.toMatchObject({ reason: "step_up_needed" });
  expect(await brakeWordSince(ada.id)).toBeUndefined();
  await set("mángo");
  expect(await brakeWordSince(ada.id)).toBeInstanceOf(Date);
  const [row] = await query<{ hash: string }>(
    sql`select hash from brake_word where user_id = ${ada.id}::uuid`,
  );
  expect(row?.hash).toMatch(/^\$argon2id\$/);
  expect(await ownerOfWord(ada.phone, ["MANGO"])).toBe(ada.id);
  expect(await ownerOfWord(ada.phone, ["BANANA"])).toBeUndefined();
  expect(await ownerOfWord("+2348060000000", ["MANGO"])).toBeUndefined();
});

test("that is set again replaces the one before", async () => {
  await set("pawpaw");
  expect(await ownerOfWord(ada.phone, ["MANGO"])).toBeUndefined();
  expect(await ownerOfWord(ada.phone, ["PAWPAW"])).toBe(ada.id);
});

test.each(["abc", "a".repeat(21), "man go", "mango1", "", "please", "account", "FREEZE", "🛑🛑🛑🛑"])(
  "can’t be %j",
  (word) => {
    expect(brakeWordForm.safeParse({ word }).success).toBe(false);
  },
);
