import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { approval } from "@/lib/kernel/approvals/machine";
import { commitPlan, type Plan, transfer } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { giveMoney, makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, held, sceneOf, tally, together } from "@/lib/trades/scenes-for-tests";
import { approveRequest, checkLedger, requestReversal, reversePosting } from "..";
import { gatewayAccount, wallet } from "../accounts";

let app: TestApp;
/** Two of finance, and one who only moderates. */
let ngozi: TestUser;
let tunde: TestUser;
let chidi: TestUser;
const reason = "Credited to the wrong person.";

beforeAll(async () => {
  app = await testApp();
  ngozi = await makeUser(app, "Ngozi", { staffRoles: ["FINANCE"] });
  tunde = await makeUser(app, "Tunde", { staffRoles: ["ADMIN"] });
  chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

/** Somebody who was credited 500 naira by mistake, and the posting that did it. */
async function mistake(ada?: TestUser) {
  const user = ada ?? (await makeUser(app, "Ada Obi"));
  await giveMoney(user.id, 500_00n);
  const posted = await queryOne<{ id: bigint }>(sql`select max(id) as id from posting`);
  return { ada: user, postingId: posted?.id ?? 0n };
}

async function agreed(postingId: bigint, asks = ngozi, agrees = tunde): Promise<string> {
  const { result } = await requestReversal(asks.actor, freshKey(), { postingId, reason });
  await approveRequest(agrees.actor, freshKey(), result);
  return result.approvalId;
}

const refused = (reasonName: string) => expect.objectContaining({ reason: reasonName }) as unknown;

test("a reversal takes back every transfer, names it, and is done once", async () => {
  const { ada, postingId } = await mistake();
  const approvalId = await agreed(postingId);
  await reversePosting(ngozi.actor, freshKey(), { postingId, approvalId });
  expect(await held("WALLET", ada.id)).toBe(0n);
  const mirrors = await query<{ kind: string; reverses: bigint }>(sql`
    select t.kind, p.reverses from transfer t join posting p on p.id = t.posting_id where p.reverses = ${postingId}`);
  expect(mirrors).toEqual([{ kind: "deposit_credit", reverses: postingId }]);
  await expect(reversePosting(tunde.actor, freshKey(), { postingId, approvalId })).rejects.toEqual(
    refused("already_reversed"),
  );
});

test("twenty that reverse one posting at once, each with leave of its own, take it back once", async () => {
  const { ada, postingId } = await mistake();
  await giveMoney(ada.id, 100_000_00n);
  const leaves = [];
  for (let i = 0; i < 20; i += 1) leaves.push(await agreed(postingId));
  const outcomes = await together(
    leaves.map((approvalId) => () => reversePosting(ngozi.actor, freshKey(), { postingId, approvalId })),
  );
  expect(tally(outcomes)).toEqual({ done: 1, already_reversed: 19 });
  expect(await held("WALLET", ada.id)).toBe(100_000_00n);
});

describe("a reversal is refused", () => {
  test("to whoever is not of finance, at every step", async () => {
    const { postingId } = await mistake();
    const { result } = await requestReversal(ngozi.actor, freshKey(), { postingId, reason });
    const outcomes = await together([
      () => requestReversal(chidi.actor, freshKey(), { postingId, reason }),
      () => approveRequest(chidi.actor, freshKey(), result),
      () => reversePosting(chidi.actor, freshKey(), { postingId, ...result }),
    ]);
    expect(tally(outcomes)).toEqual({ not_staff: 3 });
  });

  test("while nobody has agreed, and to the agreement of whoever asked", async () => {
    const { postingId } = await mistake();
    const { result } = await requestReversal(ngozi.actor, freshKey(), { postingId, reason });
    await expect(approveRequest(ngozi.actor, freshKey(), result)).rejects.toEqual(refused("needs_another"));
    const wanted = { postingId, ...result };
    await expect(reversePosting(ngozi.actor, freshKey(), wanted)).rejects.toEqual(refused("not_approved"));
  });

  test("twice: not even a reversal of the reversal", async () => {
    const { postingId } = await mistake();
    await reversePosting(ngozi.actor, freshKey(), { postingId, approvalId: await agreed(postingId) });
    const reversal = await queryOne<{ id: bigint }>(
      sql`select id from posting where reverses = ${postingId}`,
    );
    const again = requestReversal(ngozi.actor, freshKey(), { postingId: reversal?.id ?? 0n, reason });
    await expect(again).rejects.toEqual(refused("not_reversible"));
  });

  test("where the money has moved on", async () => {
    const scene = await sceneOf(app); // 4,150.33 of Ada's 10,000 naira are in escrow
    const deposit = await queryOne<{ id: bigint }>(sql`
      select t.posting_id as id from transfer t join account a on a.id = t.credit_account_id
      where a.owner_id = ${scene.ada.id}::uuid and t.kind = 'deposit_credit'`);
    const postingId = deposit?.id ?? 0n;
    const approvalId = await agreed(postingId);
    const wanted = { postingId, approvalId };
    await expect(reversePosting(ngozi.actor, freshKey(), wanted)).rejects.toEqual(
      refused("reversal_without_funds"),
    );
  });

  test("of a trade's own postings: its state rests on them", async () => {
    const { tradeId } = await sceneOf(app);
    const hold = await queryOne<{ id: bigint }>(
      sql`select posting_id as id from transfer where subject_id = ${tradeId}::uuid`,
    );
    const wanted = { postingId: hold?.id ?? 0n, reason };
    await expect(requestReversal(ngozi.actor, freshKey(), wanted)).rejects.toEqual(refused("not_reversible"));
  });
});

/** A plan of somebody who found a way round our commands. */
const commitAs = (who: TestUser, act: string, plan: Omit<Plan, "result">) =>
  commitPlan({
    act,
    principal: who.id,
    key: freshKey(),
    requestHash: "ab".repeat(32),
    plan: { ...plan, result: {} },
  });

const approve = (who: TestUser, id: string) =>
  commitAs(who, "ledger.approve_request", {
    rows: [approval.move({ id, version: 1n }, "agree")],
  });
const ask = (who: TestUser, row: object) => {
  const id = newId();
  const wanted = { id, act: "ledger.reverse_posting", subjectId: id, reason, ...row };
  return commitAs(who, "finance.ask", { insert: [{ table: "approval", row: wanted }] }).then(() => id);
};

describe("the database itself refuses", () => {
  test("self-approval, and both sides of it by the one who gains", async () => {
    const ada = await makeUser(app, "Ada Obi");
    const id = await ask(ngozi, { beneficiaryId: ada.id });
    await expect(approve(ngozi, id)).rejects.toThrow("three_people");
    await expect(approve(ada, id)).rejects.toThrow("may not make the move");
    await expect(ask(ada, {})).rejects.toThrow("may not be made");
    await expect(ask(tunde, { beneficiaryId: tunde.id })).rejects.toThrow("three_people");
  });

  test("an approval for another posting of the same subject, for another act, or without the second person", async () => {
    const ada = await makeUser(app, "Ada Obi", { balanceMinor: 20n });
    const first = await mistake(ada);
    const second = await mistake(ada);
    const posted = await queryOne<{ id: bigint; subjectId: string }>(
      sql`select id, subject_id from transfer where posting_id = ${second.postingId}`,
    );
    const subject = { kind: "deposit", id: posted?.subjectId ?? "" };
    const mirror = transfer(
      "deposit_credit",
      wallet(ada.id, HOME),
      gatewayAccount("paystack", HOME),
      500_00n,
    );
    const takeBack = (approvalId: string, act = "ledger.reverse_posting") =>
      commitAs(chidi, act, {
        subject,
        reverses: second.postingId,
        approval: approvalId,
        transfers: [{ ...mirror, reverses: posted?.id ?? 0n }],
      });
    await expect(takeBack(await agreed(first.postingId))).rejects.toThrow("does not allow");
    const own = await requestReversal(ngozi.actor, freshKey(), { postingId: second.postingId, reason });
    await expect(takeBack(own.result.approvalId)).rejects.toThrow("does not allow");
    await approveRequest(tunde.actor, freshKey(), own.result);
    await expect(takeBack(own.result.approvalId, "other.act")).rejects.toThrow("does not allow");
    expect((await takeBack(own.result.approvalId)).outcome).toBe("committed");
    await expect(takeBack(own.result.approvalId)).rejects.toThrow("approval_use_pkey");
  });
});
