import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { publishOffer } from "../offers";
import { acceptOffer, approveTrade, beginTrade, deliverTrade } from ".";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const walletOf = async ({ id }: TestUser) =>
  (
    await queryOne<{ balance: bigint }>(
      sql`select balance from account where kind = 'WALLET' and owner_id = ${id}::uuid`,
    )
  )?.balance ?? 0n;

test("a trade from offer to approval pays the seller the price less commission, to the kobo", async () => {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 10_000_00n });
  const bayo = await makeUser(app, "Bayo Adeyemi");
  const expiresAt = new Date(Date.now() + 3_600_000);
  const { result: offer } = await publishOffer(bayo.actor, randomUUID(), {
    ...airtimeOf(5_000_00n),
    priceMinor: 4_150_33n,
    expiresAt,
  });
  const { result: opened } = await acceptOffer(ada.actor, randomUUID(), {
    offerId: offer.offerId,
    offerVersion: 1n,
    priceMinor: 4_150_33n,
    delivery: toPhone("+2348031234567"),
  });
  expect(opened.state).toBe("IN_ESCROW");
  expect(await walletOf(ada)).toBe(5_849_67n);
  const trade = { tradeId: opened.tradeId };
  await beginTrade(bayo.actor, randomUUID(), trade);
  await deliverTrade(bayo.actor, randomUUID(), trade);
  const key = randomUUID();
  const { result, replayed } = await approveTrade(ada.actor, key, trade);
  expect([result.state, replayed]).toEqual(["COMPLETED", false]);
  expect(await approveTrade(ada.actor, key, trade)).toEqual({ result, replayed: true });
  // 1.5 % of 415,033 kobo is 6,225.495: half up 6,225
  expect(await walletOf(bayo)).toBe(4_150_33n - 62_25n);
  const [sum] = await query<{ total: string }>(sql`select sum(balance)::text as total from account_balance`);
  expect(sum?.total).toBe("0");
});
