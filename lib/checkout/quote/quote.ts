import "server-only";
import { type CartListing, cartListings } from "@/lib/catalog";
import { after, lagosDay, MINUTE } from "@/lib/kernel/clock";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { moneyView } from "@/lib/kernel/schema";
import { HOME } from "@/lib/money/currencies";
import { vatWithin } from "@/lib/money/vat";
import { addresses, addressOf, sendingOf, type WayToSend } from "@/lib/shipping";
import type { SavedAddress } from "@/lib/shipping/schema";
import { barredIn } from "@/lib/trades";
import { cartLines } from "../cart-lines";
import type { PlannedParcel } from "../planned";
import type { CartLineInput } from "../schema";
import type { AskQuote, Barred, Quote, QuotedParcel } from "./schema";
import { QUOTE_MINUTES, sealQuote } from "./seal";
import { vatRates } from "./vat";
import { type LineToSend, type QuotedWay, waysOf } from "./ways";

type Buyer = Pick<Actor, "id">;

/**
 * What it would cost now to buy these lines, or the cart: a parcel for each seller and place, with the ways to send it, and what of limits
 * would refuse it. What is gone is left out and said. Its token buys it within 15 minutes, as it is; nothing is held meanwhile.
 * @throws Refusal not_found for an address that is not the buyer's
 */
export async function quoteCheckout(by: Buyer, { lines, addressId, ways }: AskQuote): Promise<Quote> {
  const [wanted, address, purse] = await Promise.all([
    lines ?? cartLines(by),
    addressFor(by, addressId),
    purseOf(by),
  ]);
  const found = await cartListings(wanted.map(({ listingId }) => listingId));
  const { quoted, left } = sorted(wanted, found, by);
  const groups = grouped(quoted);
  const [sending, barred, vat] = await Promise.all([
    sendingOf([...new Set(quoted.map(({ listing }) => listing.seller.id))]),
    barredIn(by.id, groups.map(toCount)),
    vatRates(quoted.map(({ listing }) => listing.id)),
  ]);
  const parcels = groups.map(([key, of]) =>
    parcelOf(key, of, sending, { address, today: lagosDay(purse.now), chosen: ways[key], vat }),
  );
  const price = sum(parcels.map(({ shown }) => shown.price.minor));
  const delivery = sum(parcels.map(({ shown }) => shown.fee.minor));
  const until = after(purse.now, QUOTE_MINUTES * MINUTE).toISOString();
  const planned = parcels.flatMap(({ planned: one }) => (one ? [one] : []));
  const isWhole = planned.length === parcels.length && parcels.length > 0;
  const total = price + delivery;
  return {
    token: isWhole && address ? sealQuote(by.id, { until, address: given(address), parcels: planned }) : null,
    until,
    barred: barredBy(barred.buyer),
    addressId: address?.id ?? null,
    parcels: parcels.map(({ shown }) => ({ ...shown, barred: barredBy(barred.parcels.get(shown.key)) })),
    left,
    price: moneyView(price),
    delivery: moneyView(delivery),
    vat: moneyView(sum(parcels.flatMap(({ shown }) => shown.lines.map((line) => line.vat.minor)))),
    total: moneyView(total),
    balance: moneyView(purse.balanceMinor),
    missing: moneyView(total > purse.balanceMinor ? total - purse.balanceMinor : 0n),
  };
}

const sum = (digits: readonly string[]): bigint => digits.reduce((total, minor) => total + BigInt(minor), 0n);

const costOf = (lines: readonly LineToSend[]): bigint =>
  lines.reduce((total, { listing, units }) => total + BigInt(listing.price.minor) * BigInt(units), 0n);

const toCount = ([key, lines]: [string, [LineToSend, ...LineToSend[]]]) => ({
  key,
  sellerId: lines[0].listing.seller.id,
  priceMinor: costOf(lines),
});

function barredBy(refusal: Refusal | undefined): Barred {
  if (!refusal) return null;
  const { reason, message, details } = refusal;
  return { reason, message, details };
}

const given = ({ id: _id, ...address }: SavedAddress) => address;

async function addressFor(by: Buyer, id: string | undefined): Promise<SavedAddress | undefined> {
  if (id === undefined) return (await addresses(by))[0];
  const address = await addressOf(by, id);
  if (!address) throw new Refusal(kernelRefusals.not_found);
  return address;
}

/** What a buyer has in their wallet, in kobo, at the database's time. */
async function purseOf(by: Buyer): Promise<{ balanceMinor: bigint; now: Date }> {
  const purse = await queryOne<{ balanceMinor: bigint; now: Date }>(sql`
    select app_now() as now, coalesce((select balance from ledger_account
      where kind = 'WALLET' and subject_kind = '' and owner_id = ${by.id}::uuid and currency = ${HOME}), 0) as balance_minor`);
  if (!purse) throw new Error("a database has a time");
  return purse;
}

/** What of it can be bought, and what not. */
function sorted(wanted: readonly CartLineInput[], found: ReadonlyMap<string, CartListing>, by: Buyer) {
  const quoted: LineToSend[] = [];
  const left: Quote["left"] = [];
  for (const { listingId, units } of wanted) {
    const listing = found.get(listingId);
    if (!listing) continue;
    const there = Number(listing.unitsLeft);
    const available = listing.isShown && listing.seller.id !== by.id ? (there < units ? there : units) : 0;
    if (available > 0) quoted.push({ listing, units: available });
    if (available < units) left.push({ listing, units, available, why: whyLeft(listing, there, by) });
  }
  return { quoted, left };
}

function whyLeft({ seller, isShown }: CartListing, there: number, by: Buyer): Quote["left"][number]["why"] {
  if (seller.id === by.id) return "own";
  if (!isShown) return "ended";
  return there === 0 ? "sold_out" : "fewer_left";
}

/** By seller and place, in the order of the first line of each. */
function grouped(lines: readonly LineToSend[]): [string, [LineToSend, ...LineToSend[]]][] {
  const parcels = new Map<string, [LineToSend, ...LineToSend[]]>();
  for (const line of lines) {
    const { seller, state, lga } = line.listing;
    const key = `${seller.id}:${state}:${lga}`;
    const others = parcels.get(key);
    parcels.set(key, others ? [...others, line] : [line]);
  }
  return [...parcels];
}

interface To {
  address: SavedAddress | undefined;
  today: string;
  chosen: string | undefined;
  /** Rates in basis points, by listing. */
  vat: ReadonlyMap<string, number>;
}

function parcelOf(
  key: string,
  lines: [LineToSend, ...LineToSend[]],
  sending: ReadonlyMap<string, readonly WayToSend[]>,
  { address, today, chosen, vat }: To,
): { shown: Omit<QuotedParcel, "barred">; planned: PlannedParcel | undefined } {
  const [{ listing }] = lines;
  const { seller, state, lga } = listing;
  const place = { state, lga };
  const ways = waysOf(lines, sending.get(seller.id) ?? [], { from: place, to: address, today });
  const reaching = ways.filter(({ shown }) => shown.fee !== null);
  const way = reaching.find(({ shown }) => shown.id === chosen) ?? reaching[0];
  const price = costOf(lines);
  const fee = BigInt(way?.shown.fee?.minor ?? 0);
  return {
    planned: way && plannedOf({ key, sellerId: seller.id, from: place }, way, lines),
    shown: {
      key,
      seller,
      place,
      lines: lines.map((line) => shownLine(line, vat.get(line.listing.id) ?? 0)),
      ways: ways.map(({ shown }) => shown),
      way: way?.shown.id ?? null,
      price: moneyView(price),
      fee: moneyView(fee),
      total: moneyView(price + fee),
    },
  };
}

function shownLine({ listing, units }: LineToSend, vatBps: number): QuotedParcel["lines"][number] {
  const { isShown: _shown, version: _version, delivery: _ways, grams: _grams, ...card } = listing;
  const total = BigInt(card.price.minor) * BigInt(units);
  return {
    listing: card,
    units,
    unitPrice: card.price,
    total: moneyView(total),
    vat: moneyView(vatWithin(total, vatBps)),
  };
}

const plannedOf = (
  of: Pick<PlannedParcel, "key" | "sellerId" | "from">,
  { shown, kept }: QuotedWay,
  lines: readonly LineToSend[],
): PlannedParcel => ({
  ...of,
  way: { ...kept, from: shown.from, until: shown.until },
  feeMinor: shown.fee?.minor ?? "0",
  lines: lines.map(({ listing, units }) => ({
    listingId: listing.id,
    version: listing.version.toString(),
    title: listing.title,
    units,
    priceMinor: listing.price.minor,
  })),
});
