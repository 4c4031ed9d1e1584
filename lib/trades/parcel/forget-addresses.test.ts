import { afterAll, beforeAll, expect, test } from "vitest";
import { assetOf } from "@/lib/assets";
import { liveListing } from "@/lib/catalog/scene-for-tests";
import { placeCheckout, quoteCheckout, readCheckout } from "@/lib/checkout";
import { openDispute } from "@/lib/disputes";
import { query, sql } from "@/lib/kernel/db";
import { addAddress, deleteAddress } from "@/lib/shipping";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveTrade, beginTrade, getTradeFor, shipTrade } from "..";
import { tradeReactions } from "../reactions";
import { freshKey } from "../scenes-for-tests";
import { forgetAddresses } from "./forget-addresses";
import { withCarrier } from "./scene-for-tests";

let app: TestApp;
let moderator: TestUser;

beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

/** What no one knows any more, each in a field of its own. */
const canaries = {
  name: "Canary Zebediah",
  phone: "+2348099911777",
  area: "Canary Quarter",
  street: "77 Canary Crescent",
  landmark: "Behind the canary cage",
  note: "Whistle for the canary",
};
const message = "Feed the canary first";

/** An order of Ada’s that she has confirmed, to an address of canaries that she has deleted since. */
async function ended() {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 200_000_00n, level: "TRUSTED" });
  const sade = await makeUser(app, "Sade Bello", { level: "TRUSTED" });
  const { listingId } = await liveListing(app, sade, moderator, { units: "5" });
  const { id: addressId } = await addAddress(ada, "address", { ...canaries, state: "LA", lga: "Surulere" });
  const { token, parcels } = await quoteCheckout(ada, {
    lines: [{ listingId, units: 1 }],
    addressId,
    ways: {},
  });
  const notes = Object.fromEntries(parcels.map(({ key }) => [key, message]));
  const { result } = await placeCheckout(ada.actor, freshKey(), { quote: token ?? "", notes, fund: false });
  const tradeId = (await readCheckout(ada, result.checkoutId))?.parcels[0]?.tradeId ?? "";
  await beginTrade(sade.actor, freshKey(), { tradeId });
  expect((await getTradeFor(sade.actor, tradeId))?.delivery).toMatchObject({ ...canaries, message });
  await shipTrade(sade.actor, freshKey(), { tradeId, sent: withCarrier() });
  await approveTrade(ada.actor, freshKey(), { tradeId });
  await deleteAddress(ada, addressId);
  return { ada, sade, tradeId };
}

/** The tables in which a text is found, whatever their columns. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await query<{ name: string }>(sql`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker') order by 1`);
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await app.asOwner(
        `select count(*)::int as count from ${name} x where x::text like '%' || $1 || '%'`,
        [text],
      );
      return (rows[0] as { count: number }).count > 0 ? [name] : [];
    }),
  );
  return found.flat();
}

const everywhere = async () =>
  [...new Set((await Promise.all([...Object.values(canaries), message].map(tablesWith))).flat())].toSorted(
    (a, b) => a.localeCompare(b),
  );

test("thirty days after its end no table knows an order’s address, but for state and area", async () => {
  const { ada, sade, tradeId } = await ended();
  expect(await everywhere()).toContain("public.trade");
  await app.moveTime("29 days");
  expect(await forgetAddresses()).toBe(0);
  expect((await getTradeFor(ada.actor, tradeId))?.delivery).toMatchObject(canaries);
  await app.moveTime("2 days");
  await tradeReactions.everyMinute?.["trades.forget_addresses"]?.();
  expect(await forgetAddresses()).toBe(0);
  expect(await everywhere()).toEqual([]);
  const trade = await getTradeFor(ada.actor, tradeId);
  expect(trade?.delivery).toMatchObject({ state: "LA", lga: "Surulere", name: "", street: "", message: "" });
  expect((await getTradeFor(sade.actor, tradeId))?.delivery).toBeNull();
  const { words } = assetOf("GOODS");
  expect([words.goesTo(trade?.delivery ?? {}), words.goesToInFull(trade?.delivery ?? {})]).toEqual([
    "Surulere, Lagos",
    "Surulere, Lagos",
  ]);
});

test("an address stays while a claim about its order is open, and that of one under way", async () => {
  const { ada, tradeId } = await ended();
  const statement = "It stopped working within a week.";
  await openDispute(ada.actor, freshKey(), { tradeId, reason: "other", statement, isClaim: true });
  await app.moveTime("31 days");
  expect(await forgetAddresses()).toBe(0);
  expect((await getTradeFor(ada.actor, tradeId))?.delivery).toMatchObject(canaries);
});
