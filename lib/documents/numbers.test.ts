import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { runDue } from "@/lib/testing/reactions";
import { type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveTrade } from "@/lib/trades";
import { freshKey, sceneOf } from "@/lib/trades/scenes-for-tests";
import { issueFor } from ".";
import { documentReactions } from "./reactions";
import { issuedFor } from "./scene-for-tests";

let app: TestApp;
let ada: TestUser;
let base: { content: object };

beforeAll(async () => {
  app = await testApp();
  const { ada: buyer, tradeId } = await sceneOf(app, "DELIVERED");
  await approveTrade(buyer.actor, freshKey(), { tradeId });
  ada = buyer;
  await issueFor([tradeId]);
  base = { content: (await issuedFor(tradeId))[0]?.content ?? {} };
});
afterAll(() => app.close());

const document = (more: object = {}) => ({
  id: newId(),
  kind: "RECEIPT",
  subject_kind: "checkout",
  subject_id: newId(),
  user_id: ada.id,
  ...base,
  ...more,
});
const issue = (...documents: object[]) =>
  query(sql`select issue_documents(${JSON.stringify(documents)}::jsonb)`);
const numbers = async (kind = "RECEIPT") =>
  (
    await query<{ number: number }>(
      sql`select number from document where kind::text = ${kind} order by year, number`,
    )
  ).map(({ number }) => number);
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test("fifty at once have fifty numbers without a gap, twenty times", async () => {
  const before = (await numbers()).length;
  for (let round = 0; round < 20; round += 1) {
    await Promise.all(Array.from({ length: 50 }, () => issue(document())));
  }
  expect(await numbers()).toEqual(upTo(before + 20 * 50));
}, 120_000);

test("what is broken off or refused leaves no gap", async () => {
  const before = (await numbers()).length;
  const breaks = document({ user_id: newId() }); // nobody
  const tries = Array.from({ length: 30 }, (_, at) =>
    at % 3 === 0 ? issue(document(), breaks) : issue(document()),
  );
  const ends = await Promise.allSettled(tries);
  expect(ends.filter(({ status }) => status === "rejected")).toHaveLength(10);
  expect(await numbers()).toEqual(upTo(before + 20));
});

test("of fifty who issue the same document one does", async () => {
  const one = { subject_id: newId() };
  const before = (await numbers()).length;
  await Promise.all(Array.from({ length: 50 }, () => issue(document(one))));
  expect(await numbers()).toEqual(upTo(before + 1));
});

test("each year begins with one", async () => {
  const { rows } = await app.asOwner("select extract(year from lagos_day(app_now()))::int as year");
  const [{ year }] = rows as [{ year: number }];
  await app.moveTime("366 days");
  await issue(document(), document());
  const found = await query<{ year: number; number: number }>(
    sql`select year, number from document where year > ${year} order by number`,
  );
  expect(found).toEqual([
    { year: year + 1, number: 1 },
    { year: year + 1, number: 2 },
  ]);
});

test("the ledger check finds a gap, and a receipt that says another sum", async () => {
  expect((await checkLedger(ledgerChecks, "full")).findings).toMatchObject([]);
  await app.asOwner("alter table document disable trigger user");
  await app.asOwner(
    "update document set number = number + 1000 where number = (select max(number) from document) and kind = 'RECEIPT'",
  );
  await app.asOwner(
    `update document set content = jsonb_set(content, '{commissionMinor}', '"1"') where kind = 'COMMISSION_INVOICE'`,
  );
  await app.asOwner("alter table document enable trigger user");
  const { findings } = await checkLedger(ledgerChecks, "full");
  expect(findings.map(({ what }) => what).toSorted()).toEqual([
    "commission invoice that is not what we took",
    "documents of a kind and year whose numbers have a gap",
  ]);
  const recent = await checkLedger(ledgerChecks, "recent");
  expect(recent.findings.map(({ what }) => what)).toContain(
    "documents of a kind and year whose numbers have a gap",
  );
});

test("what was not issued as its trade ended is issued a few minutes later, once", async () => {
  const { ada: buyer, tradeId } = await sceneOf(app, "DELIVERED");
  await approveTrade(buyer.actor, freshKey(), { tradeId });
  await runDue(documentReactions);
  expect(await issuedFor(tradeId)).toEqual([]);
  await app.moveTime("6 minutes");
  for (let again = 0; again < 2; again += 1) await runDue(documentReactions);
  expect((await issuedFor(tradeId)).map(({ kind }) => kind).toSorted()).toEqual([
    "COMMISSION_INVOICE",
    "RECEIPT",
  ]);
});
