import { afterEach, describe, expect, test } from "vitest";
import { pauseListing, restockListing, reviseListing, takeDownListing } from "@/lib/catalog";
import { liveListing, PRICE } from "@/lib/catalog/scene-for-tests";
import { ledgerChecks } from "@/lib/composition";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import { checkLedger } from "@/lib/ledger";
import { balanceDays } from "@/lib/statements/balance-days";
import { balancesOf } from "@/lib/statements/balances";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { approveTrade, beginTrade, cancelTrade, getTradeFor, shipTrade } from "@/lib/trades";
import { withCarrier } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { putInCart, readCart, readCheckout } from ".";
import { FEE, FUNDED, has, one, openMarket, refused } from "./market-for-tests";
import { LAGOS_ADDRESS, placed, quoted } from "./scene-for-tests";

const market = openMarket();
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const heldFor = (tradeId: string) =>
  query<{ subject: string; balance: bigint }>(sql`
    select subject_kind as subject, balance from account where kind = 'HOLD' and owner_id = ${tradeId}::uuid order by subject_kind desc`);
const tradesOf = async (buyer: TestUser, checkoutId: string) =>
  (await readCheckout(buyer, checkoutId))?.parcels.map(({ tradeId }) => ({ tradeId: tradeId ?? "" })) ?? [];
const stateOf = (tradeId: string) =>
  queryOne(
    sql`select t.state::text as trade, p.state::text as parcel from trade t join parcel p on p.id = t.id where t.id = ${tradeId}::uuid`,
  );

describe("buying", () => {
  test("opens a trade for each parcel in one posting, with holds of price and delivery, and empties the cart", async () => {
    const tunde = await makeUser(market.app, "Tunde", { level: "TRUSTED" });
    const kettle = await liveListing(market.app, tunde, market.moderator, { price: moneyView(5_000_00n) });
    await putInCart(market.ada, one(market.phone));
    const quote = await quoted(market.ada, [one(market.phone, 2), one(kettle)]);
    const note = { [quote.parcels[0]?.key ?? ""]: "Gift wrap, please" };
    const key = freshKey();
    const { result } = await placed(market.ada, quote.token, { notes: note }, key);
    expect(result.state).toBe("PAID");
    const trades = await tradesOf(market.ada, result.checkoutId);
    expect(await heldFor(trades[0]?.tradeId ?? "")).toEqual([
      { subject: "trade", balance: 2n * PRICE },
      { subject: "parcel", balance: FEE + 500_00n },
    ]);
    expect(await has(market.ada.id)).toBe(FUNDED - BigInt(quote.total.minor));
    expect(await balancesOf(market.ada.id)).toMatchObject({
      heldMinor: BigInt(quote.total.minor),
      heldTrades: 2,
    });
    expect((await balanceDays(market.ada.id)).at(-1)?.heldMinor).toBe(BigInt(quote.total.minor));
    const postings = await query(sql`
      select distinct posting_id from timeline where trade_id = any(${trades.map(({ tradeId }) => tradeId)}::uuid[])`);
    expect(postings).toHaveLength(1);
    expect((await readCart(market.ada)).sellers).toEqual([]);
    const [trade] = await query<{ delivery: object }>(
      sql`select delivery from trade where id = ${trades[0]?.tradeId}::uuid`,
    );
    expect(trade?.delivery).toEqual({ ...LAGOS_ADDRESS, message: "Gift wrap, please" });
    const again = await placed(market.ada, quote.token, { notes: note }, key);
    expect(again).toEqual({ result, replayed: true });
    expect(await readCheckout(market.sade, result.checkoutId)).toBeUndefined();
  });

  test("is whole or not at all, and what is left can be bought", async () => {
    const tunde = await makeUser(market.app, "Tunde", { level: "TRUSTED" });
    const last = await liveListing(market.app, tunde, market.moderator, { units: "1" });
    const lines = [one(market.phone), one(last)];
    const { token } = await quoted(market.ada, lines);
    const eve = await makeUser(market.app, "Eve", { balanceMinor: FUNDED, level: "TRUSTED" });
    await placed(eve, (await quoted(eve, [one(last)])).token);
    await expect(placed(market.ada, token)).rejects.toEqual(
      refused("out_of_stock", { listingId: last.listingId, left: "0" }),
    );
    expect(await has(market.ada.id)).toBe(FUNDED);
    const rest = await quoted(market.ada, lines);
    expect(rest.left).toMatchObject([{ why: "sold_out" }]);
    expect((await placed(market.ada, rest.token)).result.state).toBe("PAID");
  });
});

describe("buying is refused", () => {
  test.each<[string, () => Promise<unknown>, string]>([
    [
      "dearer",
      () =>
        reviseListing(market.sade.actor, freshKey(), {
          ...market.phone,
          draft: { ...market.phone.draft, price: moneyView(PRICE + 100n) },
        }),
      "line_changed",
    ],
    [
      "fewer",
      () => restockListing(market.sade.actor, freshKey(), { listingId: market.phone.listingId, units: 1n }),
      "out_of_stock",
    ],
    [
      "paused",
      () => pauseListing(market.sade.actor, freshKey(), { listingId: market.phone.listingId }),
      "line_gone",
    ],
    [
      "taken down",
      () =>
        takeDownListing(market.moderator.actor, freshKey(), {
          listingId: market.phone.listingId,
          reasonCode: "PROHIBITED",
          sentence: "Not here.",
        }),
      "line_gone",
    ],
  ])("whole where a line is %s meanwhile", async (_, change, reason) => {
    const { token } = await quoted(market.ada, [one(market.phone, 2)]);
    await change();
    await expect(placed(market.ada, token)).rejects.toEqual(refused(reason));
    expect(await has(market.ada.id)).toBe(FUNDED);
  });

  test("for what the wallet lacks, saying how much, and past the limits of all parcels together", async () => {
    const poor = await makeUser(market.app, "Kemi", { balanceMinor: PRICE });
    await expect(placed(poor, (await quoted(poor, [one(market.phone)])).token)).rejects.toEqual(
      refused("insufficient_funds", { missingMinor: FEE.toString() }),
    );
    const bola = await makeUser(market.app, "Bola", { balanceMinor: 100n * PRICE });
    const lines = [];
    // A day’s limit is five of these.
    for (const name of ["Tunde", "Chika", "Emeka", "Ife", "Zainab", "Uche"]) {
      const seller = await makeUser(market.app, name, { level: "TRUSTED" });
      lines.push(one(await liveListing(market.app, seller, market.moderator)));
    }
    await expect(placed(bola, (await quoted(bola, lines)).token)).rejects.toEqual(refused("day_limit"));
    expect((await placed(bola, (await quoted(bola, lines.slice(1))).token)).result.state).toBe("PAID");
  });
});

describe("the end of a trade", () => {
  async function boughtPhone() {
    const { result } = await placed(market.ada, (await quoted(market.ada, [one(market.phone)])).token);
    const [trade] = await tradesOf(market.ada, result.checkoutId);
    return trade ?? { tradeId: "" };
  }

  test("completed pays the delivery fee to its seller, without commission", async () => {
    const trade = await boughtPhone();
    const before = await has(market.sade.id);
    await beginTrade(market.sade.actor, freshKey(), trade);
    await shipTrade(market.sade.actor, freshKey(), { ...trade, sent: withCarrier() });
    await approveTrade(market.ada.actor, freshKey(), trade);
    expect(await stateOf(trade.tradeId)).toEqual({ trade: "COMPLETED", parcel: "PAID" });
    expect((await getTradeFor(market.ada.actor, trade.tradeId))?.parcel).toMatchObject({
      status: "COMPLETED",
      fee: moneyView(FEE),
      total: moneyView(PRICE + FEE),
      way: { name: "Usual", isPickUp: false },
      from: { state: "LA", lga: "Ikeja" },
    });
    const [fee] = await query<{ fee: bigint }>(
      sql`select fee_of(hold_minor, fee_rule) as fee from trade where id = ${trade.tradeId}::uuid`,
    );
    expect(await has(market.sade.id)).toBe(before + PRICE - (fee?.fee ?? 0n) + FEE);
  });

  test("cancelled gives it back with the price", async () => {
    const trade = await boughtPhone();
    await cancelTrade(market.sade.actor, freshKey(), { ...trade, reason: "DAMAGED" });
    expect(await stateOf(trade.tradeId)).toEqual({ trade: "CANCELLED", parcel: "RETURNED" });
    expect(await has(market.ada.id)).toBe(FUNDED);
    expect((await heldFor(trade.tradeId)).every(({ balance }) => balance === 0n)).toBe(true);
  });
});
