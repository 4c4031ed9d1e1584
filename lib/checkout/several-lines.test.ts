import { afterEach, expect, test } from "vitest";
import { titleOf } from "@/lib/assets";
import { liveListing, PRICE } from "@/lib/catalog/scene-for-tests";
import { ledgerChecks, statements } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import { checkLedger } from "@/lib/ledger";
import { aboutTrade } from "@/lib/notifications/catalogue/about-trade";
import {
  approveTrade,
  beginTrade,
  getTradeFor,
  heldTradesOf,
  listTradesFor,
  runningTrades,
  shipTrade,
} from "@/lib/trades";
import { withCarrier } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { readCheckout } from ".";
import { one, openMarket } from "./market-for-tests";
import { placed, quoted } from "./scene-for-tests";

const market = openMarket();
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const kettleOf = () =>
  liveListing(market.app, market.sade, market.moderator, { price: moneyView(5_000_00n) });

/** The trade of the first parcel of what Ada buys. */
async function boughtTrade(...lines: ReturnType<typeof one>[]): Promise<{ tradeId: string }> {
  const { result } = await placed(market.ada, (await quoted(market.ada, lines)).token);
  const [first] = (await readCheckout(market.ada, result.checkoutId))?.parcels ?? [];
  return { tradeId: first?.tradeId ?? "" };
}

test("a trade of several lines is titled by the first, and says how many more there are", async () => {
  const { ada, sade, phone } = market;
  const { tradeId } = await boughtTrade(one(phone, 2), one(await kettleOf()), one(await kettleOf()));
  const { title } = (await getTradeFor(ada.actor, tradeId))?.lines[0] ?? {};
  const whole = `${title} and 2 more`;
  const titled = (trade: Parameters<typeof titleOf>[0] | undefined) => trade && titleOf(trade);
  expect(titled(await getTradeFor(ada.actor, tradeId))).toBe(whole);
  expect(titled((await listTradesFor(sade.id, { limit: 5 })).items[0])).toBe(whole);
  expect(titled((await heldTradesOf(ada.id, 5)).locked[0])).toBe(whole);
  expect(titled((await runningTrades(ada.id))[0])).toBe(whole);
  const { lines } = await statements.statementFor(ada.id);
  expect(lines.map(({ says }) => says)).toEqual(
    expect.arrayContaining([`Into escrow: ${whole}`, `Delivery fee, held: ${whole}`]),
  );
  const about = await aboutTrade({ tradeId });
  expect(about?.readers["seller"]?.args).toMatchObject({ title: whole });
  const alone = await boughtTrade(one(phone));
  expect(titled(await getTradeFor(ada.actor, alone.tradeId))).toBe(title);
});

test("lines with commissions of their own pay together what each pays", async () => {
  const kettle = await kettleOf();
  await market.app.asOwner(
    `update offer set fee_rule = '{"n": 700, "d": 10000, "round": "half_up"}' where id = $1`,
    [kettle.listingId],
  );
  await market.app.asOwner("alter table listing_version disable trigger append_only");
  await market.app.asOwner(
    `update listing_version set fee_rule = '{"n": 700, "d": 10000, "round": "half_up"}' where listing_id = $1`,
    [kettle.listingId],
  );
  await market.app.asOwner("alter table listing_version enable trigger append_only");
  const trade = await boughtTrade(one(market.phone), one(kettle));
  const [row] = await query<{ feeRule: { n: number }; priceMinor: bigint; own: number }>(sql`
    select t.fee_rule, t.price_minor, (select (o.fee_rule->>'n')::int from offer o where o.id = ${market.phone.listingId}::uuid) as own
    from trade t where t.id = ${trade.tradeId}::uuid`);
  expect(row?.feeRule.n).toBe(Number(PRICE) * (row?.own ?? 0) + 5_000_00 * 700);
  await beginTrade(market.sade.actor, freshKey(), trade);
  await shipTrade(market.sade.actor, freshKey(), { ...trade, sent: withCarrier() });
  await approveTrade(market.ada.actor, freshKey(), trade);
  expect(await getTradeFor(market.ada.actor, trade.tradeId)).toMatchObject({
    state: "COMPLETED",
    parcel: { status: "COMPLETED" },
  });
});
