import { renewListing, restockListing, resumeListing } from "@/lib/catalog";
import { liveListing } from "@/lib/catalog/scene-for-tests";
import { query, sql } from "@/lib/kernel/db";
import { unlessRefused } from "@/lib/kernel/refusal";
import { moneyView } from "@/lib/kernel/schema";
import { type Dice, dice } from "@/lib/testing/dice";
import { note, performing, type Simulation } from "@/lib/testing/performing";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { quoteCheckout } from "../quote/quote";
import { addressFor } from "../scene-for-tests";
import { perform } from "./acts-for-tests";

/** What a buyer has bought of one seller. */
export interface Order {
  tradeId: string;
  buyer: TestUser;
  seller: TestUser;
  random: Dice;
}

interface Stocked {
  listingId: string;
  seller: TestUser;
}

export interface Market extends Simulation {
  app: TestApp;
  moderator: TestUser;
  sellers: Map<string, TestUser>;
  /** Half of them are sent, half are fetched. */
  listings: readonly [Stocked, ...Stocked[]];
  buyers: TestUser[];
  /** Those that are not over. */
  orders: Order[];
  begun: number;
  random: Dice;
  seed: number;
}

const SELLERS = 8;
const STOCK = 900n;
/** In kobo: below what two people rule about. */
const price = moneyView(2_500_00n);

export async function marketOf(app: TestApp, seed: number, killEvery: number): Promise<Market> {
  const moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
  const sellers = new Map<string, TestUser>();
  const listings: Stocked[] = [];
  for (let at = 0; at < SELLERS; at += 1) {
    const seller = await makeUser(app, "Sade Bello", { level: "TRUSTED", balanceMinor: 500_000_00n });
    sellers.set(seller.id, seller);
    for (const way of ["SEND", "PICK_UP"] as const) {
      const stock = { price, units: String(STOCK), delivery: [way] };
      const { listingId } = await liveListing(app, seller, moderator, stock);
      listings.push({ listingId, seller });
    }
  }
  return {
    app,
    moderator,
    sellers,
    listings: listings as [Stocked, ...Stocked[]],
    buyers: [],
    orders: [],
    begun: 0,
    random: dice(seed),
    seed,
    killEvery,
    tally: {},
  };
}

/** Does it, and now and then is killed as it does. A code is counted in a commit of its own before it is compared. */
export const doing = performing(
  perform,
  new URL("./one-act-for-tests.ts", import.meta.url),
  ({ name }) => name === "hand-over",
);

/** What a buyer would buy now: one or two of one or two listings. */
async function wish({ random, listings }: Market, buyer: TestUser) {
  await addressFor(buyer);
  const wanted = new Set([random.pick(listings), ...(random.below(4) ? [] : [random.pick(listings)])]);
  const lines = [...wanted].map(({ listingId }) => ({ listingId, units: 1 + random.below(2) }));
  const { token } = await quoteCheckout(buyer, { lines, ways: {} });
  // What a seller’s cancel has paused or sold out, or time has ended, is put on sale again.
  if (!token)
    for (const { listingId, seller } of wanted) {
      await unlessRefused(restockListing(seller.actor, freshKey(), { listingId, units: STOCK }));
      for (const again of [resumeListing, renewListing])
        await unlessRefused(again(seller.actor, freshKey(), { listingId }));
    }
  return token;
}

/** Somebody buys, if what they want is for sale. */
export async function buy(market: Market): Promise<void> {
  const { app, random, buyers } = market;
  market.begun += 1;
  if (random.below(4) === 0 || buyers.length === 0)
    buyers.push(await makeUser(app, "Ada Obi", { level: "TRUSTED", balanceMinor: 400_000_00n }));
  const buyer = random.pick(buyers as [TestUser, ...TestUser[]]);
  const token = await wish(market, buyer);
  if (!token) return note(market, "nothing for sale");
  const input = { quote: token, notes: {}, fund: false };
  const placed = await doing(market, { name: "buy", by: buyer.id, key: freshKey(), input }, random);
  if (placed === undefined) return;
  const { checkoutId } = placed as { checkoutId: string };
  const parcels = await query<{ id: string; sellerId: string }>(
    sql`select id, seller_id from parcel where checkout_id = ${checkoutId}::uuid order by id`,
  );
  for (const [at, { id: tradeId, sellerId }] of parcels.entries()) {
    const seller = market.sellers.get(sellerId) as TestUser;
    market.orders.push({ tradeId, buyer, seller, random: dice(market.seed * 7919 + market.begun * 31 + at) });
  }
}
