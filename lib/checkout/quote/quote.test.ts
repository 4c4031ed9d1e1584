import { describe, expect, test } from "vitest";
import { pauseListing } from "@/lib/catalog";
import { liveListing, PRICE } from "@/lib/catalog/scene-for-tests";
import { newId } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { restrict } from "@/lib/testing/restrict";
import { makeUser } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { FEE, FUNDED, has, one, openMarket, refused } from "../market-for-tests";
import { addressFor, placed, quoted } from "../scene-for-tests";
import { quoteCheckout } from "./quote";

const market = openMarket();
describe("a quote", () => {
  test("has a parcel for each seller and place, with its ways, and what the wallet lacks", async () => {
    const tunde = await makeUser(market.app, "Tunde", { level: "TRUSTED" });
    const far = await liveListing(market.app, tunde, market.moderator, {
      state: "KN",
      lga: "Dala",
      delivery: ["SEND", "PICK_UP"],
    });
    const near = await liveListing(market.app, market.sade, market.moderator);
    const quote = await quoted(market.ada, [one(market.phone, 2), one(far), one(near)]);
    expect(
      quote.parcels.map(({ seller, place, price, fee }) => [seller.id, place.state, price, fee]),
    ).toEqual([
      [market.sade.id, "LA", moneyView(3n * PRICE), moneyView(FEE + 2n * 500_00n)],
      [tunde.id, "KN", moneyView(PRICE), moneyView(5_500_00n)],
    ]);
    expect(quote.parcels[1]?.ways).toMatchObject([
      { id: "usual", isPickUp: false },
      { id: "pick-up", isPickUp: true, fee: moneyView(0n) },
    ]);
    expect(BigInt(quote.total.minor)).toBe(4n * PRICE + FEE + 1_000_00n + 5_500_00n);
    expect(quote.missing).toEqual(moneyView(0n));
    const key = quote.parcels[1]?.key ?? "";
    const fetched = await quoteCheckout(market.ada, { lines: [one(far)], ways: { [key]: "pick-up" } });
    expect(fetched.parcels[0]).toMatchObject({ way: "pick-up", fee: moneyView(0n) });
  });

  test("leaves out what is gone, and says so", async () => {
    const gone = await liveListing(market.app, market.sade, market.moderator);
    await pauseListing(market.sade.actor, freshKey(), { listingId: gone.listingId });
    const own = await liveListing(market.app, market.ada, market.moderator);
    const quote = await quoted(market.ada, [
      one(market.phone, 9),
      one(gone),
      one(own),
      { listingId: newId(), units: 1 },
    ]);
    expect(quote.parcels[0]?.lines).toMatchObject([{ units: 5 }]);
    expect(quote.left.map(({ why, available }) => [why, available])).toEqual([
      ["fewer_left", 5],
      ["ended", 0],
      ["own", 0],
    ]);
  });

  test("without an address has no token, and of another person’s address is nothing", async () => {
    const eve = await makeUser(market.app, "Eve");
    expect(await quoteCheckout(eve, { lines: [one(market.phone)], ways: {} })).toMatchObject({
      token: null,
      parcels: [{ way: null, fee: moneyView(0n) }],
    });
    const { id } = await addressFor(market.ada);
    await expect(quoteCheckout(eve, { lines: [one(market.phone)], addressId: id, ways: {} })).rejects.toEqual(
      refused("not_found"),
    );
  });

  test("altered by a byte, of another person or after 15 minutes it buys nothing", async () => {
    const { token } = await quoted(market.ada, [one(market.phone)]);
    const bytes = Buffer.from(token, "base64url");
    bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
    const eve = await makeUser(market.app, "Eve", { balanceMinor: FUNDED });
    await expect(placed(market.ada, bytes.toString("base64url"))).rejects.toEqual(refused("quote_over"));
    await expect(placed(market.ada, "nothing")).rejects.toEqual(refused("quote_over"));
    await expect(placed(eve, token)).rejects.toEqual(refused("quote_over"));
    await market.app.moveTime("16 minutes");
    await expect(placed(market.ada, token)).rejects.toEqual(refused("quote_over"));
    expect(await has(market.ada.id)).toBe(FUNDED);
  });
});

describe("what limits would refuse is said before anything is paid", () => {
  const sellers = async (...names: string[]) => {
    const lines = [];
    for (const name of names) {
      const seller = await makeUser(market.app, name, { level: "TRUSTED" });
      lines.push(one(await liveListing(market.app, seller, market.moderator)));
    }
    return lines;
  };

  test("parcel by parcel, in the words of the refusal; a parcel that would be refused uses nothing of a limit", async () => {
    const bola = await makeUser(market.app, "Bola", { balanceMinor: 100n * PRICE });
    // A trade’s limit is less than two of these, a day’s is five.
    const lines = [one(market.phone, 2), ...(await sellers("A", "B", "C", "D", "E", "F"))];
    const quote = await quoted(bola, lines);
    const reasons = quote.parcels.map(({ barred }) => barred?.reason);
    expect(reasons).toEqual(["trade_limit", ...Array<undefined>(5), "day_limit"]);
    expect(quote.parcels.at(-1)?.barred?.details).toMatchObject({ leftMinor: "0" });
    for (const [from, until] of [
      [0, 1],
      [1, 7],
    ]) {
      const part = await quoted(bola, lines.slice(from, until));
      await expect(placed(bola, part.token)).rejects.toMatchObject(part.parcels.at(-1)?.barred ?? {});
    }
    const rest = await quoted(bola, lines.slice(1, 6));
    expect(rest.parcels.every(({ barred }) => barred === null)).toBe(true);
    expect((await placed(bola, rest.token)).result.state).toBe("PAID");
    const [next] = (await quoted(bola, lines.slice(6))).parcels;
    expect(next?.barred?.reason).toBe("day_limit");
  });

  test("where it is the seller who cannot take it, without their figures", async () => {
    const kemi = await makeUser(market.app, "Kemi");
    const theirs = await liveListing(market.app, kemi, market.moderator, { units: "5" });
    const quote = await quoted(market.ada, [one(market.phone), one(theirs, 2)]);
    expect(quote.parcels.map(({ barred }) => barred)).toEqual([
      null,
      { reason: "partner_limit", message: expect.stringContaining("seller"), details: {} },
    ]);
    await expect(placed(market.ada, quote.token)).rejects.toEqual(refused("partner_limit"));
  });

  test("and a buyer who may not buy reads why", async () => {
    expect(await quoted(market.ada, [one(market.phone)])).toMatchObject({ barred: null });
    await restrict(market.app, market.ada.id, "no_accept");
    const quote = await quoted(market.ada, [one(market.phone)]);
    expect(quote.barred?.reason).toBe("no_accept");
    await expect(placed(market.ada, quote.token)).rejects.toMatchObject(quote.barred ?? {});
  });
});
