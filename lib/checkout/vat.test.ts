import { afterEach, expect, test } from "vitest";
import { changeCategory } from "@/lib/catalog/categories/commands";
import { LEAF, liveListing, PRICE } from "@/lib/catalog/scene-for-tests";
import { ledgerChecks } from "@/lib/composition";
import { endTaxNumber } from "@/lib/identity/tax/commands";
import { registered } from "@/lib/identity/tax/scene-for-tests";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { checkLedger } from "@/lib/ledger";
import { vatWithin } from "@/lib/money/vat";
import { makeUser } from "@/lib/testing/world";
import { getTradeFor } from "@/lib/trades";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { one, openMarket } from "./market-for-tests";
import { bought, placed, quoted } from "./scene-for-tests";

const market = openMarket();
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const vatOf = (tradeId: string) =>
  query<{ vat: bigint; total: bigint }>(sql`
    select vat_minor as vat, units * unit_price_minor as total from trade_line where trade_id = ${tradeId}::uuid order by line`);

const taxed = async (isTaxed: boolean) => {
  const kelechi = await makeUser(market.app, "Kelechi", { staffRoles: ["CONTENT"] });
  await changeCategory(kelechi.actor, freshKey(), { slug: LEAF, isTaxed });
};

test("prices of a registered seller include VAT: the buyer pays the same, and the trade keeps it", async () => {
  const { app, ada, sade, phone } = market;
  const before = await quoted(ada, [one(phone, 2)]);
  expect(before.vat.minor).toBe("0");
  await registered(app, sade);
  const quote = await quoted(ada, [one(phone, 2)]);
  const vat = vatWithin(2n * PRICE, 750);
  expect(vat).toBe(5_581_40n);
  expect(quote).toMatchObject({ total: before.total, vat: moneyView(vat) });
  const { result } = await placed(ada, quote.token);
  const [trade] = await query<{ id: string }>(
    sql`select id from parcel where checkout_id = ${result.checkoutId}::uuid`,
  );
  expect(await vatOf(trade?.id ?? "")).toEqual([{ vat, total: 2n * PRICE }]);
  expect((await getTradeFor(ada.actor, trade?.id ?? ""))?.lines).toMatchObject([{ vat: moneyView(vat) }]);
});

test("a category that is not taxed, and a seller who is no longer registered, have none", async () => {
  const { app, ada, sade, phone } = market;
  const { id } = await registered(app, sade);
  await taxed(false);
  expect(await vatOf((await bought(ada, phone.listingId)).tradeId)).toEqual([{ vat: 0n, total: PRICE }]);
  await taxed(true);
  expect((await vatOf((await bought(ada, phone.listingId)).tradeId))[0]?.vat).toBe(vatWithin(PRICE, 750));
  await endTaxNumber(sade.actor, newId(), { id });
  expect((await vatOf((await bought(ada, phone.listingId)).tradeId))[0]?.vat).toBe(0n);
});

test("a quote from before the seller was registered buys with VAT, at the same price", async () => {
  const { app, ada, sade, phone } = market;
  const { token } = await quoted(ada, [one(phone)]);
  await registered(app, sade);
  const { result } = await placed(ada, token);
  const [trade] = await query<{ id: string }>(
    sql`select id from parcel where checkout_id = ${result.checkoutId}::uuid`,
  );
  expect((await vatOf(trade?.id ?? ""))[0]?.vat).toBe(vatWithin(PRICE, 750));
});

test("lines are worked out one by one", async () => {
  const { app, ada, sade, moderator, phone } = market;
  await registered(app, sade);
  const cable = await liveListing(app, sade, moderator, { price: moneyView(1_333_33n) });
  const { token } = await quoted(ada, [one(phone), one(cable, 3)]);
  const { result } = await placed(ada, token);
  const [trade] = await query<{ id: string }>(
    sql`select id from parcel where checkout_id = ${result.checkoutId}::uuid`,
  );
  expect(await vatOf(trade?.id ?? "")).toEqual([
    { vat: vatWithin(PRICE, 750), total: PRICE },
    { vat: vatWithin(3_999_99n, 750), total: 3_999_99n },
  ]);
});

test("the ledger check finds VAT that nobody owed, and a line with more than its total is refused", async () => {
  const { app, ada, phone } = market;
  const { tradeId } = await bought(ada, phone.listingId);
  const set = (minor: bigint) =>
    app.asOwner("update trade_line set vat_minor = $2 where trade_id = $1", [tradeId, minor]);
  const guard = (verb: "enable" | "disable") =>
    app.asOwner(`alter table trade_line ${verb} trigger append_only`);
  await guard("disable");
  await expect(set(PRICE + 1n)).rejects.toThrow("vat_within_total");
  await set(vatWithin(PRICE, 750));
  await guard("enable");
  expect((await checkLedger(ledgerChecks, "full")).findings).toMatchObject([
    {
      rule: "L9",
      what: "VAT of a line that is not that of the rate and the seller of its day",
      ids: [tradeId],
    },
  ]);
  const fits = app.asOwner("select vat_fits(t) from trade t where id = $1", [tradeId]);
  await expect(fits).rejects.toThrow("VAT has changed");
  await guard("disable");
  await set(0n);
  await guard("enable");
});

test("what was bought keeps the rate of its day", async () => {
  const { app, ada, sade, phone } = market;
  await registered(app, sade);
  const { tradeId } = await bought(ada, phone.listingId);
  await app.asOwner(
    `insert into setting (id, name, value, effective_from) values (gen_random_uuid(), 'vat', '{"rateBps": 1000}', app_now() + interval '1 hour')`,
  );
  await app.moveTime("2 hours");
  expect((await vatOf(tradeId))[0]?.vat).toBe(vatWithin(PRICE, 750));
  expect((await vatOf((await bought(ada, phone.listingId)).tradeId))[0]?.vat).toBe(vatWithin(PRICE, 1_000));
});
