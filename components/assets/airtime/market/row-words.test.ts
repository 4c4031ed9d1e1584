import { expect, test } from "vitest";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { HOUR, MINUTE } from "@/lib/kernel/clock";
import { moneyView } from "@/lib/kernel/schema";
import type { OfferOf } from "@/lib/offers/schema";
import { rowWords } from "./row-words";

const now = new Date("2026-11-29T10:00:00Z");

const offer = (
  { priceMinor = 720_00n, leftMs = 3 * HOUR }: { priceMinor?: bigint; leftMs?: number } = {},
  seller: Partial<OfferOf<"AIRTIME">["seller"]> = {},
): OfferOf<"AIRTIME"> => ({
  ...airtimeOf(1_000_00n, "T2"),
  id: "o",
  version: "1",
  revision: "1",
  state: "AVAILABLE",
  listedUnder: "T2",
  price: moneyView(priceMinor),
  unitsLeft: "1",
  rateBps: 7200,
  feeBps: 150,
  createdAt: now.toISOString(),
  expiresAt: new Date(now.getTime() + leftMs).toISOString(),
  seller: {
    id: "s",
    name: "Ifeanyi E.",
    pictureId: null,
    verified: false,
    tradesCompleted: 1204,
    completionRateBps: 9_549,
    medianDeliverySeconds: 480,
    disputeRateBps: 40,
    lastTrades: [true, false, true],
    ratings: 3,
    ratingTenths: 46,
    ...seller,
  },
});

test("a price is compared with the median of its network, in words", () => {
  const against = (medianMinor: bigint | null) => rowWords(offer(), medianMinor, now).versusMedian;
  expect(against(73_50n)).toBe("1.50 below median");
  expect(against(71_80n)).toBe("0.20 above median");
  expect(against(72_00n)).toBe("at the median");
  expect(against(null)).toBeUndefined();
});

test("time is short only under an hour", () => {
  const words = (leftMs: number) => rowWords(offer({ leftMs }), null, now);
  expect(words(HOUR)).toMatchObject({ left: "1 h", isEnding: false });
  expect(words(HOUR - 1)).toMatchObject({ left: "59 min", isEnding: true });
  expect(words(50 * MINUTE)).toMatchObject({ left: "50 min", isEnding: true });
});

test("a seller's record is never flattered, and a new one is called new", () => {
  expect(rowWords(offer(), null, now)).toMatchObject({
    perHundred: "₦72.00",
    experience: "1,204 trades",
    isNew: false,
    completed: "95.4%",
    completedRoughly: "95%",
    delivers: "8 min",
    lastTrades: "101",
    rating: "4.6",
  });
  const few = rowWords(offer({}, { tradesCompleted: 9 }), null, now);
  expect(few).toMatchObject({ experience: "New seller · 9 trades", isNew: true });
  const none = {
    tradesCompleted: 0,
    completionRateBps: null,
    medianDeliverySeconds: null,
    lastTrades: [],
    ratings: 0,
    ratingTenths: null,
  };
  expect(rowWords(offer({}, none), null, now)).toMatchObject({
    experience: "New seller",
    completed: null,
    delivers: null,
    lastTrades: "",
    rating: null,
  });
});
