import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { corrections } from "@/lib/corrections/correct";
import { detailOf, requested } from "@/lib/corrections/scenes-for-tests";
import { openDispute } from "@/lib/disputes";
import { clock } from "@/lib/disputes/money-for-tests";
import { answered, ruledFinally } from "@/lib/disputes/scenes-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { reversePosting } from "@/lib/ledger/reversal/reverse-posting";
import { vatWithin } from "@/lib/money/vat";
import { agreeTo } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveTrade, cancelTrade } from "@/lib/trades";
import { freshKey, PRICE, sceneOf } from "@/lib/trades/scenes-for-tests";
import { documentsOf } from ".";
import { forgetNames } from "./reactions";
import { issuedFor, issueWaiting } from "./scene-for-tests";

let app: TestApp;
let chidi: TestUser;
let efe: TestUser;
let gbenga: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  gbenga = await makeUser(app, "Gbenga Ojo", { staffRoles: ["FINANCE"] });
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

const FEE = 62_25n;

async function completed() {
  const scene = await sceneOf(app, "DELIVERED");
  await approveTrade(scene.ada.actor, freshKey(), { tradeId: scene.tradeId });
  return scene;
}

test("an airtime trade that ends has a receipt for its buyer and a commission invoice for its seller", async () => {
  const { ada, bayo, tradeId } = await completed();
  await issueWaiting(app, 2); // every event is delivered at least once
  const [receipt, invoice, ...others] = await issuedFor(tradeId);
  expect(others).toEqual([]);
  expect(receipt).toMatchObject({
    kind: "RECEIPT",
    userId: ada.id,
    content: {
      issuer: { name: "Amana Escrow Limited", taxNumber: "20481236-0001" },
      to: { name: "Ada Obi" },
      paidMinor: PRICE.toString(),
      refundedMinor: "0",
      vatMinor: "0",
      sales: [
        {
          seller: { name: "Bayo Adeyemi", store: null, taxNumber: null },
          lines: [
            {
              title: expect.stringContaining("MTN airtime") as unknown,
              units: "1",
              totalMinor: PRICE.toString(),
            },
          ],
          delivery: null,
        },
      ],
    },
  });
  expect(invoice).toMatchObject({
    kind: "COMMISSION_INVOICE",
    userId: bayo.id,
    content: {
      to: { name: "Bayo Adeyemi" },
      baseMinor: PRICE.toString(),
      rateBps: 150,
      commissionMinor: FEE.toString(),
      vatMinor: vatWithin(FEE, 750).toString(),
      vatBps: 750,
    },
  });
  expect(JSON.stringify(invoice?.content)).not.toContain("Ada");
});

test("a cancelled trade has a receipt that says that all of it went back, and no invoice", async () => {
  const { bayo, tradeId } = await sceneOf(app);
  await cancelTrade(bayo.actor, freshKey(), { tradeId });
  await issueWaiting(app);
  expect(await issuedFor(tradeId)).toMatchObject([
    { kind: "RECEIPT", content: { paidMinor: PRICE.toString(), refundedMinor: PRICE.toString() } },
  ]);
});

test("a split says what each side got", async () => {
  const { tradeId } = await sceneOf(app, "DISPUTED");
  await ruledFinally(chidi, tradeId, "split", { refundMinor: "100000" });
  await issueWaiting(app);
  const [receipt, invoice] = await issuedFor(tradeId);
  const base = PRICE - 1_000_00n;
  expect(receipt?.content).toMatchObject({ paidMinor: PRICE.toString(), refundedMinor: "100000" });
  expect(invoice?.content).toMatchObject({ baseMinor: base.toString(), commissionMinor: "4725" });
});

test("a dispute that is decided late gives our commission back by a credit note, in the same commit or later", async () => {
  const running = await sceneOf(app, "DISPUTED");
  await answered(running.tradeId);
  await app.moveTime("48 hours");
  await clock();
  await ruledFinally(chidi, running.tradeId, "release");
  await issueWaiting(app);
  const [, invoice, note] = await issuedFor(running.tradeId);
  expect(note).toMatchObject({
    kind: "CREDIT_NOTE",
    userId: running.bayo.id,
    content: {
      corrects: { kind: "COMMISSION_INVOICE", number: invoice?.name },
      reason: "late_decision",
      beforeMinor: FEE.toString(),
      differenceMinor: (-FEE).toString(),
      afterMinor: "0",
      vatMinor: (-vatWithin(FEE, 750)).toString(),
    },
  });
  const claimed = await completed();
  await issueWaiting(app);
  const statement = "The airtime was taken back a day later.";
  await openDispute(claimed.ada.actor, freshKey(), {
    tradeId: claimed.tradeId,
    reason: "other",
    statement,
    isClaim: true,
  });
  await answered(claimed.tradeId);
  await app.moveTime("48 hours");
  await clock();
  await ruledFinally(chidi, claimed.tradeId, "refund");
  await issueWaiting(app, 2);
  expect((await issuedFor(claimed.tradeId)).map(({ kind }) => kind)).toEqual([
    "RECEIPT",
    "COMMISSION_INVOICE",
    "CREDIT_NOTE",
  ]);
});

test("a credit to the buyer is a credit note of the receipt, and so is its reversal", async () => {
  const { ada, tradeId } = await completed();
  await issueWaiting(app);
  const approvalId = await requested("refund.credit", efe, detailOf(ada, tradeId, 500_00n));
  await agreeTo(gbenga, approvalId);
  await issueWaiting(app);
  const credit = await queryOne<{ postingId: bigint }>(
    sql`select posting_id from correction where approval_id = ${approvalId}::uuid`,
  );
  const { result } = await reversePosting.request(efe.actor, freshKey(), {
    reverses: String(credit?.postingId),
    reason: "Credited to the wrong person.",
    reasonCode: "other",
  });
  await agreeTo(gbenga, result.approvalId);
  await issueWaiting(app, 2);
  const [receipt, , first, second, ...others] = await issuedFor(tradeId);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    userId: ada.id,
    content: {
      corrects: { number: receipt?.name },
      reason: "credit",
      beforeMinor: PRICE.toString(),
      differenceMinor: "-50000",
      afterMinor: (PRICE - 500_00n).toString(),
    },
  });
  expect(second?.content).toMatchObject({
    reason: "reversal",
    beforeMinor: (PRICE - 500_00n).toString(),
    differenceMinor: "50000",
    afterMinor: PRICE.toString(),
  });
  expect(corrections).toBeDefined();
});

test("a seller who is credited gets no credit note: it is none of the commission", async () => {
  const { bayo, tradeId } = await completed();
  await agreeTo(gbenga, await requested("refund.credit", efe, detailOf(bayo, tradeId, 500_00n)));
  await issueWaiting(app);
  expect((await issuedFor(tradeId)).map(({ kind }) => kind)).toEqual(["RECEIPT", "COMMISSION_INVOICE"]);
});

test("a person reads the documents that are for them; staff who open trades read all of a trade", async () => {
  const { ada, bayo, tradeId } = await completed();
  await issueWaiting(app);
  const eve = await makeUser(app, "Eve Eze");
  const kelechi = await makeUser(app, "Kelechi Obi", { staffRoles: ["CONTENT"] });
  const kinds = async (by: TestUser) =>
    (await documentsOf(by.actor, { kind: "trade", id: tradeId })).map(({ kind }) => kind);
  expect(await kinds(ada)).toEqual(["RECEIPT"]);
  expect(await kinds(bayo)).toEqual(["COMMISSION_INVOICE"]);
  expect(await kinds(eve)).toEqual([]);
  expect(await kinds(kelechi)).toEqual([]);
  expect((await kinds(chidi)).toSorted()).toEqual(["COMMISSION_INVOICE", "RECEIPT"]);
});

test("a document is never changed or deleted, and a number that is not the next one is refused", async () => {
  const { tradeId } = await completed();
  await issueWaiting(app);
  const [receipt] = await issuedFor(tradeId);
  const copy = (number: number) =>
    app.asOwner(
      `insert into document (id, kind, year, number, subject_kind, subject_id, user_id, content)
       select gen_random_uuid(), kind, year, $2, subject_kind, gen_random_uuid(), user_id, content from document where id = $1`,
      [receipt?.id, number],
    );
  await expect(
    app.asOwner("update document set content = '{}' where id = $1", [receipt?.id]),
  ).rejects.toThrow("append-only");
  await expect(app.asOwner("delete from document where id = $1", [receipt?.id])).rejects.toThrow(
    "append-only",
  );
  await expect(app.asOwner("truncate document cascade")).rejects.toThrow("append-only");
  await expect(copy((receipt?.number ?? 0) + 5)).rejects.toThrow("the next RECEIPT");
  await expect(copy(receipt?.number ?? 0)).rejects.toThrow("the next RECEIPT");
  await expect(
    query(sql`insert into document (id, kind, subject_kind, subject_id, user_id, content)
      values (gen_random_uuid(), 'RECEIPT', 'trade', gen_random_uuid(), ${receipt?.userId}::uuid, '{"type": "RECEIPT"}')`),
  ).rejects.toThrow("permission denied");
});

test("names stay for seven years though an account is erased, and then they are taken out", async () => {
  const { ada, bayo, tradeId } = await completed();
  await issueWaiting(app);
  const namesIn = async () => JSON.stringify((await issuedFor(tradeId)).map(({ content }) => content));
  await app.asOwner("update app_user set erased_at = app_now(), closed_at = app_now() where id = $1", [
    bayo.id,
  ]);
  await forgetNames();
  expect(await namesIn()).toContain("Bayo Adeyemi");
  await app.moveTime("2600 days");
  await forgetNames();
  expect(await namesIn()).not.toContain("Bayo");
  expect(await namesIn()).toContain("Ada Obi");
  expect((await issuedFor(tradeId)).map(({ userId }) => userId)).toEqual([ada.id, bayo.id]);
  await expect(app.asOwner("update document set content = content || '{\"x\": 1}'")).rejects.toThrow(
    "append-only",
  );
});
