import { call } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks, statements } from "@/lib/composition";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { checkLedger } from "@/lib/ledger";
import { reversePosting } from "@/lib/ledger/reversal/reverse-posting";
import { nairaAndKobo } from "@/lib/money/format";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { agreeTo } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { held, sceneOf, tally, together } from "@/lib/trades/scenes-for-tests";
import { figuresFor } from "./index";
import { refundToWallet } from "./procedures";
import { completed, detailOf, fund, fundFilled, reason, requested } from "./scenes-for-tests";

let app: TestApp;
let efe: TestUser;
let ngozi: TestUser;
let funmi: TestUser;
/** They have traded with each other. */
let ada: TestUser;
let bayo: TestUser;
let tradeId: string;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  ngozi = await makeUser(app, "Ngozi Bello", { staffRoles: ["FINANCE"] });
  funmi = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
  ada = await makeUser(app, "Ada Obi", { balanceMinor: 50_000_00n });
  bayo = await makeUser(app, "Bayo Ade");
  await fundFilled(app, ada, bayo);
  tradeId = await completed(ada, bayo);
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const contextOf = ({ actor }: TestUser): CallContext => ({
  actor,
  session: { id: newId(), hasFactor: true, isFresh: true },
  key: newId(),
  requestId: newId(),
  address: "",
  userAgent: "",
});

const postingOf = async (approvalId: string) =>
  (
    await queryOne<{ id: bigint }>(
      sql`select posting_id as id from approval_use where approval_id = ${approvalId}::uuid`,
    )
  )?.id ?? 0n;

describe("a credit", () => {
  test("is asked for by support, approved by finance, explained to its owner, and undone by two", async () => {
    const before = await held("WALLET", bayo.id);
    const id = await requested("refund.credit", funmi, detailOf(bayo, tradeId, 500_00n));
    expect(await figuresFor(efe.actor, id)).toEqual([
      { what: "Wallet of Bayo Ade", now: nairaAndKobo(before), after: nairaAndKobo(before + 500_00n) },
    ]);
    const content = await makeUser(app, "Kelechi Okeke", { staffRoles: ["CONTENT"] });
    expect(await figuresFor(content.actor, id)).toBeNull();
    await expect(agreeTo(funmi, id)).rejects.toMatchObject({ reason: "not_found" });
    expect(await agreeTo(efe, id)).toMatchObject({ state: "AGREED" });
    expect((await held("WALLET", bayo.id)) - before).toBe(500_00n);

    const [line] = (await statements.statementFor(bayo.id)).lines;
    expect(line).toMatchObject({ amountMinor: 500_00n, group: "corrections" });
    expect(line?.says).toBe(
      "Credit from Amana about a trade. We made a mistake. The fee was taken although the trade was cancelled. Not right? Write to support.",
    );
    const [notice] = await noticesOf(app, bayo, "credit.given");
    expect(notice?.title).toBe("We added ₦500 to your wallet");
    expect(notice?.body.replaceAll("\n", " ")).toMatch(/We made a mistake.*write to support/);

    const reverses = String(await postingOf(id));
    const { result } = await reversePosting.request(efe.actor, newId(), {
      reverses,
      reason,
      reasonCode: "other",
    });
    await expect(agreeTo(efe, result.approvalId)).rejects.toMatchObject({ reason: "needs_another" });
    await agreeTo(ngozi, result.approvalId);
    expect(await held("WALLET", bayo.id)).toBe(before);
  });

  test("is made once by twenty who approve at once, and requested once for a case", async () => {
    const before = await held("WALLET", ada.id);
    const id = await requested("refund.credit", efe, detailOf(ada, tradeId, 10_00n));
    await expect(requested("refund.credit", ngozi, detailOf(ada, tradeId, 20_00n))).rejects.toMatchObject({
      reason: "already_asked",
    });
    const outcomes = await together(Array.from({ length: 20 }, () => () => agreeTo(ngozi, id)));
    expect(tally(outcomes)).toEqual({ done: 1, request_over: 19 });
    expect((await held("WALLET", ada.id)) - before).toBe(10_00n);
  });

  test("is refused about a stranger's case, for a finding of another act, and while a ruling decides", async () => {
    const ask = (more: Parameters<typeof detailOf>[3], user = ada) =>
      requested("refund.credit", efe, detailOf(user, tradeId, 1_00n, more));
    const eve = await makeUser(app, "Eve Eze");
    await expect(ask({}, eve)).rejects.toMatchObject({ reason: "not_their_case" });
    await expect(ask({ caseKind: "deposit" })).rejects.toMatchObject({ reason: "not_their_case" });
    await expect(ask({ finding: "wrong_person" })).rejects.toMatchObject({ reason: "wrong_finding" });
    await expect(ask({ direction: "out" })).rejects.toMatchObject({ reason: "wrong_direction" });
    const disputed = await sceneOf(app, "DISPUTED");
    await expect(
      requested("refund.credit", efe, detailOf(disputed.ada, disputed.tradeId, 1_00n)),
    ).rejects.toMatchObject({ reason: "ruling_decides" });
  });

  test("to a member of staff is decided by others", async () => {
    const scene = await sceneOf(app);
    await app.asOwner("insert into staff_grant (user_id, role) values ($1, 'FINANCE')", [scene.ada.id]);
    const detail = detailOf(scene.ada, scene.tradeId, 1_00n);
    await expect(requested("refund.credit", scene.ada, detail)).rejects.toMatchObject({
      reason: "own_gain",
    });
    const id = await requested("refund.credit", efe, detail);
    await expect(agreeTo(scene.ada, id)).rejects.toMatchObject({ reason: "own_gain" });
  });
});

describe("an adjustment", () => {
  test("takes money that is there, and never more", async () => {
    const out = (minor: bigint) =>
      detailOf(bayo, tradeId, minor, { direction: "out", finding: "wrong_person" });
    await agreeTo(ngozi, await requested("refund.credit", efe, detailOf(bayo, tradeId, 300_00n)));
    const before = await held("WALLET", bayo.id);
    await expect(requested("money.adjust", efe, out(before + 1n))).rejects.toMatchObject({
      reason: "wallet_too_small",
    });
    const id = await requested("money.adjust", efe, out(100_00n));
    await agreeTo(ngozi, id);
    expect(before - (await held("WALLET", bayo.id))).toBe(100_00n);
    const later = await requested("money.adjust", efe, out(before - 100_00n));
    await app.asOwner("update account set balance = balance - 1 where owner_id = $1", [bayo.id]);
    await expect(agreeTo(ngozi, later)).rejects.toMatchObject({ reason: "wallet_too_small" });
    await app.asOwner("update account set balance = balance + 1 where owner_id = $1", [bayo.id]);
  });

  test("is not asked for by support", async () => {
    await expect(
      requested("money.adjust", funmi, detailOf(bayo, tradeId, 1_00n, { finding: "wrong_amount" })),
    ).rejects.toMatchObject({ reason: "not_found" });
  });
});

describe("POST /wallet/refund", () => {
  const refund = (by: TestUser, more: object) => {
    const { direction: _in, ...detail } = detailOf(ada, tradeId, 1_00n);
    return call(
      refundToWallet,
      { ...detail, ...more, reason, reasonCode: "other" },
      { context: contextOf(by) },
    );
  };

  test("about a deposit sends it back to where it came from; about a trade a colleague approves", async () => {
    const [deposit] = await query<{ id: string }>(
      sql`select id from deposit_record where user_id = ${ada.id}::uuid`,
    );
    const about = { caseKind: "deposit", caseId: deposit?.id ?? "" };
    await expect(refund(funmi, about)).rejects.toMatchObject({ reason: "not_found" });
    await expect(refund(efe, about)).rejects.toMatchObject({ reason: "money_spent" });
    const credit = await refund(funmi, {});
    expect(credit).toMatchObject({ refundId: null });
    expect(credit.approvalId).not.toBeNull();
  });
});

describe("the insurance fund", () => {
  const pay = (by: TestUser, user: TestUser, trade: string, minor: bigint) =>
    requested("insurance.pay", by, detailOf(user, trade, minor, { finding: "fraud" }));

  test("pays at most its limit for a case, over all payments, to both parties, of a dispute and its trade", async () => {
    const start = await fund();
    expect(start).toBe(4_150_33n);
    await agreeTo(efe, await pay(funmi, ada, tradeId, 300_00n));
    expect(start - (await fund())).toBe(300_00n);
    await expect(pay(efe, bayo, tradeId, 200_01n)).rejects.toMatchObject({ reason: "insurance_case_full" });
    const one = await pay(efe, ada, tradeId, 150_00n);
    const other = await pay(efe, bayo, tradeId, 150_00n);
    const outcomes = await together([one, other].map((id) => () => agreeTo(ngozi, id)));
    expect(tally(outcomes)).toEqual({ done: 1, insurance_case_full: 1 });
  });

  test("pays at most its share of a month, however many approve at once", async () => {
    // 20 % of 4,150.33, of which 450.00 are paid.
    const users = await Promise.all(Array.from({ length: 20 }, () => sceneOf(app)));
    const requests: string[] = [];
    for (const scene of users) requests.push(await pay(funmi, scene.ada, scene.tradeId, 100_00n));
    const before = await fund();
    const outcomes = await together(requests.map((id) => () => agreeTo(ngozi, id)));
    expect(tally(outcomes)).toEqual({ done: 3, insurance_month_full: 17 });
    expect(before - (await fund())).toBe(300_00n);
  });

  test("has room again for what was reversed", async () => {
    const [paid] = await query<{ postingId: bigint }>(
      sql`select posting_id from correction_record where act = 'insurance.pay' order by created_at desc limit 1`,
    );
    const { ada: hauwa, tradeId: another } = await sceneOf(app);
    await expect(pay(efe, hauwa, another, 100_00n)).rejects.toMatchObject({ reason: "insurance_month_full" });
    const reversal = { reverses: String(paid?.postingId), reason, reasonCode: "mistake" } as const;
    const { result } = await reversePosting.request(efe.actor, newId(), reversal);
    await agreeTo(ngozi, result.approvalId);
    expect(await agreeTo(ngozi, await pay(efe, hauwa, another, 100_00n))).toMatchObject({ state: "AGREED" });
  });
});
