import { beforeEach, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { approval } from "@/lib/kernel/approvals/machine";
import { commitPlan, type Plan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { actRules, type TwoPersonAct } from "@/lib/kernel/permissions";
import { checkLedger } from "@/lib/ledger";
import { agreeTo, stateOfRequest } from "@/lib/testing/approvals";
import type { TestUser } from "@/lib/testing/world";
import { approvalsOf } from ".";
import { endRequest } from "./answers";
import { inspectRequest, requestsFor } from "./queries";
import {
  type ActScene,
  asker,
  beside,
  giveRole,
  moveClock,
  reason,
  refusedWith,
  scenes,
  second,
  takeRoles,
  third,
  twoPeopleScene,
} from "./two-people-for-tests";

// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

twoPeopleScene();

describe.each(Object.keys(actRules) as TwoPersonAct[])("%s", (act) => {
  let scene: ActScene;
  let id: string;
  let digest: string;

  beforeEach(async () => {
    scene = await scenes[act]();
    ({ approvalId: id, digest } = (await scene.ask(asker)).result);
  });

  /** A plan that lets the request be agreed to without what it was asked for, or against the rules. */
  const forge = (who: TestUser, set: { digest: string }, more: Partial<Plan> = {}) =>
    commitPlan({
      act,
      principal: who.id,
      key: newId(),
      requestHash: "00",
      plan: { rows: [approval.move({ id, version: 1n }, "agree", set)], ...more, result: {} },
    });

  test("is refused by the database without the act, by its asker, by another digest or after its time", async () => {
    await expect(forge(second, { digest })).rejects.toThrow("it is done in the same commit");
    await expect(forge(asker, { digest })).rejects.toThrow("three_people");
    await expect(forge(second, { digest: "ab".repeat(32) })).rejects.toThrow("may not make the move agree");
    await moveClock(actRules[act].expiresHours);
    await expect(forge(second, { digest })).rejects.toThrow("may not make the move agree");
    await moveClock(0);
    await takeRoles(third);
    await expect(forge(third, { digest })).rejects.toThrow("may not make the move agree");
    for (const role of ["FINANCE", "COMPLIANCE"]) await giveRole(third, role);
    const unused = commitPlan({
      act,
      principal: second.id,
      key: newId(),
      requestHash: "00",
      plan: { approval: id, result: {} },
    });
    await expect(unused).rejects.toThrow("does not allow");
    expect(await scene.isDone()).toBe(false);
  });

  test("is refused where the stored request was edited, and the ledger's check names it", async () => {
    const original = await queryOne<{ document: string }>(
      sql`select document from approval where id = ${id}::uuid`,
    );
    const document = original?.document ?? "";
    const edited = document.replace(reason, "Something else altogether.");
    const write = (text: string, withDigest = false) =>
      beside.app.asOwner(
        `update approval set document = $2 ${withDigest ? ", digest = digest_of($2)" : ""} where id = $1`,
        [id, text],
      );
    await write(edited);
    await expect(agreeTo(second, id)).rejects.toEqual(refusedWith("digest_differs"));
    await expect(forge(second, { digest })).rejects.toThrow("may not make the move agree");
    const named = async () =>
      (await checkLedger(ledgerChecks, "full")).findings
        .filter(({ ids }) => ids.includes(id))
        .map(({ what }) => what);
    expect(await named()).toEqual(["this request for two people is not what was digested"]);
    await write(edited, true);
    expect(await named()).toEqual(["this request for two people is not what was digested"]);
    await write(document, true);
    expect(await named()).toEqual([]);
    expect(await scene.isDone()).toBe(false);
  });
});

test("a payout that moves while a colleague agrees sends the decision back", async () => {
  const scene = await scenes["payout.pay"]();
  const { result } = await scene.ask(asker);
  const id = result.approvalId;
  await scene.disturb();
  const plan = { rows: [approval.move({ id, version: 1n }, "agree", { digest: result.digest })], result: {} };
  const sent = { act: "payout.pay", principal: second.id, key: newId(), requestHash: "00", plan };
  expect((await commitPlan(sent)).outcome).toBe("moved");
});

test("the worker finds what has expired or is out of date, and nothing else", async () => {
  const { due: [rule] = [] } = approvalsOf([]).reactions;
  if (!rule) throw new Error("requests end by a due rule");
  const found = async () => (await query<{ id: string }>(rule.find(100))).map(({ id }) => id);
  const [moved, kept] = [await scenes["payout.pay"](), await scenes["payout.pay"]()];
  const stale = (await moved.ask(asker)).result.approvalId;
  const open = (await kept.ask(asker)).result.approvalId;
  await moved.disturb();
  expect(await found()).toContain(stale);
  expect(await found()).not.toContain(open);
  await moveClock(24);
  expect(await found()).toContain(open);
  await moveClock(0);
  await endRequest(stale);
  expect(await stateOfRequest(stale)).toBe("STALE");
});

test("everyone on the staff sees what waits, and no one else does", async () => {
  const scene = await scenes["money.reverse"]();
  const { approvalId } = (await scene.ask(asker)).result;
  const auditor = await beside.makeUser("Amina Sule", { staffRoles: ["AUDITOR"] });
  const seen = async (by: TestUser) => (await requestsFor(by.actor)).open.find(({ id }) => id === approvalId);
  expect(await seen(second)).toMatchObject({ creatorName: "Efe Okoro", mayAgree: true });
  expect(await seen(asker)).toMatchObject({ mayAgree: false });
  expect(await seen(auditor)).toMatchObject({ mayAgree: false });
  await expect(agreeTo(auditor, approvalId)).rejects.toEqual(refusedWith("not_found"));
  const person = await beside.makeUser("Ada Obi");
  await expect(requestsFor(person.actor)).rejects.toEqual(refusedWith("not_found"));
  await expect(inspectRequest(person.actor, approvalId)).rejects.toEqual(refusedWith("not_found"));
});

test("roles that exclude each other never meet in one person", async () => {
  const user = await beside.makeUser("Hauwa Idris", { staffRoles: ["ADMIN"] });
  for (const role of ["FINANCE", "MODERATOR", "COMPLIANCE", "AUDITOR", "OWNER"]) {
    await expect(giveRole(user, role), role).rejects.toThrow(/conflicts with another role|is no role/);
  }
});
