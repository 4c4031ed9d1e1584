import { beforeEach, describe, expect, test, vi } from "vitest";
import { auditFor } from "@/lib/audit";
import { ledgerChecks } from "@/lib/composition";
import { actRules, type TwoPersonAct } from "@/lib/kernel/approvals/act-rules";
import type { RequestDocument } from "@/lib/kernel/approvals/document";
import { approval } from "@/lib/kernel/approvals/machine";
import { commitPlan, type Plan } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { agreeTo, stateOfRequest } from "@/lib/testing/approvals";
import type { TestUser } from "@/lib/testing/world";
import { queueFor } from "../queues/list";
import { approvalsOf } from ".";
import { endRequest, withdrawRequest } from "./answers";
import { inspectRequest } from "./queries";
import {
  type ActScene,
  giveRole,
  giveRolesBack,
  moveClock,
  reason,
  refusedWith,
  removeRoles,
  requester,
  scenes,
  second,
  stage,
  third,
  twoPeopleScene,
} from "./two-people-for-tests";

// Reconciliation has its own tests, and would refuse the unbacked money of these.
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
    ({ approvalId: id, digest } = (await scene.request(requester)).result);
  });

  /** A plan that approves the request without its act, or against the rules. */
  const forge = (who: TestUser, set: { digest: string }, more: Partial<Plan> = {}) =>
    commitPlan({
      act,
      principal: who.id,
      key: newId(),
      requestHash: "00",
      plan: { rows: [approval.move({ id, version: 1n }, "agree", set)], ...more, result: {} },
    });

  test("the database refuses an approval without the act, by its requester, with another digest or after expiry", async () => {
    await expect(forge(second, { digest })).rejects.toThrow("it is done in the same commit");
    await expect(forge(requester, { digest })).rejects.toThrow("three_people");
    await expect(forge(second, { digest: "ab".repeat(32) })).rejects.toThrow("may not make the move agree");
    await moveClock(actRules[act].expiresHours);
    await expect(forge(second, { digest })).rejects.toThrow("may not make the move agree");
    await moveClock(0);
    await removeRoles(third);
    await expect(forge(third, { digest })).rejects.toThrow("may not make the move agree");
    await giveRolesBack(third);
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

  test("refuses an edited request, and the ledger check reports it", async () => {
    const original = await queryOne<{ document: string }>(
      sql`select document from approval where id = ${id}::uuid`,
    );
    const document = original?.document ?? "";
    const edited = document.replace(reason, "Something else altogether.");
    const write = (text: string, withDigest = false) =>
      stage.app.asOwner(
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
    expect(await named()).toEqual(["approval request does not match its digest"]);
    await write(edited, true);
    expect(await named()).toEqual(["approval request does not match its digest"]);
    await write(document, true);
    expect(await named()).toEqual([]);
    expect(await scene.isDone()).toBe(false);
  });
});

test.each(Object.keys(actRules) as TwoPersonAct[])(
  "the database refuses a request of %s without a code of its own",
  async (act) => {
    const { result } = await (await scenes[act]()).request(requester);
    const id = result.approvalId;
    const stored = await queryOne<{ document: string }>(
      sql`select document from approval where id = ${id}::uuid`,
    );
    const document = JSON.parse(stored?.document ?? "") as RequestDocument;
    const ask = (reasonCode: string | undefined) =>
      commitPlan({
        act: `${act}.ask`,
        principal: requester.id,
        key: newId(),
        requestHash: "00",
        plan: {
          insert: [
            {
              table: "approval",
              row: { id: newId(), document: JSON.stringify({ ...document, reasonCode }) },
            },
          ],
          audit: [{ actorId: requester.id, act: `${act}.ask`, subjectKind: "x", subjectId: id }],
          result: {},
        },
      });
    await withdrawRequest(requester.actor, newId(), { id });
    for (const code of [undefined, "made_up", act === "dispute.rule" ? "other" : "abuse_of_us"])
      await expect(ask(code)).rejects.toThrow("its reason has a code of its act");
  },
);

test("the code of a request is in its queue, on its page and in the audit of both people; old requests have none", async () => {
  const scene = await scenes["money.reverse"]();
  const { approvalId: id } = (await scene.request(requester)).result;
  const shown = async () => {
    const { cases } = await queueFor(second.actor, "approvals", { who: "all", sort: "due" });
    return [
      cases.find((one) => one.id === id)?.reasonCode,
      (await inspectRequest(second.actor, id))?.reasonCode,
    ];
  };
  expect(await shown()).toEqual(["other", "other"]);
  await agreeTo(second, id);
  const auditor = await stage.makeUser("Ladi Gwani", { staffRoles: ["AUDITOR"] });
  const { lines } = await auditFor(auditor.actor, { act: "money.reverse" });
  const ofIt = lines.filter(({ detail }) => detail?.approval === id);
  expect(ofIt.map(({ act, detail }) => [act, detail?.reasonCode])).toEqual([
    ["money.reverse", "other"],
    ["money.reverse.ask", "other"],
  ]);
  const old = (await (await scenes["money.reverse"]()).request(requester)).result.approvalId;
  const write = (code: string) =>
    stage.app.asOwner(`update approval set document = ${code} where id = $1`, [old]);
  await write(`replace(document, '"reasonCode":"other",', '')`);
  expect(await inspectRequest(second.actor, old)).toMatchObject({ reasonCode: null });
  await write(`replace(document, '"detail":', '"reasonCode":"other","detail":')`);
});

test("an approval is decided again if the payout moves concurrently", async () => {
  const scene = await scenes["payout.pay"]();
  const { result } = await scene.request(requester);
  const id = result.approvalId;
  await scene.disturb();
  const plan = { rows: [approval.move({ id, version: 1n }, "agree", { digest: result.digest })], result: {} };
  const sent = { act: "payout.pay", principal: second.id, key: newId(), requestHash: "00", plan };
  expect((await commitPlan(sent)).outcome).toBe("moved");
});

test("the due rule finds only expired and outdated requests", async () => {
  const { due: [rule] = [] } = approvalsOf([]).reactions;
  if (!rule) throw new Error("approvals have a due rule");
  const found = async () => (await query<{ id: string }>(rule.find(100))).map(({ id }) => id);
  const [moved, kept] = [await scenes["payout.pay"](), await scenes["payout.pay"]()];
  const stale = (await moved.request(requester)).result.approvalId;
  const open = (await kept.request(requester)).result.approvalId;
  await moved.disturb();
  expect(await found()).toContain(stale);
  expect(await found()).not.toContain(open);
  await moveClock(24);
  expect(await found()).toContain(open);
  await moveClock(0);
  await endRequest(stale);
  expect(await stateOfRequest(stale)).toBe("STALE");
});

test("all staff see open requests, and other users do not", async () => {
  const scene = await scenes["money.reverse"]();
  const { approvalId } = (await scene.request(requester)).result;
  const auditor = await stage.makeUser("Amina Sule", { staffRoles: ["AUDITOR"] });
  const queue = (by: TestUser) => queueFor(by.actor, "approvals", { who: "all", sort: "due" });
  const seen = async (by: TestUser) => (await queue(by)).cases.find(({ id }) => id === approvalId);
  expect(await seen(second)).toMatchObject({ otherName: "Efe Okoro", mayTake: true });
  expect(await seen(requester)).toMatchObject({ mayTake: false });
  expect(await seen(auditor)).toMatchObject({ mayTake: false });
  await expect(agreeTo(auditor, approvalId)).rejects.toEqual(refusedWith("not_found"));
  const person = await stage.makeUser("Ada Obi");
  await expect(queue(person)).rejects.toEqual(refusedWith("not_found"));
  await expect(inspectRequest(person.actor, approvalId)).rejects.toEqual(refusedWith("not_found"));
});

test("refuses conflicting roles for one person", async () => {
  const user = await stage.makeUser("Hauwa Idris", { staffRoles: ["ADMIN"] });
  for (const role of ["FINANCE", "MODERATOR", "COMPLIANCE", "AUDITOR", "OWNER"]) {
    await expect(giveRole(user, role), role).rejects.toThrow(/conflicts with another role|is no role/);
  }
});
