import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pauseListing } from "@/lib/catalog";
import { type Drafted, liveListing, PRICE } from "@/lib/catalog/scene-for-tests";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { addressFor, placed, quoted } from "../scene-for-tests";
import { quoteCheckout } from "./quote";

let app: TestApp;
let moderator: TestUser;
let ada: TestUser;
let sade: TestUser;
let phone: Drafted;

/** Within Lagos, as sellers send who have not said otherwise. */
const FEE = 2_500_00n;
const FUNDED = 10n * PRICE;

beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await makeUser(app, "Ada", { balanceMinor: FUNDED, level: "TRUSTED" });
  sade = await makeUser(app, "Sade", { level: "TRUSTED" });
  phone = await liveListing(app, sade, moderator, { units: "5" });
});

const refused = (reason: string, details = {}) =>
  expect.objectContaining({ reason, details: expect.objectContaining(details) as unknown }) as unknown;
const one = ({ listingId }: Drafted, units = 1) => ({ listingId, units });
const has = async (userId: string) =>
  (
    await queryOne<{ balance: bigint }>(sql`
    select balance from account_balance where kind = 'WALLET' and currency = ${HOME} and owner_id = ${userId}::uuid`)
  )?.balance ?? 0n;
describe("a quote", () => {
  test("has a parcel for each seller and place, with its ways, and what the wallet lacks", async () => {
    const tunde = await makeUser(app, "Tunde", { level: "TRUSTED" });
    const far = await liveListing(app, tunde, moderator, {
      state: "KN",
      lga: "Dala",
      delivery: ["SEND", "PICK_UP"],
    });
    const near = await liveListing(app, sade, moderator);
    const quote = await quoted(ada, [one(phone, 2), one(far), one(near)]);
    expect(
      quote.parcels.map(({ seller, place, price, fee }) => [seller.id, place.state, price, fee]),
    ).toEqual([
      [sade.id, "LA", moneyView(3n * PRICE), moneyView(FEE + 2n * 500_00n)],
      [tunde.id, "KN", moneyView(PRICE), moneyView(5_500_00n)],
    ]);
    expect(quote.parcels[1]?.ways).toMatchObject([
      { id: "usual", isPickUp: false },
      { id: "pick-up", isPickUp: true, fee: moneyView(0n) },
    ]);
    expect(BigInt(quote.total.minor)).toBe(4n * PRICE + FEE + 1_000_00n + 5_500_00n);
    expect(quote.missing).toEqual(moneyView(0n));
    const key = quote.parcels[1]?.key ?? "";
    const fetched = await quoteCheckout(ada, { lines: [one(far)], ways: { [key]: "pick-up" } });
    expect(fetched.parcels[0]).toMatchObject({ way: "pick-up", fee: moneyView(0n) });
  });

  test("leaves out what is gone, and says so", async () => {
    const gone = await liveListing(app, sade, moderator);
    await pauseListing(sade.actor, freshKey(), { listingId: gone.listingId });
    const own = await liveListing(app, ada, moderator);
    const quote = await quoted(ada, [one(phone, 9), one(gone), one(own), { listingId: newId(), units: 1 }]);
    expect(quote.parcels[0]?.lines).toMatchObject([{ units: 5 }]);
    expect(quote.left.map(({ why, available }) => [why, available])).toEqual([
      ["fewer_left", 5],
      ["ended", 0],
      ["own", 0],
    ]);
  });

  test("without an address has no token, and of another person’s address is nothing", async () => {
    const eve = await makeUser(app, "Eve");
    expect(await quoteCheckout(eve, { lines: [one(phone)], ways: {} })).toMatchObject({
      token: null,
      parcels: [{ way: null, fee: moneyView(0n) }],
    });
    const { id } = await addressFor(ada);
    await expect(quoteCheckout(eve, { lines: [one(phone)], addressId: id, ways: {} })).rejects.toEqual(
      refused("not_found"),
    );
  });

  test("altered by a byte, of another person or after 15 minutes it buys nothing", async () => {
    const { token } = await quoted(ada, [one(phone)]);
    const bytes = Buffer.from(token, "base64url");
    bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
    const eve = await makeUser(app, "Eve", { balanceMinor: FUNDED });
    await expect(placed(ada, bytes.toString("base64url"))).rejects.toEqual(refused("quote_over"));
    await expect(placed(ada, "nothing")).rejects.toEqual(refused("quote_over"));
    await expect(placed(eve, token)).rejects.toEqual(refused("quote_over"));
    await app.moveTime("16 minutes");
    await expect(placed(ada, token)).rejects.toEqual(refused("quote_over"));
    expect(await has(ada.id)).toBe(FUNDED);
  });
});
