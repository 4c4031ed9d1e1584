import { afterAll, beforeAll, expect, test } from "vitest";
import { commitPlan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { intruder } from "@/lib/testing/intruder";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { MESSAGES_AN_HOUR, OPEN_CASES } from "./limits";
import { supportCase } from "./machine";
import { ownCase } from "./queries";
import { ask, close, rate, reply, text, write } from "./scene-for-tests";

let app: TestApp;
let funmi: TestUser;

beforeAll(async () => {
  app = await testApp();
  funmi = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
});
afterAll(() => app.close());

const outcomes = async (acts: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(acts)).map((one) =>
    one.status === "fulfilled" ? "done" : String((one.reason as { reason?: string }).reason ?? one.reason),
  );
const times = <One>(count: number, act: () => One): One[] => Array.from({ length: count }, act);

test("of twenty closes at once one closes", async () => {
  const ada = await makeUser(app, "Ada Obi");
  const id = await ask(ada);
  const ends = await outcomes(times(20, () => close(ada, id)));
  expect(ends.filter((end) => end === "done")).toHaveLength(1);
  expect(ends.filter((end) => end === "is_closed")).toHaveLength(19);
});

test("an answer and a close at once leave a closed conversation, with the answer in it or not sent", async () => {
  const ada = await makeUser(app, "Ada Obi");
  for (let round = 0; round < 20; round += 1) {
    const id = await ask(ada);
    const [answered, closed] = await outcomes([reply(funmi, id), close(ada, id)]);
    expect(closed).toBe("done");
    expect(["done", "is_closed"]).toContain(answered);
    const own = await ownCase(ada.actor, id);
    expect(own).toMatchObject({ state: "CLOSED" });
    expect(own?.messages).toHaveLength(answered === "done" ? 2 : 1);
    await app.moveTime("10 minutes");
  }
});

test("messages of both sides at once are numbered without a gap, and none is lost", async () => {
  const ada = await makeUser(app, "Ada Obi");
  const id = await ask(ada);
  await outcomes([...times(8, () => write(ada, id)), ...times(8, () => reply(funmi, id))]);
  const own = await ownCase(ada.actor, id);
  expect(own?.messages.map(({ sequence }) => sequence)).toEqual(times(17, () => 0).map((_, at) => at + 1));
});

test("twenty conversations begun at once leave five", async () => {
  const ada = await makeUser(app, "Ada Obi");
  const ends = await outcomes(times(20, () => ask(ada)));
  expect(ends.filter((end) => end === "done")).toHaveLength(OPEN_CASES);
  expect(ends.filter((end) => end === "five_open")).toHaveLength(20 - OPEN_CASES);
  const row = await queryOne<{ open: number }>(
    sql`select count(*)::int as open from support_case where user_id = ${ada.id}::uuid and state <> 'CLOSED'`,
  );
  expect(row?.open).toBe(OPEN_CASES);
});

test("a person’s conversations are begun one at a time, so that no two are each the fifth", async () => {
  const ada = await makeUser(app, "Ada Obi");
  const plan = () => {
    const id = newId();
    const row = { id, subject_kind: "other", subject_id: null, phrase: "calm river 42" };
    const message = { id: newId(), case_id: id, body: text };
    return JSON.stringify({
      insert: [
        { t: "support_case", r: row },
        { t: "support_message", r: message },
      ],
      result: {},
    });
  };
  const [one, other] = [await intruder(app, "web"), await intruder(app, "web")];
  await one.attempt("begin");
  expect(await one.wire(ada.id, "support.open", plan())).toBe("committed");
  await other.attempt("set lock_timeout = '100ms'");
  expect(await other.wire(ada.id, "support.open", plan())).toMatch(/^55P03: /);
  await one.attempt("rollback");
  await Promise.all([one.close(), other.close()]);
});

test("of forty messages at once thirty are kept", async () => {
  const ada = await makeUser(app, "Ada Obi");
  const id = await ask(ada);
  const ends = await outcomes(times(40, () => write(ada, id)));
  expect(ends.filter((end) => end === "done").length).toBeLessThan(MESSAGES_AN_HOUR);
  expect(ends.filter((end) => !["done", "too_much", "moved_on"].includes(end))).toEqual([]);
});

test("twenty ratings at once are one", async () => {
  const ada = await makeUser(app, "Ada Obi");
  const id = await ask(ada);
  await close(ada, id);
  const ends = await outcomes(times(20, () => rate(ada, id, true)));
  expect(ends.filter((end) => end === "done")).toHaveLength(1);
});

test("PostgreSQL takes no message without its case, none in another’s name, and no answer of those who may not", async () => {
  const ada = await makeUser(app, "Ada Obi");
  const eve = await makeUser(app, "Eve Eze");
  const gbenga = await makeUser(app, "Gbenga Ojo", { staffRoles: ["FINANCE"] });
  const caseId = await ask(ada);
  const plan = (principal: string, parts: object) =>
    commitPlan({
      act: "forged",
      principal,
      key: newId(),
      requestHash: "00",
      plan: {
        audit: [{ actorId: principal, act: "forged", subjectKind: "support_case", subjectId: caseId }],
        result: {},
        ...parts,
      },
    });
  const insert = [{ table: "support_message", row: { id: newId(), caseId, body: text } }];
  const move = (name: "write" | "answer" | "close" | "lapse" | "rate", set = {}) => [
    supportCase.move({ id: caseId, version: 1n }, name, set),
  ];
  await expect(plan(ada.id, { insert })).rejects.toThrow("numbered_in_its_case");
  await expect(plan(eve.id, { insert })).rejects.toThrow();
  await expect(plan(ada.id, { rows: move("write") })).rejects.toThrow("its message is kept");
  await expect(plan(gbenga.id, { rows: move("answer"), insert })).rejects.toThrow("may not make the move");
  await expect(plan(ada.id, { rows: move("answer"), insert })).rejects.toThrow("may not make the move");
  for (const name of ["lapse", "rate"] as const)
    await expect(plan(ada.id, { rows: move(name, name === "rate" ? { isGood: true } : {}) })).rejects.toThrow(
      "may not make the move",
    );
  await expect(plan(eve.id, { rows: move("close") })).rejects.toThrow("may not make the move");
  expect(await query(sql`select id from support_message where case_id = ${caseId}::uuid`)).toHaveLength(1);
});
