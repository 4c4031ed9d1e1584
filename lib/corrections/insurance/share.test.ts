import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { correctionReactions } from "../reactions";
import { completed, fund, setAsOf, today } from "../scenes-for-tests";
import { shareCommission } from "./share";

let app: TestApp;
let ada: TestUser;
let bayo: TestUser;

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada Obi", { balanceMinor: 50_000_00n });
  bayo = await makeUser(app, "Bayo Ade");
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

test("a tenth of each day’s commission goes to the fund, rounded down, once, however often the job runs", async () => {
  await completed(ada, bayo); // commission 62.25
  const job = async () => correctionReactions.everyMinute?.["insurance.share"]?.();
  await job();
  expect(await fund()).toBe(0n); // the day is not over
  await app.moveTime("1 day");
  await Promise.all(Array.from({ length: 20 }, () => job()));
  expect(await fund()).toBe(6_22n);
  await completed(ada, bayo);
  await completed(ada, bayo);
  await shareCommission(await today());
  expect(await fund()).toBe(6_22n);
  await app.moveTime("1 day");
  await job();
  expect(await fund()).toBe(6_22n + 12_45n);
  const shares = await query(sql`select id from insurance_share`);
  expect(shares).toHaveLength(3);
});

test("a fund that holds its target gets no more", async () => {
  const held = await fund();
  await setAsOf(
    app,
    "insurance",
    { caseMostMinor: "1", monthMostBps: 1, shareBps: 1_000, targetMinor: String(held + 1_00n) },
    0,
  );
  await completed(ada, bayo);
  await app.moveTime("1 day");
  await shareCommission(await today());
  expect(await fund()).toBe(held + 1_00n);
  await completed(ada, bayo);
  await app.moveTime("1 day");
  await shareCommission(await today());
  expect(await fund()).toBe(held + 1_00n);
});
