import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { accessesTo } from "@/lib/audit";
import { restrictPerson } from "@/lib/identity/restrictions/commands/restrict-person";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { inspectPerson, queueCountsFor } from "@/lib/staff";
import { unmask } from "@/lib/staff/people/commands";
import { claimCase } from "@/lib/staff/queues/commands";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { sceneOf } from "@/lib/trades/scenes-for-tests";
import { lapseCase } from "./commands/own-case";
import { addTemplate, removeTemplate } from "./commands/templates";
import { answerEmail } from "./emails";
import { MESSAGES_AN_HOUR, OPEN_CASES, REOPEN_DAYS, SILENT_DAYS } from "./limits";
import { blockCaseOf, ownCase, ownCases } from "./queries";
import { answer, ask, close, end, rate, reply, text, write } from "./scene-for-tests";
import { supportCaseFor, supportFigures, supportTemplates } from "./staff-queries";

let app: TestApp;
let funmi: TestUser;
let chidi: TestUser;
let gbenga: TestUser;
let ada: TestUser;
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;

beforeAll(async () => {
  app = await testApp();
  funmi = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  gbenga = await makeUser(app, "Gbenga Ojo", { staffRoles: ["FINANCE"] });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.asOwner("select set_clock('0')");
  ada = await makeUser(app, "Ada Obi");
});

test("a person asks, support answers, the person reads it with its author’s first name and role", async () => {
  const id = await ask(ada);
  expect(await ownCase(ada.actor, id)).toMatchObject({ state: "OPEN", dueAt: expect.any(Date) });
  await reply(funmi, id);
  const own = await ownCase(ada.actor, id);
  expect(own).toMatchObject({
    state: "ANSWERED",
    dueAt: null,
    messages: [
      { sequence: 1, staff: null, body: text },
      { sequence: 2, staff: "Funmi, Support", body: answer },
    ],
  });
  expect((await ownCases(ada.actor, { limit: 20 })).items).toMatchObject([
    { id, lastWords: answer, isLastByStaff: true },
  ]);
  const email = await answerEmail({ messageId: own?.messages[1]?.id ?? "" });
  expect(email).toMatchObject({ paragraphs: [answer, "Funmi, Support"] });
  expect(email?.footnote).toContain(own?.phrase);
  expect(await accessesTo(ada.actor)).toEqual([]);
});

test("nobody reads another’s conversation; that staff read one is on its person’s record", async () => {
  const id = await ask(ada);
  const eve = await makeUser(app, "Eve Eze");
  expect(await ownCase(eve.actor, id)).toBeUndefined();
  await expect(write(eve, id)).rejects.toEqual(refusedWith("not_found"));
  await expect(close(eve, id)).rejects.toEqual(refusedWith("not_found"));
  await expect(supportCaseFor(eve.actor, id)).rejects.toEqual(refusedWith("not_found"));
  expect(await supportCaseFor(funmi.actor, id)).toMatchObject({
    mayAnswer: true,
    person: { name: "Ada Obi" },
  });
  expect(await accessesTo(ada.actor)).toMatchObject([{ roles: ["SUPPORT"], what: "support" }]);
});

test("moderators answer about trades, finance about payments, and administrators and auditors only read", async () => {
  const scene = await sceneOf(app);
  const trade = await ask(scene.ada, { about: "trade", subjectId: scene.tradeId });
  const other = await ask(scene.ada);
  await expect(reply(gbenga, trade)).rejects.toEqual(refusedWith("not_your_subject"));
  await expect(reply(chidi, other)).rejects.toEqual(refusedWith("not_your_subject"));
  expect(await supportCaseFor(gbenga.actor, trade)).toBeUndefined();
  await reply(chidi, trade);
  expect((await ownCase(scene.ada.actor, trade))?.messages[1]?.staff).toBe("Chidi, Moderator");
  const ife = await makeUser(app, "Ife Ade", { staffRoles: ["ADMIN"] });
  expect(await supportCaseFor(ife.actor, trade)).toMatchObject({ mayAnswer: false });
  await expect(reply(ife, trade)).rejects.toEqual(refusedWith("not_found"));
});

test("a conversation names something of its person’s alone, and one about it is open at a time", async () => {
  const scene = await sceneOf(app);
  const about = { about: "trade", subjectId: scene.tradeId } as const;
  await expect(ask(ada, about)).rejects.toEqual(refusedWith("not_yours_to_ask"));
  const id = await ask(scene.bayo, about);
  await expect(ask(scene.bayo, about)).rejects.toEqual(refusedWith("open_already"));
  await close(scene.bayo, id);
  await ask(scene.bayo, about);
  await expect(ask(ada, { about: "block" })).rejects.toEqual(refusedWith("not_yours_to_ask"));
});

test("a person has five open conversations at most, and writes thirty messages an hour", async () => {
  const ids = [];
  for (let n = 0; n < OPEN_CASES; n += 1) ids.push(await ask(ada));
  await expect(ask(ada)).rejects.toEqual(refusedWith("five_open"));
  for (let n = OPEN_CASES; n < MESSAGES_AN_HOUR; n += 1) await write(ada, ids[0] ?? "");
  await expect(write(ada, ids[0] ?? "")).rejects.toEqual(refusedWith("too_much"));
  await app.moveTime("61 minutes");
  await write(ada, ids[0] ?? "");
});

test("a closed conversation is reopened by a word within 14 days, and not afterwards", async () => {
  const id = await ask(ada);
  await close(ada, id);
  await expect(reply(funmi, id)).rejects.toEqual(refusedWith("is_closed"));
  await app.moveTime(`${REOPEN_DAYS - 1} days`);
  await write(ada, id);
  expect(await ownCase(ada.actor, id)).toMatchObject({ state: "OPEN", closedAt: null });
  await close(ada, id);
  await app.moveTime(`${REOPEN_DAYS} days`);
  await expect(write(ada, id)).rejects.toEqual(refusedWith("too_late"));
});

test("staff close what they have answered; without a word for a week it closes by itself", async () => {
  const id = await ask(ada);
  await expect(end(funmi, id)).rejects.toEqual(refusedWith("not_answered"));
  await reply(funmi, id);
  await expect(lapseCase(SYSTEM, newId(), { caseId: id })).rejects.toThrow("may not make the move");
  await end(funmi, id);
  const silent = await ask(ada);
  await reply(funmi, silent);
  await app.moveTime(`${SILENT_DAYS} days`);
  await lapseCase(SYSTEM, newId(), { caseId: silent });
  expect(await ownCase(ada.actor, silent)).toMatchObject({ state: "CLOSED" });
});

test("a person says once whether it helped, and staff see the figures", async () => {
  const id = await ask(ada);
  await expect(rate(ada, id, true)).rejects.toEqual(refusedWith("not_closed"));
  await reply(funmi, id);
  await close(ada, id);
  const before = await supportFigures(funmi.actor);
  await rate(ada, id, false, "It took a day.");
  await expect(rate(ada, id, true)).rejects.toEqual(refusedWith("rated_already"));
  await write(ada, id);
  await close(ada, id);
  await expect(rate(ada, id, true)).rejects.toEqual(refusedWith("rated_already"));
  const after = await supportFigures(funmi.actor);
  expect([after.rated - before.rated, after.good - before.good]).toEqual([1, 0]);
  expect(after.complaints[0]).toMatchObject({ caseId: id, words: "It took a day." });
  await expect(supportFigures(ada.actor)).rejects.toEqual(refusedWith("not_found"));
});

test("a blocked person writes about the block alone", async () => {
  const before = await ask(ada);
  await restrictPerson(chidi.actor, newId(), {
    userId: ada.id,
    kind: "blocked",
    reason: "You sold airtime that was stolen.",
    until: new Date(Date.now() + 86_400_000),
  });
  await expect(write(ada, before)).rejects.toEqual(refusedWith("block_only"));
  await expect(ask(ada)).rejects.toEqual(refusedWith("block_only"));
  const id = await ask(ada, { about: "block" });
  await reply(chidi, id);
  expect(await blockCaseOf(ada.id)).toMatchObject({ id, state: "ANSWERED" });
});

test("who has claimed a conversation answers it, and sees its person’s contact details", async () => {
  const waiting = async () => (await queueCountsFor(funmi.actor)).support?.waiting ?? 0;
  const before = await waiting();
  const id = await ask(ada);
  expect(await waiting()).toBe(before + 1);
  expect((await inspectPerson(funmi.actor, ada.id))?.waiting).toMatchObject([{ what: "support", id }]);
  const reason = "She asked to be called back.";
  const look = () => unmask(funmi.actor, newId(), { userId: ada.id, field: "phone", reason });
  await expect(look()).rejects.toEqual(refusedWith("no_case"));
  await claimCase(funmi.actor, newId(), { kind: "support", subjectId: id });
  await look();
  const fatima = await makeUser(app, "Fatima Bello", { staffRoles: ["SUPPORT"] });
  await expect(reply(fatima, id)).rejects.toEqual(refusedWith("taken"));
  await expect(claimCase(gbenga.actor, newId(), { kind: "support", subjectId: id })).rejects.toEqual(
    refusedWith("part_of_it"),
  );
  await reply(funmi, id);
  expect(await waiting()).toBe(before);
});

test("content writes the answers that staff begin with", async () => {
  const kelechi = await makeUser(app, "Kelechi Udo", { staffRoles: ["CONTENT"] });
  const template = { title: "Bank is late", body: "Hello {name}, the bank has it." };
  await expect(addTemplate(funmi.actor, newId(), template)).rejects.toEqual(refusedWith("not_found"));
  const { result } = await addTemplate(kelechi.actor, newId(), template);
  expect(await supportTemplates(funmi.actor)).toContainEqual(expect.objectContaining(template));
  await removeTemplate(kelechi.actor, newId(), result);
  expect(await supportTemplates(funmi.actor)).not.toContainEqual(expect.objectContaining(template));
  await expect(supportTemplates(ada.actor)).rejects.toEqual(refusedWith("not_found"));
});

test("an erased person’s words go, and their numbers stay", async () => {
  const id = await ask(ada);
  await reply(funmi, id);
  await close(ada, id);
  await rate(ada, id, false, "It took a day.");
  const forget = () => query(sql`select forget_support(${ada.id}::uuid)`);
  await expect(app.asOwner("update support_message set body = 'x' where case_id = $1", [id])).rejects.toThrow(
    "append-only",
  );
  await app.asOwner(`select forget_support('${ada.id}')`);
  expect((await ownCase(ada.actor, id))?.messages[0]?.body).toBe(text);
  await app.asOwner("update app_user set closed_at = app_now(), erased_at = app_now() where id = $1", [
    ada.id,
  ]);
  await app.asOwner(`select forget_support('${ada.id}')`);
  const rows = await query<{ body: string }>(
    sql`select body from support_message where case_id = ${id}::uuid`,
  );
  expect(rows.map(({ body }) => body)).toEqual(["erased with the account", "erased with the account"]);
  const row = await queryOne(sql`select rating_words, is_good from support_case where id = ${id}::uuid`);
  expect(row).toEqual({ ratingWords: null, isGood: false });
  await expect(forget()).resolves.toBeDefined();
});
