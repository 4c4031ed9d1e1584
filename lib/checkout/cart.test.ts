import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { pauseListing, restockListing, reviseListing } from "@/lib/catalog";
import { type Drafted, liveListing, PRICE } from "@/lib/catalog/scene-for-tests";
import { newId } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import {
  countCart,
  markCartSeen,
  previewCart,
  putInCart,
  readCart,
  replaceCart,
  takeOutOfCart,
} from "./cart";
import { cartLines } from "./cart-lines";
import { MOST_SELLERS } from "./refusals";
import { PutCart } from "./schema";

let app: TestApp;
let seller: TestUser;
let moderator: TestUser;
let ada: TestUser;
let phone: Drafted;

beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
  seller = await makeUser(app, "Sade");
  phone = await liveListing(app, seller, moderator);
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await makeUser(app, "Ada");
});

const linesOf = async (by: TestUser) => (await readCart(by)).sellers.flatMap(({ lines }) => lines);
const only = async (by: TestUser) => {
  const lines = await linesOf(by);
  expect(lines).toHaveLength(1);
  return lines[0];
};
const refused = (reason: string) => expect.objectContaining({ reason });

test("a cart says what is wanted, by seller, and what it comes to", async () => {
  const other = await makeUser(app, "Tunde");
  const kettle = await liveListing(app, other, moderator, {
    title: "Electric kettle, new",
    price: moneyView(5_000_00n),
  });
  await putInCart(ada, { listingId: phone.listingId, units: 1 });
  await putInCart(ada, { listingId: kettle.listingId, units: 2 });
  await putInCart(ada, { listingId: phone.listingId, units: 2 });
  const cart = await readCart(ada);
  expect(cart.sellers.map(({ seller: { id }, total }) => [id, total.minor])).toEqual([
    [seller.id, (2n * PRICE).toString()],
    [other.id, "1000000"],
  ]);
  expect(cart.total).toEqual(moneyView(2n * PRICE + 10_000_00n));
  expect(await countCart(ada)).toBe(2);
  await takeOutOfCart(ada, phone.listingId);
  await takeOutOfCart(ada, phone.listingId);
  expect(await countCart(ada)).toBe(1);
});

test("refuses one's own, and what does not exist or cannot be bought", async () => {
  await expect(putInCart(seller, { listingId: phone.listingId, units: 1 })).rejects.toEqual(
    refused("own_listing"),
  );
  await expect(putInCart(ada, { listingId: newId(), units: 1 })).rejects.toEqual(refused("not_found"));
  const paused = await liveListing(app, seller, moderator);
  await pauseListing(seller.actor, freshKey(), { listingId: paused.listingId });
  await expect(putInCart(ada, { listingId: paused.listingId, units: 1 })).rejects.toEqual(
    refused("not_found"),
  );
});

test("says once that the price changed, that there are fewer, or that it is over", async () => {
  const one = await liveListing(app, seller, moderator);
  const { listingId } = one;
  await putInCart(ada, { listingId, units: 3 });
  expect(await only(ada)).toMatchObject({ available: 3, changes: [] });
  const dearer = { ...one.draft, price: moneyView(PRICE + 100n) };
  await reviseListing(seller.actor, freshKey(), { ...one, draft: dearer });
  await restockListing(seller.actor, freshKey(), { listingId, units: 2n });
  expect(await only(ada)).toMatchObject({
    available: 2,
    changes: ["fewer_left", "dearer"],
    seenPrice: { minor: PRICE.toString() },
  });
  await markCartSeen(ada);
  expect(await only(ada)).toMatchObject({ changes: ["fewer_left"] });
  await reviseListing(seller.actor, freshKey(), {
    ...one,
    draft: { ...dearer, units: "2", price: moneyView(PRICE) },
  });
  expect(await only(ada)).toMatchObject({ changes: ["fewer_left", "cheaper"] });
  await pauseListing(seller.actor, freshKey(), { listingId });
  expect(await only(ada)).toMatchObject({ available: 0, changes: ["ended"] });
  expect((await readCart(ada)).total.minor).toBe("0");
});

test("what a visitor keeps is read by the prices of now; what does not exist is left out", async () => {
  const cart = await previewCart([
    { listingId: phone.listingId, units: 9 },
    { listingId: newId(), units: 1 },
  ]);
  expect(cart.sellers).toHaveLength(1);
  const [line] = cart.sellers[0]?.lines ?? [];
  expect(line).toMatchObject({ units: 9, available: 3, changes: ["fewer_left"] });
  expect(line?.seenPrice).toEqual(line?.listing.price);
  expect(cart.total).toEqual(moneyView(3n * PRICE));
  await putInCart(ada, { listingId: phone.listingId, units: 2 });
  expect(await cartLines(ada)).toEqual([{ listingId: phone.listingId, units: 2 }]);
});

test("a cart from elsewhere replaces it: what cannot be bought is left out", async () => {
  await putInCart(ada, { listingId: phone.listingId, units: 1 });
  const kettle = await liveListing(app, seller, moderator);
  await replaceCart(ada, [
    { listingId: kettle.listingId, units: 1 },
    { listingId: newId(), units: 1 },
  ]);
  expect(await only(ada)).toMatchObject({ listing: { id: kettle.listingId } });
  await replaceCart(ada, []);
  expect(await countCart(ada)).toBe(0);
});

test("has room for ten sellers, also where eleven come at once", async () => {
  const sellers = await Promise.all(
    Array.from({ length: MOST_SELLERS + 1 }, (_, n) =>
      makeUser(app, `Seller ${String.fromCodePoint(65 + n)}`),
    ),
  );
  const listings: Drafted[] = [];
  for (const one of sellers) listings.push(await liveListing(app, one, moderator));
  const ends = await Promise.allSettled(
    listings.map(({ listingId }) => putInCart(ada, { listingId, units: 1 })),
  );
  expect(ends.filter(({ status }) => status === "rejected")).toEqual([
    { status: "rejected", reason: refused("too_many_sellers") },
  ]);
  expect(await countCart(ada)).toBe(MOST_SELLERS);
  // A full cart is replaced by one of another seller as well as by itself.
  const other = await liveListing(app, seller, moderator);
  await replaceCart(ada, [
    { listingId: other.listingId, units: 1 },
    ...listings.slice(0, MOST_SELLERS - 1).map(({ listingId }) => ({ listingId, units: 1 })),
  ]);
  expect(await countCart(ada)).toBe(MOST_SELLERS);
  const all = listings.map(({ listingId }) => ({ listingId, units: 1 }));
  await expect(replaceCart(ada, all)).rejects.toEqual(refused("too_many_sellers"));
  expect(await countCart(ada)).toBe(MOST_SELLERS);
});

test.each<[string, unknown]>([
  ["none", 0],
  ["less than none", -1],
  ["a part of one", 1.5],
  ["a billion", 1e9],
  ["digits of another script", "٣"],
])("refuses %s of a listing", (_, units) => {
  expect(PutCart.safeParse({ lines: [{ listingId: newId(), units }] }).success).toBe(false);
});

test("refuses the same listing twice, and more than fifty", () => {
  const line = () => ({ listingId: newId(), units: 1 });
  const same = line();
  expect(PutCart.safeParse({ lines: [same, same] }).success).toBe(false);
  expect(PutCart.safeParse({ lines: Array.from({ length: 51 }, line) }).success).toBe(false);
});
