import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restrictPerson } from "@/lib/identity/restrictions/commands/restrict-person";
import { query } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { supportRows } from "./own-data";
import { close, get, list, messages, open, rate, write } from "./procedures";
import { reply, text } from "./scene-for-tests";

let app: TestApp;
let ada: TestUser;
let funmi: TestUser;
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada Obi");
  funmi = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
});
afterAll(() => app.close());

const context = (given: Partial<CallContext> = {}): CallContext => ({
  actor: ada.actor,
  session: null,
  key: newId(),
  requestId: newId(),
  address: "198.51.100.7",
  userAgent: "Test browser",
  ...given,
});

test("a program asks, reads the answer, closes, rates once, and the same key asks once", async () => {
  const key = newId();
  const ask = () => call(open, { about: "account", text }, { context: context({ key }) });
  const { caseId: id } = await ask();
  expect((await ask()).caseId).toBe(id);
  await reply(funmi, id);
  expect(await call(get, { id }, { context: context() })).toMatchObject({ state: "ANSWERED", messages: 2 });
  const { items } = await call(messages, { id, after: 1 }, { context: context() });
  expect(items).toMatchObject([{ sequence: 2, staff: "Funmi, Support" }]);
  await call(close, { id }, { context: context() });
  await call(rate, { id, rating: "good", words: "Quick." }, { context: context() });
  await expect(call(rate, { id, rating: "bad" }, { context: context() })).rejects.toEqual(
    refusedWith("rated_already"),
  );
  await call(write, { id, text }, { context: context() });
  expect((await call(list, {}, { context: context() })).items).toMatchObject([{ id, state: "OPEN" }]);
});

test("a person’s export has their conversations, with both sides’ words", async () => {
  const [cases = [], said = []] = await Promise.all(
    Object.values(supportRows).map((rowsOf) => query(rowsOf(ada.id))),
  );
  expect(cases).toMatchObject([{ subjectKind: "account", isGood: true, ratingWords: "Quick." }]);
  expect(said.map((row) => (row as { staffRole: string | null }).staffRole)).toEqual([null, "SUPPORT", null]);
});

test("a blocked person writes about the block through the API, and one who is signed out does not", async () => {
  const eve = await makeUser(app, "Eve Eze");
  const blocked = () => context({ actor: null, blockedUser: () => Promise.resolve(eve.id) });
  const ask = (about: "block" | "other", how = blocked()) => call(open, { about, text }, { context: how });
  const chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  await restrictPerson(chidi.actor, newId(), {
    userId: eve.id,
    kind: "blocked",
    reason: "You sold airtime that was stolen.",
    until: new Date(Date.now() + 86_400_000),
  });
  await expect(ask("other")).rejects.toEqual(refusedWith("block_only"));
  const { caseId } = await ask("block");
  expect(await call(get, { id: caseId }, { context: blocked() })).toMatchObject({ state: "OPEN" });
  await expect(ask("other", context({ actor: null }))).rejects.toEqual(refusedWith("sign_in_needed"));
  await expect(ask("other", context({ key: undefined }))).rejects.toEqual(refusedWith("key_missing"));
});
