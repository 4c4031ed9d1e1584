import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { twoPeopleFrom } from "../two-people-for-tests";
import { plotNames } from "./plots-for-tests";
import {
  endsOf,
  expectFeesBackOnce,
  expectLateCountedInPublic,
  expectLedgerHolds,
  expectNothingLeft,
  expectRecordsVerify,
} from "./verdict-for-tests";
import { TWO_FROM, yearOf } from "./world-for-tests";
import { goOn, unfinished } from "./year-for-tests";

/** Trades, how many purchases begin between two looks of the worker at most, and one in how many acts is killed. */
const TRADES = Number(process.env.YEAR_TRADES ?? 65);
const AT_ONCE = Number(process.env.YEAR_AT_ONCE ?? 20);
const KILL_EVERY = Number(process.env.YEAR_KILL_EVERY ?? 150);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007);
/** Of a dispute that nobody rules on for days there are this many looks at most, each some hours. */
const LAST = 90;

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  await twoPeopleFrom(app, TWO_FROM);
});
afterAll(() => app.close());

test(
  `whatever people, moderators and outages do, and wherever we are killed, every trade and dispute ends as it should (SEED=${SEED}, ${TRADES} trades)`,
  async () => {
    const year = await yearOf(app, SEED, KILL_EVERY);
    const hours = ["25 minutes", "31 minutes", "3 hours", "8 hours", "13 hours", "25 hours"] as const;
    for (let looks = 1; year.roles.size < TRADES; looks += 1) {
      await goOn(year, 1 + year.random.below(AT_ONCE), hours);
      if (looks % 5 === 0) await expectLedgerHolds("recent");
    }
    let left = await unfinished();
    for (let looks = 0; left > 0 && looks < LAST; looks += 1) {
      await goOn(year, 0, ["13 hours", "25 hours", "25 hours"]);
      left = await unfinished();
    }
    const ends = await endsOf();
    if (process.env.YEAR_TELL) process.stdout.write(`${JSON.stringify([ends, year.tally], null, 1)}\n`);
    expect({ left, ends }).toEqual({ left: 0, ends });
    await expectLedgerHolds("full");
    const [given, late] = [await expectFeesBackOnce(), await expectLateCountedInPublic()];
    await expectNothingLeft();
    await expectRecordsVerify(app, 5);
    if (TRADES < plotNames.length) return;
    // A year in which nobody was late, or nothing was killed, proves little.
    expect(given).toBeGreaterThan(0);
    expect(late).toBeGreaterThan(3);
    expect(Object.keys(ends).length).toBeGreaterThan(15);
    expect(Object.keys(year.tally).filter((word) => word.startsWith("killed")).length).toBeGreaterThan(0);
  },
  120_000 + TRADES * 1_500,
);
