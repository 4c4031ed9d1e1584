import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readMessages } from "@/lib/chat";
import { disputeReactions } from "@/lib/disputes/reactions";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { staffActor } from "@/lib/kernel/permissions";
import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { seedMarket } from "@/prisma/seed/seed-market";
import { unmask } from "../people/commands";
import { endRole } from "../roles/end-role";
import { assignUnclaimed } from "./auto-assign";
import { claimCase, reassignCase, releaseCase } from "./commands";
import { recordLate } from "./late";
import { colleaguesFor, queueFor } from "./list";

let app: TestApp;
let chidi: TestUser;
let dayo: TestUser;
let subjectId: string;
let tradeId: string;
let buyerId: string;
let sellerId: string;

const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const all = { who: "all", sort: "oldest" } as const;
const disputes = (by: TestUser) => queueFor(by.actor, "disputes", all);
const claim = (by: TestUser, key = newId()) => claimCase(by.actor, key, { kind: "disputes", subjectId });
const holder = async () =>
  (
    await queryOne<{ staffId: string }>(
      sql`select staff_id from open_assignment where subject_id = ${subjectId}::uuid`,
    )
  )?.staffId;

beforeAll(async () => {
  app = await testApp();
  await seedMarket(app.ownerUrl);
  await app.asOwner(
    "update staff_grant set ended_at = app_now(), ended_by_id = system_id() where role = 'MODERATOR'",
  );
  chidi = await makeUser(app, "Chidi Moderator", { staffRoles: ["MODERATOR"] });
  dayo = await makeUser(app, "Dayo Moderator", { staffRoles: ["MODERATOR"] });
  const [row] = await query<{ id: string; tradeId: string; buyerId: string; sellerId: string }>(sql`
    select d.id, d.trade_id, t.buyer_id, t.seller_id from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state = 'OPEN'`);
  if (!row) throw new Error("a trade is disputed");
  ({ id: subjectId, tradeId, buyerId, sellerId } = row);
});
afterAll(async () => {
  const { rows: unkeyed } = await app.asOwner(
    "select from posting_key k join posting p on p.id = k.posting_id where p.act = 'case.assign' and length(k.request_hash) <> 32",
  );
  await app.close();
  expect(unkeyed).toEqual([]);
});
beforeEach(() => app.asOwner("truncate assignment"));

test("of twenty who claim a case at once, one has it", async () => {
  const many = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      makeUser(app, `Moderator ${String(n)}`, { staffRoles: ["MODERATOR"] }),
    ),
  );
  const answers = await Promise.allSettled(many.map((by) => claim(by)));
  const won = answers.flatMap(({ status }, at) => (status === "fulfilled" ? [many[at]?.id] : []));
  expect(won).toEqual([await holder()]);
  const lost = answers
    .filter((one) => one.status === "rejected")
    .map((one) => (one.reason as { reason: string }).reason);
  expect(lost).toEqual(Array<string>(19).fill("taken"));
  expect(await query(sql`select id from assignment`)).toHaveLength(1);
  await app.asOwner("delete from staff_grant where user_id = any($1)", [many.map(({ id }) => id)]);
});

test("a case is listed with who has it, and by whose it is", async () => {
  const key = newId();
  const { result } = await claim(chidi, key);
  expect((await claim(chidi, key)).result).toEqual(result);
  const { cases, counts } = await disputes(dayo);
  expect(cases).toHaveLength(1);
  expect(cases[0]).toMatchObject({
    id: subjectId,
    place: tradeId,
    personId: buyerId,
    lookAt: null,
    mayTake: true,
  });
  expect(cases[0]?.assignment).toMatchObject({ staffId: chidi.id, staffName: "Chidi Moderator" });
  expect(counts).toEqual({ all: 1, mine: 0, unassigned: 0 });
  const mine = await queueFor(chidi.actor, "disputes", { who: "mine", sort: "due" });
  expect([mine.cases.length, mine.counts.mine]).toEqual([1, 1]);
});

test("a case is returned by its holder, or by those who assign cases, and by no one else", async () => {
  const { assignmentId } = (await claim(chidi)).result;
  const efe = await makeUser(app, "Efe Finance", { staffRoles: ["FINANCE"] });
  await expect(releaseCase(efe.actor, newId(), { assignmentId })).rejects.toEqual(refusedWith("not_yours"));
  await expect(claim(efe)).rejects.toEqual(refusedWith("part_of_it"));
  await releaseCase(chidi.actor, newId(), { assignmentId });
  expect(await holder()).toBeUndefined();
  await expect(releaseCase(chidi.actor, newId(), { assignmentId })).rejects.toEqual(refusedWith("not_found"));
  const again = (await claim(chidi)).result.assignmentId;
  await releaseCase(dayo.actor, newId(), { assignmentId: again });
});

test("a moderator or an administrator gives a dispute to a colleague who rules, and to no other", async () => {
  await claim(chidi);
  const ife = await makeUser(app, "Ife Administrator", { staffRoles: ["ADMIN"] });
  const to = (staffId: string) => reassignCase(ife.actor, newId(), { kind: "disputes", subjectId, staffId });
  expect((await colleaguesFor(ife.actor, "disputes", subjectId)).map(({ id }) => id)).toEqual([dayo.id]);
  await expect(to(ife.id)).rejects.toEqual(refusedWith("not_theirs_to_take"));
  await to(dayo.id);
  expect(await holder()).toBe(dayo.id);
  const [row] = (await disputes(ife)).cases;
  expect([row?.personId, row?.personName, row?.otherName]).toEqual([null, null, null]);
});

test("the end of a role returns its holder's cases to their queues", async () => {
  await claim(chidi);
  const ife = await makeUser(app, "Ada Administrator", { staffRoles: ["ADMIN"] });
  const leaver = await makeUser(app, "Leaver", { staffRoles: ["MODERATOR"] });
  await reassignCase(ife.actor, newId(), { kind: "disputes", subjectId, staffId: leaver.id });
  const [grant] = await query<{ id: string }>(
    sql`select id from staff_grant where user_id = ${leaver.id}::uuid`,
  );
  await endRole(ife.actor, newId(), { grantId: grant?.id ?? "", reason: "Leaves the company today." });
  expect(await holder()).toBeUndefined();
  const [row] = await query(
    sql`select staff_id from assignment where ended_by_id = ${ife.id}::uuid and staff_id = ${leaver.id}::uuid`,
  );
  expect(row).toBeDefined();
});

test("without the case a moderator neither reads the chat nor unmasks its people", async () => {
  const reason = "She wrote that her trade is stuck.";
  const look = (by: TestUser) => unmask(by.actor, newId(), { userId: buyerId, field: "phone", reason });
  await expect(readMessages(chidi.actor, tradeId, 0)).rejects.toEqual(refusedWith("not_found"));
  await expect(look(chidi)).rejects.toEqual(refusedWith("no_case"));
  const { assignmentId } = (await claim(chidi)).result;
  expect((await readMessages(chidi.actor, tradeId, 0)).items).toHaveLength(4);
  await look(chidi);
  await expect(readMessages(dayo.actor, tradeId, 0)).rejects.toEqual(refusedWith("not_found"));
  await expect(look(dayo)).rejects.toEqual(refusedWith("no_case"));
  await releaseCase(chidi.actor, newId(), { assignmentId });
  await expect(readMessages(chidi.actor, tradeId, 0)).rejects.toEqual(refusedWith("not_found"));
});

/** As if they had used Admin just now. */
const onDuty = (userId: string) =>
  app.asOwner(
    `insert into session (id, user_id, user_agent, address, last_seen_at, expires_at)
     values (gen_random_uuid(), $1, 'Test', '198.51.100.7', app_now(), app_now() + interval '1 day')`,
    [userId],
  );

test("what nobody claims goes to the least loaded colleague on duty who has no part in it", async () => {
  await app.asOwner("delete from session");
  expect(await assignUnclaimed()).toBe(0);
  await app.asOwner("insert into staff_grant (user_id, role) values ($1, 'MODERATOR')", [sellerId]);
  await onDuty(sellerId);
  expect(await assignUnclaimed()).toBe(0);
  await onDuty(dayo.id);
  await onDuty(chidi.id);
  await app.asOwner(
    "insert into assignment (id, kind, subject_id, staff_id, given_by_id) values (gen_random_uuid(), 'payouts', gen_random_uuid(), $1, $1)",
    [dayo.id],
  );
  expect(await assignUnclaimed()).toBe(1);
  expect(await holder()).toBe(chidi.id);
  await app.asOwner("delete from staff_grant where user_id = $1", [sellerId]);
});

test("who ruled on a trade before, or agreed to that, is not given its next dispute", async () => {
  const before = newId();
  await app.asOwner(
    `insert into dispute (id, trade_id, state, opened_by_id, opened_as, reason, statement, clock_from, outcome, finding, refund_minor,
       moderator_id, ruled_at, closed_how, closed_at)
     values ($1, $2, 'CLOSED', $3, 'buyer', 'other', 'It did not come.', app_now(), 'release', 'platform_fault', 0,
       $4, app_now(), 'ruled', app_now())`,
    [before, tradeId, buyerId, chidi.id],
  );
  await app.asOwner(
    `insert into ruling (id, dispute_id, stage, outcome, finding, refund_minor, release_minor, rules, reason, moderator_id, approver_id)
     values (gen_random_uuid(), $1, 'review', 'release', 'platform_fault', 0, 100, '["E6"]', 'The receipt shows it.', $2, $3)`,
    [before, chidi.id, dayo.id],
  );
  for (const decider of [chidi, dayo]) {
    await expect(claim(decider)).rejects.toEqual(refusedWith("part_of_it"));
    expect((await disputes(decider)).cases[0]?.mayTake).toBe(false);
    await onDuty(decider.id);
  }
  expect(await assignUnclaimed()).toBe(0);
  await app.asOwner("delete from dispute where id = $1", [before]);
  await claim(chidi);
});

test("a party of a trade cannot claim its dispute", async () => {
  await app.asOwner("insert into staff_grant (user_id, role) values ($1, 'MODERATOR')", [sellerId]);
  const party = staffActor(sellerId, "MODERATOR");
  await expect(claimCase(party, newId(), { kind: "disputes", subjectId })).rejects.toEqual(
    refusedWith("part_of_it"),
  );
  await app.asOwner("delete from staff_grant where user_id = $1", [sellerId]);
});

test("a late case is published once for its first look, and once for its end", async () => {
  await app.moveTime("25 hours");
  const late = async () =>
    (
      await query<{ stage: string }>(
        sql`select stage from late_case where subject_id = ${subjectId}::uuid order by 1`,
      )
    ).map(({ stage }) => stage);
  await recordLate();
  await recordLate();
  expect(await late()).toEqual(["look"]);
  expect((await disputes(chidi)).cases[0]?.priority).toBe(1);
  await claim(chidi);
  expect((await disputes(chidi)).cases[0]?.priority).toBe(0);
  // The time to answer is over; from now a decision is awaited for two days.
  await runDue(disputeReactions);
  const of = sql`select state::text from dispute_overview where id = ${subjectId}::uuid`;
  expect(await queryOne(of)).toEqual({ state: "UNDER_REVIEW" });
  await app.moveTime("47 hours 59 minutes");
  await recordLate();
  expect(await late()).toEqual(["look"]);
  await app.moveTime("1 minute");
  await recordLate();
  await recordLate();
  expect(await late()).toEqual(["end", "look"]);
  expect((await disputes(chidi)).cases[0]?.priority).toBe(2);
  // It has a new end then, which is not published again.
  await runDue(disputeReactions);
  expect((await disputes(chidi)).cases[0]?.priority).toBe(0);
  await app.moveTime("48 hours");
  await recordLate();
  expect((await disputes(chidi)).cases[0]?.priority).toBe(2);
  const published = await query<{ stage: string }>(sql`
    select payload->>'stage' as stage from outbox where topic = 'case.late' and payload->>'subjectId' = ${subjectId} order by id`);
  expect(published.map(({ stage }) => stage)).toEqual(["look", "end"]);
});
