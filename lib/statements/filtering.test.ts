import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { statements } from "@/lib/composition";
import { lagosDay } from "@/lib/kernel/clock";
import { SEARCH_WINDOW } from "@/lib/ledger/search";
import { giveMoney, makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { balancesOf } from "./balances";
import type { StatementFilter } from "./filter";
import { makeTrade } from "./scene-for-tests";
import { statementBatches } from "./statement";

const { statementFor } = statements;

let app: TestApp;
let ada: TestUser;
let bayo: TestUser;
let tradeId: string;
const days: string[] = [];

const today = async () => lagosDay((await balancesOf(ada.id)).now);

/** Ada funds her wallet on three days; on the second she also buys MTN and Glo. */
beforeAll(async () => {
  app = await testApp();
  [ada, bayo] = [await makeUser(app, "Ada"), await makeUser(app, "Bayo")];
  for (let day = 1; day <= 3; day += 1) {
    days.push(await today());
    await giveMoney(ada.id, BigInt(day) * 10_000_00n);
    if (day === 2) {
      tradeId = await makeTrade(ada.id, bayo.id);
      await makeTrade(ada.id, bayo.id, "GLO");
    }
    await app.moveTime("1 day");
  }
});
afterAll(() => app.close());

async function amounts(filter: StatementFilter, userId = ada.id): Promise<number[]> {
  const { lines } = await statementFor(userId, filter);
  return lines.map(({ amountMinor }) => Number(amountMinor) / 100);
}

describe("a statement shows only", () => {
  test("one direction", async () => {
    expect(await amounts({ direction: "in" })).toEqual([30_000, 20_000, 10_000]);
    expect(await amounts({ direction: "out" })).toEqual([-4_150, -4_150]);
  });

  test("one group", async () => {
    expect(await amounts({ group: "purchases" })).toEqual([-4_150, -4_150]);
    expect(await amounts({ group: "funding" })).toEqual([30_000, 20_000, 10_000]);
    expect(await amounts({ group: "funding", direction: "out" })).toEqual([]);
    expect(await amounts({ group: "withdrawals" })).toEqual([]);
  });

  test("the requested days, inclusive", async () => {
    const [first, second, third] = days;
    expect(await amounts({ from: first, to: first })).toEqual([10_000]);
    expect(await amounts({ from: second, to: second })).toEqual([-4_150, -4_150, 20_000]);
    expect(await amounts({ from: third })).toEqual([30_000]);
    expect(await amounts({ to: first })).toEqual([10_000]);
    expect(await amounts({ from: await today() })).toEqual([]);
    expect(await amounts({ from: second, to: third, group: "funding" })).toEqual([30_000, 20_000]);
  });
});

describe("a search finds", () => {
  test("an amount in either direction", async () => {
    expect(await amounts({ search: "₦4,150" })).toEqual([-4_150, -4_150]);
    expect(await amounts({ search: "20000", from: days[2] })).toEqual([]);
    expect(await amounts({ search: "1" })).toEqual([]);
  });

  test("trades of one operator", async () => {
    expect(await amounts({ search: "glo" })).toEqual([-4_150]);
    expect(await amounts({ search: "mtn", direction: "in" })).toEqual([]);
  });

  test("a trade, a deposit and an entry by their references", async () => {
    const { lines } = await statementFor(ada.id);
    const deposit = lines.at(-1);
    expect(await amounts({ search: tradeId })).toEqual([-4_150]);
    expect(await amounts({ search: `https://amana.test/trades/${tradeId}` })).toEqual([-4_150]);
    expect(await amounts({ search: deposit?.depositReference ?? "" })).toEqual([10_000]);
    expect(await amounts({ search: `ent-${lines[0]?.id}` })).toEqual([30_000]);
    expect(await amounts({ search: deposit?.depositReference ?? "", direction: "out" })).toEqual([]);
    expect(await amounts({ search: tradeId, group: "sales" })).toEqual([]);
  });

  test("nothing of another user", async () => {
    const { lines } = await statementFor(ada.id);
    const names = [lines[0]?.depositReference ?? "", `ent-${lines[0]?.id}`, "₦4,150", "mtn"];
    for (const search of [...names, tradeId, "what is this"]) {
      expect(await amounts({ search }, bayo.id), search).toEqual([]);
    }
  });
});

test("a search reads a bounded number of entries per page and continues from there", async () => {
  const efe = await makeUser(app, "Efe");
  await giveMoney(efe.id, 77_00n);
  for (let each = 0; each < 2 * SEARCH_WINDOW; each += 20) {
    await Promise.all(Array.from({ length: 20 }, () => giveMoney(efe.id, 1_00n)));
  }
  const found: bigint[] = [];
  const pages: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await statementFor(efe.id, { search: "77", cursor });
    found.push(...page.lines.map(({ amountMinor }) => amountMinor));
    pages.push(page.lines.length);
    expect(page.searchedBackTo !== null).toBe(page.nextCursor !== null);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(pages).toEqual([0, 0, 1]);
  expect(found).toEqual([77_00n]);
  const sizes: number[] = [];
  for await (const batch of statementBatches(statements.book, efe.id, {})) sizes.push(batch.length);
  expect(Math.max(...sizes)).toBe(500);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2 * SEARCH_WINDOW + 1);
}, 60_000);
