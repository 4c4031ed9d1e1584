import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { concedeTrade } from "@/lib/disputes";
import type { Sql } from "@/lib/kernel/db";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { approveTrade, beginTrade } from "@/lib/trades";
import { freshKey, sceneOf } from "@/lib/trades/scenes-for-tests";
import { ledgerReactions } from "../reactions";
import { type DamagedTrades, damagesTo } from "./damages-for-tests";
import { type CheckScope, checkLedger, latestCheck } from "./run";

let app: TestApp;
let owner: pg.Client;
let trades: DamagedTrades;

beforeAll(async () => {
  app = await testApp();
  owner = new pg.Client({ connectionString: app.ownerUrl });
  owner.on("error", () => {}); // the database is dropped while it is connected
  await owner.connect();
  const paid = await sceneOf(app, "DELIVERED");
  await approveTrade(paid.ada.actor, freshKey(), paid);
  const cancelled = await sceneOf(app, "DISPUTED");
  await concedeTrade(cancelled.bayo.actor, freshKey(), cancelled);
  const running = await sceneOf(app);
  await beginTrade(running.bayo.actor, freshKey(), running);
  trades = { paid, cancelled, running };
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const asOwner = async <Row extends object>({ text, values }: Sql): Promise<Row[]> =>
  (await owner.query<Row>(text, values)).rows;

const GUARDED = ["account", "transfer", "posting", "posting_key", "timeline", "audit", "deposit"];

/** Damages the data with the guards disabled, as only the owner of the tables can, runs the checks and rolls back. */
async function findingsAfter(damage: string, scope: CheckScope): Promise<string[]> {
  await owner.query("begin");
  try {
    for (const table of GUARDED) await owner.query(`alter table ${table} disable trigger user`);
    if (!damage.startsWith("alter table")) await owner.query(damage);
    for (const table of GUARDED) await owner.query(`alter table ${table} enable trigger user`);
    if (damage.startsWith("alter table")) await owner.query(damage);
    const { findings } = await checkLedger(ledgerChecks, scope, asOwner);
    return findings.map(({ rule, what }) => `${rule} ${what}`);
  } finally {
    await owner.query("rollback");
  }
}

/** Shortens each finding to its expected prefix, so that the two lists compare equal. */
const toPrefixes = (found: string[], expected: string[]) =>
  found.map((line) => expected.find((prefix) => line.startsWith(prefix)) ?? line).toSorted();

describe("the checks report exactly the damage that bypassed the guards", () => {
  test.each(["full", "recent"] as const)("in the %s check", async (scope) => {
    for (const { name, statement, findings, onlyInFull = [] } of damagesTo(trades)) {
      const expected = scope === "full" ? findings : findings.filter((what) => !onlyInFull.includes(what));
      const found = await findingsAfter(statement, scope);
      expect(toPrefixes(found, expected), name).toEqual(expected.toSorted());
    }
  });
});

test("every rule has a damage that breaks it", () => {
  const named = new Set(
    damagesTo(trades).flatMap(({ findings }) => findings.map((what) => what.split(" ")[0])),
  );
  expect(named).toEqual(new Set(ledgerChecks.map(({ rule }) => rule)));
});

test("an undamaged ledger passes in both scopes", async () => {
  for (const scope of ["full", "recent"] as const) {
    const { findings, rules } = await checkLedger(ledgerChecks, scope);
    expect(findings).toEqual([]);
    expect(rules.map(({ rule }) => rule).toSorted()).toEqual([
      "L1",
      "L10",
      "L11",
      "L2",
      "L3",
      "L4",
      "L5",
      "L6",
      "L7",
      "L8",
      "L9",
    ]);
  }
});

test("the job records a full check once an hour and recent ones in between", async () => {
  const check = ledgerReactions(ledgerChecks).everyMinute?.["ledger.check"];
  await check?.();
  expect(await latestCheck()).toMatchObject({ scope: "full", findings: [] });
  await check?.();
  expect(await latestCheck()).toMatchObject({ scope: "recent", findings: [] });
  await app.moveTime("61 minutes");
  await check?.();
  expect(await latestCheck()).toMatchObject({ scope: "full", findings: [] });
});

test("findings are stored with their ids for the admin page", async () => {
  const broken = await makeUser(app, "Chidi Eze", { balanceMinor: 100n });
  await app.asOwner(`update account set balance = balance + 1 where owner_id = '${broken.id}'`);
  await ledgerReactions(ledgerChecks).everyMinute?.["ledger.check"]?.();
  const found = await latestCheck();
  expect(found?.findings.map(({ rule, found: count }) => [rule, count])).toEqual([
    ["L1", 1],
    ["L4", 1],
  ]);
  expect(found?.findings[0]?.ids).toEqual([HOME]);
  await app.asOwner(`update account set balance = balance - 1 where owner_id = '${broken.id}'`);
});
