import { call } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { commitPlan } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { queueCountsFor } from "@/lib/staff";
import { agreeTo } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { me } from "../procedures";
import { blockLonger } from "../restrictions/commands/block-longer";
import { restrictPerson } from "../restrictions/commands/restrict-person";
import { openSessionFor } from "../sessions/open-session";
import { appealBlock, declineAppeal, grantAppeal } from "./commands";
import { blockAppeal } from "./machine";
import { appeal } from "./procedures";
import { blockedUserOf, openAppeals, ownAppeal } from "./queries";

let app: TestApp;
let chidi: TestUser;
let amina: TestUser;
let zainab: TestUser;
let eve: TestUser;

const text = "I bought the airtime in a shop, and have the receipt.";
const reason = "You sold airtime that was stolen.";
const answer = "We have seen the receipt.";
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const moveClock = (days: number) => app.asOwner("select set_clock(make_interval(hours => $1))", [days * 24]);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  amina = await makeUser(app, "Amina Sule", { staffRoles: ["COMPLIANCE"] });
  zainab = await makeUser(app, "Zainab Musa", { staffRoles: ["COMPLIANCE"] });
});
afterAll(() => app.close());
beforeEach(async () => {
  await moveClock(0);
  eve = await makeUser(app, "Eve Eze");
});

const block = (by: TestUser, days = 20) =>
  restrictPerson(by.actor, newId(), { userId: eve.id, kind: "blocked", reason, until: inDays(days) });
const send = (by = eve) => appealBlock({ id: by.id, roles: [] }, newId(), { text });
const sent = async () => (await send()).result.appealId;
const decide = (how: typeof grantAppeal, by: TestUser, id: string) =>
  how(by.actor, newId(), { id, reason: answer });
const isBlocked = async () =>
  (
    await queryOne<{ blocked: boolean }>(
      sql`select restrictions_now(${eve.id}::uuid) & restriction_bits('blocked', null) <> 0 as blocked`,
    )
  )?.blocked;

test("a blocked person appeals once; another person than the blocker unblocks them", async () => {
  await block(chidi);
  const id = await sent();
  await expect(send()).rejects.toEqual(refusedWith("already_appealed"));
  expect(await ownAppeal(eve.id)).toMatchObject({ appeal: { state: "OPEN" } });
  await expect(decide(grantAppeal, chidi, id)).rejects.toEqual(refusedWith("own_block"));
  await expect(decide(declineAppeal, chidi, id)).rejects.toEqual(refusedWith("own_block"));
  expect((await openAppeals(chidi.actor)).find((one) => one.id === id)?.isOwn).toBe(true);
  await decide(grantAppeal, amina, id);
  expect(await isBlocked()).toBe(false);
  await expect(decide(declineAppeal, zainab, id)).rejects.toEqual(refusedWith("answered"));
  const [notice] = await noticesOf(app, eve, "appeal.");
  expect(notice).toMatchObject({
    title: "We lifted the block on your account",
    body: expect.stringContaining(`“${answer}”`),
  });
});

test("a declined appeal leaves the block, and the person reads why", async () => {
  await block(chidi);
  const id = await sent();
  const [asked] = await noticesOf(app, amina, "staff.appeal");
  expect(asked?.title).toBe("Eve Eze appeals against a block");
  await decide(declineAppeal, amina, id);
  expect(await isBlocked()).toBe(true);
  expect(await ownAppeal(eve.id)).toMatchObject({ appeal: { state: "DECLINED", answer } });
  await expect(send()).rejects.toEqual(refusedWith("already_appealed"));
});

test("a member of staff who asked for a long block does not answer either; nor does support", async () => {
  const asked = await blockLonger.request(chidi.actor, newId(), {
    userId: eve.id,
    says: reason,
    until: null,
    reason,
    reasonCode: "other",
  });
  await agreeTo(amina, asked.result.approvalId);
  const id = await sent();
  for (const by of [chidi, amina])
    await expect(decide(grantAppeal, by, id)).rejects.toEqual(refusedWith("own_block"));
  const funmi = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
  await expect(decide(grantAppeal, funmi, id)).rejects.toEqual(refusedWith("not_found"));
  await expect(openAppeals(funmi.actor)).rejects.toEqual(refusedWith("not_found"));
  await decide(grantAppeal, zainab, id);
  expect(await isBlocked()).toBe(false);
});

test("the database takes no answer of the blocker, and no grant that leaves the block", async () => {
  await block(chidi);
  const id = await sent();
  const forge = (by: TestUser, move: "grant" | "decline") =>
    commitPlan({
      act: "forged",
      principal: by.id,
      key: newId(),
      requestHash: "00",
      plan: {
        subject: { kind: "block_appeal", id },
        rows: [blockAppeal.move({ id, version: 1n }, move, { answer })],
        audit: [{ actorId: by.id, act: "forged", subjectKind: "user", subjectId: eve.id }],
        result: {},
      },
    });
  await expect(forge(chidi, "decline")).rejects.toThrow();
  await expect(forge(amina, "grant")).rejects.toThrow("its block is lifted");
  expect(await forge(amina, "decline")).toMatchObject({ outcome: "committed" });
});

test("an appeal is made within 14 days, and answered within 72 hours", async () => {
  await block(chidi, 29);
  await moveClock(14.5);
  await expect(send()).rejects.toEqual(refusedWith("too_late"));
  expect(await ownAppeal(eve.id)).toMatchObject({ isInTime: false });
  await moveClock(13.5);
  const { result } = await send();
  const row = await queryOne<{ hours: number }>(sql`
    select extract(epoch from due_at - created_at)::int / 3600 as hours from block_appeal where id = ${result.appealId}::uuid`);
  expect(row?.hours).toBe(72);
});

test("the queue counts appeals against blocks in force, for those who may read them", async () => {
  const waiting = async () => (await queueCountsFor(amina.actor)).blockAppeals?.waiting ?? 0;
  const before = await waiting();
  await block(chidi, 2);
  await sent();
  expect(await waiting()).toBe(before + 1);
  await moveClock(3);
  expect(await waiting()).toBeLessThanOrEqual(before);
  const efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  expect(await queueCountsFor(efe.actor)).not.toHaveProperty("blockAppeals");
});

test("the blocked person of a session appeals through the API, and nobody who is not blocked", async () => {
  const { sessionId } = await openSessionFor(
    eve.id,
    { address: "198.51.100.1", userAgent: "Test browser" },
    { viaFactor: false },
  );
  const context = (): CallContext => ({
    actor: null,
    session: null,
    key: undefined,
    requestId: newId(),
    address: "198.51.100.7",
    userAgent: "Test browser",
    blockedUser: () => blockedUserOf(sessionId),
  });
  const ask = () => call(appeal, { text }, { context: context() });
  await expect(ask()).rejects.toEqual(refusedWith("not_found"));
  await block(chidi);
  await expect(call(me, undefined, { context: context() })).rejects.toMatchObject({
    reason: "blocked",
    status: 403,
  });
  expect(await ask()).toMatchObject({ appealId: expect.any(String) });
  const ada = await makeUser(app, "Ada Obi");
  await expect(send(ada)).rejects.toEqual(refusedWith("not_found"));
  await expect(call(appeal, { text: "\u200b".repeat(20) }, { context: context() })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});
