import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { checkLedger } from "@/lib/ledger";
import { sceneOf } from "@/lib/trades/scenes-for-tests";
import {
  FEES,
  forgedHistories,
  GATEWAY,
  type Loot,
  leg,
  opening,
  seen,
  thefts,
  trespasses,
} from "./forged-plans";
import { type Intruder, intruder } from "./intruder";
import { makeUser, type TestApp, testApp } from "./world";

let app: TestApp;
let eve: Intruder;
let loot: Loot;

beforeAll(async () => {
  app = await testApp();
  const { id } = await makeUser(app, "Eve", { balanceMinor: 1_000_00n });
  const own = await sceneOf(app, "DELIVERED");
  loot = { mine: ["WALLET", id], own, other: await sceneOf(app) };
  eve = await intruder(app);
});
afterAll(async () => {
  await eve.close();
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

/** Sends a plan and makes sure that not one row is another afterwards. */
async function toldAbout(plan: object): Promise<string> {
  const before = await eve.everything();
  const told = await eve.plan(plan);
  expect(await eve.everything()).toBe(before);
  return told;
}

test.each([
  ["takes what is not its own", thefts],
  ["forges what has happened", forgedHistories],
  ["writes where a plan may not", trespasses],
])("a plan that %s is refused whole", async (_what, forgeries) => {
  for (const { tries, told, plan } of forgeries(loot)) {
    expect(await toldAbout(plan), tries).toContain(told);
  }
});

describe("of money, a plan cannot move", () => {
  const amounts = ["0", "-1", "1.5", "1e3", "9223372036854775808", "", "NaN", "١٢", null, ["1"], {}];

  test.each(amounts.map((amount) => [amount]))("an amount of %j", async (amount) => {
    const transfers = [
      leg("deposit_credit", GATEWAY, loot.mine, amount),
      leg("boost", loot.mine, FEES, amount),
    ];
    for (const transfer of transfers) {
      expect(await toldAbout({ open: [opening(FEES)], transfers: [transfer] })).toMatch(/^2[23]...: /);
    }
  });

  test("a balance over the edge of 64 bits", async () => {
    const most = leg("deposit_credit", GATEWAY, loot.mine, "9223372036854775807");
    expect(await toldAbout({ transfers: [most] })).toContain("out of range");
    const half = leg("deposit_credit", GATEWAY, loot.mine, "4611686018427387904");
    expect(await toldAbout({ transfers: [half, half] })).toContain("out of range");
  });

  test.each(["USD", "ngn", ""])("what it holds in another currency than %j", async (currency) => {
    const spend = leg("boost", loot.mine, FEES, "1", currency);
    expect(await toldAbout({ open: [opening(FEES, currency)], transfers: [spend] })).toBe("no_funds");
  });

  test("more than there is, in one transfer or in several that together are too much", async () => {
    const spend = (...parts: string[]) =>
      toldAbout({
        open: [opening(FEES)],
        transfers: parts.map((part) => leg("boost", loot.mine, FEES, part)),
      });
    expect(await spend("100001")).toBe("no_funds");
    expect(await spend("60000", "40001")).toBe("no_funds");
  });
});

test("a row that has moved since it was seen stops the plan", async () => {
  expect(await toldAbout({ expect: seen(loot.own, 2) })).toBe("moved");
});
