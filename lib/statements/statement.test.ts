import { afterAll, beforeAll, expect, test } from "vitest";
import { statements } from "@/lib/composition";
import { giveMoney, makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { balancesOf } from "./balances";
import { makeTrade } from "./scene-for-tests";

const { statementFor } = statements;

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("a user without deposits has a zero balance and an empty statement", async () => {
  const ada = await makeUser(app, "Ada");
  expect(await balancesOf(ada.id)).toMatchObject({ availableMinor: 0n, heldMinor: 0n });
  expect(await statementFor(ada.id)).toEqual({ lines: [], nextCursor: null, searchedBackTo: null });
});

test("pages neither repeat nor skip an entry while new ones arrive", async () => {
  const ada = await makeUser(app, "Ada");
  for (let amount = 1n; amount <= 12n; amount += 1n) await giveMoney(ada.id, amount);
  const seen: bigint[] = [];
  let cursor: string | undefined;
  do {
    const page = await statementFor(ada.id, { limit: 5, cursor });
    seen.push(...page.lines.map(({ amountMinor }) => amountMinor));
    cursor = page.nextCursor ?? undefined;
    await giveMoney(ada.id, 1_000n);
  } while (cursor);
  expect(seen).toEqual([12n, 11n, 10n, 9n, 8n, 7n, 6n, 5n, 4n, 3n, 2n, 1n]);
});

test("an invalid cursor starts at the first page", async () => {
  const ada = await makeUser(app, "Ada", { balanceMinor: 7n });
  for (const cursor of ["nonsense", "WyJ4Il0", "", "W10"]) {
    expect((await statementFor(ada.id, { cursor })).lines).toHaveLength(1);
  }
});

test("each line has the balance after it, and the newest equals the wallet's", async () => {
  const ada = await makeUser(app, "Ada");
  for (const amount of [100n, 250n, 50n]) await giveMoney(ada.id, amount);
  const { lines } = await statementFor(ada.id);
  expect(lines.map(({ balanceAfterMinor }) => balanceAfterMinor)).toEqual([400n, 350n, 100n]);
  expect(await balancesOf(ada.id)).toMatchObject({ availableMinor: 400n, heldMinor: 0n });
});

test("money in escrow appears only in the buyer's statement, with its trade", async () => {
  const ada = await makeUser(app, "Ada", { balanceMinor: 10_000_00n });
  const bayo = await makeUser(app, "Bayo");
  const tradeId = await makeTrade(ada.id, bayo.id);
  expect(await balancesOf(ada.id)).toMatchObject({ availableMinor: 5_850_00n, heldMinor: 4_150_00n });
  expect(await balancesOf(bayo.id)).toMatchObject({ availableMinor: 0n, heldMinor: 0n });
  const [line] = (await statementFor(ada.id)).lines;
  expect(line).toMatchObject({
    says: "Into escrow: ₦5,000 MTN airtime",
    amountMinor: -4_150_00n,
    balanceAfterMinor: 5_850_00n,
    tradeId,
  });
});
