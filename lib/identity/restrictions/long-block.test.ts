import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { approval } from "@/lib/kernel/approvals/machine";
import { commitPlan } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { declineRequest } from "@/lib/staff/approvals/answers";
import { agreeTo, stateOfRequest } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { blockLonger } from "./commands/block-longer";
import { liftRestriction } from "./commands/lift-restriction";
import { restrictPerson } from "./commands/restrict-person";
import { planLift, planRestriction } from "./plans";

let app: TestApp;
let chidi: TestUser;
let eve: TestUser;
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  eve = await makeUser(app, "Eve Eze");
});
afterAll(() => app.close());
beforeEach(() => app.asOwner("select set_clock('0')"));

const reason = "You sold airtime that was stolen.";

test("one person blocks for 30 days at most", async () => {
  const block = (until: Date | null) =>
    restrictPerson(chidi.actor, newId(), { userId: eve.id, kind: "blocked", reason, until });
  for (const until of [null, inDays(31)]) {
    await expect(block(until)).rejects.toMatchObject({ reason: "long_block", field: "until" });
  }
  await block(inDays(29.9));
});

test("the database refuses a longer one without what two people agreed to", async () => {
  for (const [until, approvalId] of [
    [null, undefined],
    [inDays(31), undefined],
    [null, newId()],
  ] as const) {
    const forged = commitPlan({
      act: "identity.restrict",
      principal: chidi.id,
      key: newId(),
      requestHash: "00",
      plan: {
        result: {},
        ...planRestriction(chidi.id, {
          userId: eve.id,
          kind: "blocked",
          reason,
          until,
          ...(approvalId && { approvalId }),
        }),
      },
    });
    await expect(forged).rejects.toThrow("is agreed to by two");
  }
});

const requestBlock = async (by: TestUser, user: TestUser, until: Date | null = null) => {
  const detail = { userId: user.id, says: reason, until: until?.toISOString() ?? null };
  return (await blockLonger.request(by.actor, newId(), { ...detail, reason, reasonCode: "other" })).result
    .approvalId;
};
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;

test("a request whose end has passed before a colleague agrees is out of date", async () => {
  const amina = await makeUser(app, "Amina Sule", { staffRoles: ["COMPLIANCE"] });
  const id = await requestBlock(chidi, await makeUser(app, "Ada Obi"), inDays(1));
  await app.asOwner("select set_clock('25 hours')");
  expect(await agreeTo(amina, id)).toMatchObject({ state: "STALE" });
});

test("neither of the two who agreed to a block lifts it", async () => {
  const amina = await makeUser(app, "Amina Sule", { staffRoles: ["COMPLIANCE"] });
  const ada = await makeUser(app, "Ada Obi");
  await agreeTo(amina, await requestBlock(chidi, ada));
  const made = await queryOne<{ id: string; version: bigint }>(
    sql`select id, version from restriction where user_id = ${ada.id}::uuid`,
  );
  if (!made) throw new Error("she is blocked");
  for (const one of [chidi, amina]) {
    const lift = liftRestriction(one.actor, newId(), { restrictionId: made.id, reason });
    await expect(lift).rejects.toEqual(refusedWith("needs_colleague"));
    const plan = { result: {}, ...planLift(one.id, { ...made, userId: ada.id, kind: "blocked" }, reason) };
    const forged = commitPlan({ act: "x", principal: one.id, key: newId(), requestHash: "00", plan });
    await expect(forged).rejects.toThrow("may not make the move lift");
  }
  const ngozi = await makeUser(app, "Ngozi Bello", { staffRoles: ["COMPLIANCE"] });
  await liftRestriction(ngozi.actor, newId(), { restrictionId: made.id, reason });
});

test("nobody turns down the request to block them", async () => {
  const amina = await makeUser(app, "Amina Sule", { staffRoles: ["COMPLIANCE"] });
  const id = await requestBlock(chidi, amina);
  await expect(declineRequest(amina.actor, newId(), { id, reason })).rejects.toEqual(refusedWith("own_gain"));
  for (const move of ["decline", "stale"] as const) {
    const rows = [
      approval.move({ id, version: 1n }, move, move === "decline" ? { endReason: reason } : undefined),
    ];
    const audit = [{ actorId: amina.id, act: "x", subjectKind: "user", subjectId: amina.id }];
    const plan = { rows, audit, result: {} };
    const forged = commitPlan({ act: "x", principal: amina.id, key: newId(), requestHash: "00", plan });
    await expect(forged).rejects.toThrow(`may not make the move ${move}`);
  }
  expect(await stateOfRequest(id)).toBe("ASKED");
});

test("nobody alone blocks a colleague, for however short a time", async () => {
  const ife = await makeUser(app, "Ife Adebayo", { staffRoles: ["ADMIN"] });
  const block = { userId: ife.id, kind: "blocked", reason, until: inDays(1) } as const;
  await expect(restrictPerson(chidi.actor, newId(), block)).rejects.toMatchObject({
    reason: "block_of_staff",
  });
  const forged = commitPlan({
    act: "identity.restrict",
    principal: chidi.id,
    key: newId(),
    requestHash: "00",
    plan: { result: {}, ...planRestriction(chidi.id, block) },
  });
  await expect(forged).rejects.toThrow("is agreed to by two");
});
