import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { digestOf, type RequestDocument } from "@/lib/kernel/approvals/document";
import { approval } from "@/lib/kernel/approvals/machine";
import { commitPlan, type Plan, transfer } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { PlannedRow } from "@/lib/kernel/machine";
import { HOME } from "@/lib/money/currencies";
import { agreeTo } from "@/lib/testing/approvals";
import { giveMoney, makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, held, sceneOf, tally, together } from "@/lib/trades/scenes-for-tests";
import { checkLedger } from "..";
import { gatewayAccount, wallet } from "../accounts";
import { inspectPosting } from "../postings";
import { reversePosting } from "./reverse-posting";

let app: TestApp;
/** Two finance staff and a moderator. */
let ngozi: TestUser;
let tunde: TestUser;
let chidi: TestUser;
const reason = "Credited to the wrong person.";

beforeAll(async () => {
  app = await testApp();
  ngozi = await makeUser(app, "Ngozi", { staffRoles: ["FINANCE"] });
  tunde = await makeUser(app, "Tunde", { staffRoles: ["FINANCE"] });
  chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

/** A user credited 500 naira by mistake, with the posting. */
async function mistake(ada?: TestUser) {
  const user = ada ?? (await makeUser(app, "Ada Obi"));
  await giveMoney(user.id, 500_00n);
  const posted = await queryOne<{ id: bigint }>(sql`select max(id) as id from posting`);
  return { ada: user, postingId: posted?.id ?? 0n };
}

async function requestReversal(postingId: bigint, requester = ngozi): Promise<string> {
  const { result } = await reversePosting.request(requester.actor, freshKey(), {
    reverses: String(postingId),
    reason,
    reasonCode: "other",
  });
  return result.approvalId;
}

const refused = (reasonName: string) => expect.objectContaining({ reason: reasonName }) as unknown;

test("a reversal mirrors every transfer, links to it, and is made once", async () => {
  const { ada, postingId } = await mistake();
  expect(await inspectPosting(tunde.actor, String(postingId))).toMatchObject({
    canRequestReversal: true,
    request: null,
  });
  const request = await requestReversal(postingId);
  expect(await inspectPosting(tunde.actor, String(postingId))).toMatchObject({ request: { by: "Ngozi" } });
  expect(await agreeTo(tunde, request)).toMatchObject({ approvalId: request, state: "AGREED" });
  expect(await held("WALLET", ada.id)).toBe(0n);
  const mirrors = await query<{ kind: string; reverses: bigint; by: string; approvalId: string }>(sql`
    select t.kind, p.reverses, p.principal_id as by, p.approval_id
    from transfer t join posting p on p.id = t.posting_id where p.reverses = ${postingId}`);
  expect(mirrors).toEqual([
    { kind: "deposit_credit", reverses: postingId, by: tunde.id, approvalId: request },
  ]);
  await expect(requestReversal(postingId)).rejects.toEqual(refused("already_reversed"));
  expect(await inspectPosting(tunde.actor, String(postingId))).toMatchObject({ canRequestReversal: false });
});

test("twenty concurrent approvals reverse a posting once", async () => {
  const { ada, postingId } = await mistake();
  await giveMoney(ada.id, 100_000_00n);
  const request = await requestReversal(postingId);
  await expect(requestReversal(postingId, tunde)).rejects.toEqual(refused("already_asked"));
  const outcomes = await together(Array.from({ length: 20 }, () => () => agreeTo(tunde, request)));
  expect(tally(outcomes)).toEqual({ done: 1, request_over: 19 });
  expect(await held("WALLET", ada.id)).toBe(100_000_00n);
});

describe("a reversal is refused", () => {
  test("without the permission, at every step", async () => {
    const { postingId } = await mistake();
    const request = await requestReversal(postingId);
    await expect(requestReversal(postingId, chidi)).rejects.toEqual(refused("not_found"));
    await expect(agreeTo(chidi, request)).rejects.toEqual(refused("not_found"));
    await expect(inspectPosting(chidi.actor, String(postingId))).rejects.toEqual(refused("not_found"));
  });

  test("when the requester approves it", async () => {
    const { ada, postingId } = await mistake();
    const request = await requestReversal(postingId);
    await expect(agreeTo(ngozi, request)).rejects.toEqual(refused("needs_another"));
    expect(await held("WALLET", ada.id)).toBe(500_00n);
  });

  test("for a posting that is itself a reversal", async () => {
    const { postingId } = await mistake();
    await agreeTo(tunde, await requestReversal(postingId));
    const reversal = await queryOne<{ id: bigint }>(
      sql`select id from posting where reverses = ${postingId}`,
    );
    await expect(requestReversal(reversal?.id ?? 0n)).rejects.toEqual(refused("not_reversible"));
  });

  test("when the money is spent, both at the request and at the approval", async () => {
    const { ada, postingId } = await mistake();
    const request = await requestReversal(postingId);
    await app.asOwner("update account set balance = balance - 1 where owner_id = $1", [ada.id]);
    await expect(agreeTo(tunde, request)).rejects.toEqual(refused("reversal_without_funds"));
    await app.asOwner("update account set balance = balance + 1 where owner_id = $1", [ada.id]);
    const scene = await sceneOf(app); // 4,150.33 of Ada's 10,000 naira are in escrow
    const deposit = await queryOne<{ id: bigint }>(sql`
      select t.posting_id as id from transfer t join account a on a.id = t.credit_account_id
      where a.owner_id = ${scene.ada.id}::uuid and t.kind = 'deposit_credit'`);
    await expect(requestReversal(deposit?.id ?? 0n)).rejects.toEqual(refused("reversal_without_funds"));
  });

  test("for a trade's own postings, since its state depends on them", async () => {
    const { tradeId } = await sceneOf(app);
    const hold = await queryOne<{ id: bigint }>(
      sql`select posting_id as id from transfer where subject_id = ${tradeId}::uuid`,
    );
    await expect(requestReversal(hold?.id ?? 0n)).rejects.toEqual(refused("not_reversible"));
  });
});

/** Commits a plan directly, bypassing our commands. */
const commitAs = (who: TestUser, act: string, plan: Omit<Plan, "result">) =>
  commitPlan({
    act,
    principal: who.id,
    key: freshKey(),
    requestHash: "ab".repeat(32),
    plan: { ...plan, result: {} },
  });

const insertRequest = (who: TestUser, more: Partial<RequestDocument>) => {
  const id = newId();
  const document = {
    act: "money.reverse",
    subject: { kind: "deposit", id },
    detail: {},
    expects: [],
    reason,
    reasonCode: "mistake" as const,
    ...more,
  };
  const row = { id, document: JSON.stringify(document) };
  const detail = { approval: id, digest: digestOf(row.document) };
  const { kind: subjectKind, id: subjectId } = document.subject;
  const audit = [{ actorId: who.id, act: "money.reverse.ask", subjectKind, subjectId, detail }];
  return commitAs(who, "finance.ask", { insert: [{ table: "approval", row }], audit }).then(() => id);
};

async function approvalMove(id: string): Promise<PlannedRow> {
  const row = await queryOne<{ digest: string }>(
    sql`select encode(digest, 'hex') as digest from approval where id = ${id}::uuid`,
  );
  return approval.move({ id, version: 1n }, "agree", { digest: row?.digest ?? "" });
}

describe("the database refuses", () => {
  test("self-approval, and a request or approval by the beneficiary", async () => {
    const ada = await makeUser(app, "Ada Obi");
    const id = await insertRequest(ngozi, { beneficiary: ada.id });
    const approve = async (who: TestUser) => commitAs(who, "x", { rows: [await approvalMove(id)] });
    await expect(approve(ngozi)).rejects.toThrow("three_people");
    await expect(approve(ada)).rejects.toThrow("may not make the move");
    await expect(insertRequest(ada, {})).rejects.toThrow("who asks may ask for it");
    await expect(insertRequest(tunde, { beneficiary: tunde.id })).rejects.toThrow("three_people");
  });

  test("an approval for another posting, act or amount, or without the second person", async () => {
    const ada = await makeUser(app, "Ada Obi", { balanceMinor: 20n });
    const first = await mistake(ada);
    const second = await mistake(ada);
    const posted = await queryOne<{ id: bigint; subjectId: string }>(
      sql`select id, subject_id from transfer where posting_id = ${second.postingId}`,
    );
    const mirror = transfer(
      "deposit_credit",
      wallet(ada.id, HOME),
      gatewayAccount("paystack", HOME),
      500_00n,
    );
    const subject = { kind: "deposit", id: posted?.subjectId ?? "" };
    const reverse = async (request: string, act = "money.reverse", more: Partial<Plan> = {}) =>
      commitAs(tunde, act, {
        subject,
        reverses: second.postingId,
        approval: request,
        transfers: [{ ...mirror, reverses: posted?.id ?? 0n }],
        rows: [await approvalMove(request)],
        ...more,
      });
    await expect(reverse(await requestReversal(first.postingId))).rejects.toThrow("does not allow");
    const own = await requestReversal(second.postingId);
    await expect(reverse(own, "money.reverse", { rows: [] })).rejects.toThrow("does not allow");
    await expect(reverse(own, "other.act")).rejects.toThrow("does not allow");
    const less = [{ ...mirror, amount: 499_99n, reverses: posted?.id ?? 0n }];
    await expect(reverse(own, "money.reverse", { transfers: less })).rejects.toThrow("another amount");
    expect((await reverse(own)).outcome).toBe("committed");
    await expect(reverse(own, "money.reverse", { rows: [] })).rejects.toThrow("approval_use_pkey");
  });

  test("an approval about another kind of subject under the same id", async () => {
    const { ada, postingId } = await mistake();
    const posted = await queryOne<{ id: bigint; subjectId: string }>(
      sql`select id, subject_id from transfer where posting_id = ${postingId}`,
    );
    const subjectId = posted?.subjectId ?? "";
    const request = await insertRequest(ngozi, {
      subject: { kind: "refund", id: subjectId, name: "", href: "" },
      detail: { reverses: String(postingId) },
      amountMinor: "50000",
    });
    const mirror = transfer(
      "deposit_credit",
      wallet(ada.id, HOME),
      gatewayAccount("paystack", HOME),
      500_00n,
    );
    const reversal = {
      subject: { kind: "deposit", id: subjectId },
      reverses: postingId,
      approval: request,
      transfers: [{ ...mirror, reverses: posted?.id ?? 0n }],
      rows: [await approvalMove(request)],
    };
    await expect(commitAs(tunde, "money.reverse", reversal)).rejects.toThrow("does not allow");
  });
});
