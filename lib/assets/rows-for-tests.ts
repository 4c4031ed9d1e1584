import type { Currency } from "@/lib/money/currencies";
import type { TestApp } from "@/lib/testing/world";

/** Makes this database know a kind whose sellers put up the units, as only tests do. */
export const knowSwaps = (app: TestApp) =>
  app.asOwner("insert into asset_kind (name, performer) values ('SWAP', 'buyer')");

/** What an offer says of one unit that its seller puts up. */
export const putUpUnit = (priceMinor: bigint, currency: Currency) => ({
  kind: "SWAP",
  terms: {},
  listedUnder: "SWAP",
  listedMinor: priceMinor,
  rateBps: 10_000,
  priceMinor,
  holdUnitMinor: priceMinor,
  unitsTotal: 1n,
  currency,
});
