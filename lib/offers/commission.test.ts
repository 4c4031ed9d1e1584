import { afterAll, beforeAll, expect, test } from "vitest";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { basisPoints, type FeeRule } from "@/lib/money/fees";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer } from "../trades/commands/accept-offer";
import { publishOffer } from "./commands/publish-offer";

let app: TestApp;
let bayo: TestUser;

beforeAll(async () => {
  app = await testApp();
  bayo = await makeUser(app, "Bayo Ade");
});
afterAll(() => app.close());

let since = 0;
async function commissionIs(rules: object[]): Promise<void> {
  since += 1;
  await app.asOwner(
    "insert into setting (id, name, value, effective_from) values ($1, 'commission', $2, app_now() - interval '1 hour' + $3 * interval '1 second')",
    [newId(), JSON.stringify({ rules }), since],
  );
}

const publish = (priceMinor: bigint, feeBps?: number) =>
  publishOffer(bayo.actor, newId(), {
    ...airtimeOf(5_000_00n),
    priceMinor,
    expiresAt: new Date(Date.now() + 86_400_000),
    ...(feeBps === undefined ? {} : { feeBps }),
  });

const frozenOn = async (table: "offer" | "trade", id: string) =>
  (
    await queryOne<{ feeRule: FeeRule }>(
      table === "offer"
        ? sql`select fee_rule from offer where id = ${id}::uuid`
        : sql`select fee_rule from trade where id = ${id}::uuid`,
    )
  )?.feeRule;

test("the rule in force at publishing is frozen, and copied to the trade whatever holds by then", async () => {
  await commissionIs([
    { bps: 50, untilMinor: "300000" },
    { bps: 120, sellerLevel: "VERIFIED" },
    { bps: 200 },
  ]);
  const small = await publish(2_999_99n);
  const large = await publish(3_000_00n);
  expect(await frozenOn("offer", small.result.offerId)).toEqual(basisPoints(50));
  expect(await frozenOn("offer", large.result.offerId)).toEqual(basisPoints(200));
  await commissionIs([{ bps: 1_000 }]);
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 10_000_00n });
  const { result } = await acceptOffer(ada.actor, newId(), {
    offerId: large.result.offerId,
    offerVersion: 1n,
    priceMinor: 3_000_00n,
    delivery: toPhone("+2348031234567"),
  });
  expect(await frozenOn("trade", result.tradeId)).toEqual(basisPoints(200));
});

test("a seller who was shown another commission is refused before anything is published", async () => {
  await commissionIs([{ bps: 150 }]);
  await expect(publish(4_000_00n, 100)).rejects.toMatchObject({ reason: "commission_changed" });
  const { result } = await publish(4_000_00n, 150);
  expect(await frozenOn("offer", result.offerId)).toEqual(basisPoints(150));
});

test("a limit that staff have lowered refuses with the new figure", async () => {
  const limits = { tradeMinor: "100000", dayMinor: "100000" };
  await app.asOwner(
    "insert into setting (id, name, value, effective_from) values ($1, 'trade_limits', $2, app_now() - interval '1 second')",
    [newId(), JSON.stringify({ BASIC: limits, VERIFIED: limits, TRUSTED: limits })],
  );
  await expect(publish(3_000_00n)).rejects.toMatchObject({
    reason: "trade_limit",
    details: { limitMinor: "100000" },
    message: expect.stringContaining("₦1,000.00"),
  });
});
