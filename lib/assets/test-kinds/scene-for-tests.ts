import "./known-for-tests";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import {
  countTrade,
  planCount,
  TRADING_LIMITS_COLUMNS,
  type TradingLimits,
  uncountOffer,
} from "@/lib/identity/limits/allowance";
import { DAY, HOUR, lagosDay } from "@/lib/kernel/clock";
import { commitPlan, composePlan, type Outcome, type Plan } from "@/lib/kernel/commit";
import { query, queryOne, raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { checkLedger } from "@/lib/ledger";
import type { Currency } from "@/lib/money/currencies";
import { publishOffer } from "@/lib/offers";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer, beginTrade, deliverTrade } from "@/lib/trades";
import { type LineToOpen, type OfferToTake, type Opening, openTrade } from "@/lib/trades/opening";
import { appNow, freshKey } from "@/lib/trades/scenes-for-tests";
import { knowTestKinds, payIn } from "./rows-for-tests";

/** A database that knows the kinds, and whose ledger holds after each test. */
export function appWithTestKinds() {
  const scene = {} as { app: TestApp };
  beforeAll(async () => {
    scene.app = await testApp();
    await knowTestKinds(scene.app);
  });
  afterAll(() => scene.app.close());
  afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));
  return scene;
}

/** What one unit of each kind costs in these tests, in kobo. */
export const VOUCHER_PRICE = 900_00n;
export const LOT_PRICE = 5_000_00n;
/** A lot in satoshi, of which a fee of 1.5 % is no whole number. */
export const LOT = 33_333n;

export const emailed = { email: "ada@amana.test" };
export const paidBy = { payer: "Ada Obi" };

const seen = (offerId: string, priceMinor: bigint, delivery: Record<string, string>) => ({
  offerId,
  offerVersion: 1n,
  priceMinor,
  delivery,
});

/** Publishes a stock of vouchers for ₦1,000 and answers how a buyer sees it. */
export async function stockOf(seller: TestUser, units: bigint, shop = "Jara Stores") {
  const { result } = await publishOffer(seller.actor, freshKey(), {
    kind: "VOUCHER",
    terms: { shop, worth: moneyView(1_000_00n) },
    priceMinor: VOUCHER_PRICE,
    units,
    expiresAt: new Date((await appNow()).getTime() + DAY),
  });
  return seen(result.offerId, VOUCHER_PRICE, emailed);
}

/** Publishes lots of coins, which their seller puts up, and answers how a buyer sees them. */
export async function lotsOf(seller: TestUser, units: bigint) {
  const { result } = await publishOffer(seller.actor, freshKey(), {
    kind: "SWAP",
    terms: { lot: moneyView(LOT, "BTC") },
    priceMinor: LOT_PRICE,
    units,
    expiresAt: new Date((await appNow()).getTime() + HOUR),
  });
  return seen(result.offerId, LOT_PRICE, paidBy);
}

export type Seen = ReturnType<typeof seen>;

/** What Ada has in kobo and Bayo in satoshi, before. */
export const FUNDED = 100_000_00n;
export const COINS = 1_000_000n;

/** Bayo offers ten lots of coins, which he puts up as he publishes. */
export async function tenLots(app: TestApp) {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: FUNDED });
  const bayo = await makeUser(app, "Bayo Adeyemi");
  await payIn(bayo.id, "BTC", COINS);
  return { ada, bayo, offer: await lotsOf(bayo, 10n) };
}

/** The buyer takes units; with a performer, they have performed. */
export async function taken(buyer: TestUser, offer: Seen, units: bigint, performer?: TestUser) {
  const { tradeId } = (await acceptOffer(buyer.actor, freshKey(), { ...offer, units })).result;
  if (performer) {
    await beginTrade(performer.actor, freshKey(), { tradeId });
    await deliverTrade(performer.actor, freshKey(), { tradeId });
  }
  return { tradeId };
}

/** What a wallet, or the hold of a trade or an offer, has in this currency, in minor units. */
export async function has(kind: "WALLET" | "HOLD" | "FEES", currency: Currency, ownerId: string) {
  const account = await queryOne<{ balance: bigint }>(sql`
    select balance from account_balance
    where kind = ${kind}::account_kind and currency = ${currency} and owner_id = ${ownerId}::uuid`);
  return account?.balance ?? 0n;
}

/** An offer's units and state, and how many offers its seller has open. */
export const stock = (offerId: string) =>
  queryOne<{ held: bigint; sold: bigint; state: string; open: number }>(sql`
    select o.units_held as held, o.units_sold as sold, o.state::text as state, a.open_offers as open
    from offer o join allowance a on a.user_id = o.seller_id where o.id = ${offerId}::uuid`);

export const stateOf = async (tradeId: string) =>
  (await queryOne<{ state: string }>(sql`select state::text as state from trade where id = ${tradeId}::uuid`))
    ?.state;

/** What opens a trade of units of offers, as a decision reads it. */
export async function toTake(wanted: readonly [offerId: string, units: bigint][]): Promise<LineToOpen[]> {
  const offers = await query<OfferToTake>(sql`
    select id, version, state, terms_version, units_total, units_held, units_sold, expires_at, seller_id, kind, listed_under, terms, price_minor,
      currency, fee_rule, hold_unit_minor, hold_currency
    from offer where id = any(${wanted.map(([id]) => id)}::uuid[])`);
  return wanted.flatMap(([id, units]) =>
    offers.filter((offer) => offer.id === id).map((offer) => ({ offer, units })),
  );
}

const limitsOf = async (userIds: readonly string[]) =>
  (
    await query<{ of: TradingLimits }>(sql`
      select ${raw(TRADING_LIMITS_COLUMNS("of", "a", "u"))} from allowance a join app_user u on u.id = a.user_id
      where a.user_id = any(${userIds}::uuid[])`)
  ).map((row) => row.of);

/** One plan that opens a trade with each seller, and counts for everyone. */
export async function basket(
  buyerId: string,
  trades: readonly LineToOpen[][],
  more: Pick<Opening, "delivery" | "atOnce">,
): Promise<Plan> {
  const now = await appNow();
  const day = lagosDay(now);
  const limits = await limitsOf([buyerId, ...trades.flatMap(([line]) => line?.offer.sellerId ?? [])]);
  const parts = trades.flatMap((lines) => {
    const { plan, offersEnded } = openTrade(lines, { buyerId, day, now, ...more });
    const price = lines.reduce((sum, { offer, units }) => sum + offer.priceMinor * units, 0n);
    const counted = [buyerId, lines[0]?.offer.sellerId].flatMap((id) =>
      limits.filter((of) => of.userId === id),
    );
    return [
      plan,
      ...counted.map((of) => planCount(of.userId, countTrade(of, price, day))),
      ...Array.from({ length: offersEnded }, () => planCount(lines[0]?.offer.sellerId ?? "", uncountOffer)),
    ];
  });
  return composePlan({ result: {} }, ...parts);
}

/** Commits a plan as this person. */
export async function commit(who: string, plan: Plan): Promise<Outcome> {
  const keyed = { act: "test.basket", principal: who, key: newId(), requestHash: "ab".repeat(32) };
  return (await commitPlan({ ...keyed, plan })).outcome;
}
