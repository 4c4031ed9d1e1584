import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countOffer,
  countPayout,
  countTrade,
  mustBeAbleTo,
  uncountOffer,
  uncountTrade,
} from "@/lib/identity/limits/allowance";
import { newId } from "@/lib/kernel/ids";
import { basisPoints, feeOf } from "@/lib/money/fees";
import { firstSettings } from "../offers/first-settings";
import { planMove } from "./rules";
import { settlement } from "./settlement";
import { ADA, BAYO, NOW, TODAY, tradeFacts, tradingLimits } from "./trade-facts-for-tests";

const kobo = (max = 10_000_000_000_00n) => fc.bigInt({ min: 1n, max });
const rates = fc.integer({ min: 0, max: 10_000 });

/** What each place gets of the escrow. */
function shares(priceMinor: bigint, points: number, buyerGets: bigint) {
  const trade = tradeFacts({ holdMinor: priceMinor, feeRule: basisPoints(points) });
  const transfers = settlement(trade, buyerGets);
  const of = (kind: string) => transfers.find((leg) => leg.kind === kind)?.amount ?? 0n;
  return {
    transfers,
    refund: of("escrow_refund"),
    seller: of("escrow_release"),
    fee: of("commission"),
  };
}

describe("settling a trade", () => {
  test("fee, seller's share and refund are the price, whatever price, rule and split", () => {
    const split = kobo().chain((price) => fc.tuple(fc.constant(price), fc.bigInt({ min: 0n, max: price })));
    const holds = fc.property(split, rates, ([price, buyerGets], points) => {
      const { transfers, refund, seller, fee } = shares(price, points, buyerGets);
      expect(refund + seller + fee).toBe(price);
      expect(refund).toBe(buyerGets);
      expect(transfers.every(({ amount }) => amount > 0n)).toBe(true);
    });
    fc.assert(holds, { numRuns: 500 });
  });

  test("the fee is the rule's exact share, rounded half up to the kobo", () => {
    const holds = fc.property(kobo(), rates, (amount, points) => {
      const exact = amount * BigInt(points); // ten-thousandths of a kobo
      const off = feeOf(amount, basisPoints(points)) * 10_000n - exact;
      expect(off > -5_000n && off <= 5_000n).toBe(true);
    });
    fc.assert(holds, { numRuns: 500 });
  });

  test.each([
    [33n, 0n], // 0.495 kobo
    [34n, 1n], // 0.51
    [100n, 2n], // 1.5: half goes up
    [300n, 5n], // 4.5
    [4_150_33n, 62_25n], // 6,225.495
  ])("one and a half per cent of %s kobo is %s", (amount, fee) => {
    expect(feeOf(amount, basisPoints(150))).toBe(fee);
  });

  test("a refund returns exactly the price, without a fee", () => {
    const { transfers } = shares(4_150_33n, 150, 4_150_33n);
    expect(transfers).toMatchObject([{ kind: "escrow_refund", amount: 4_150_33n }]);
  });
});

describe("limits", () => {
  test("hold at the kobo, for one trade and for the day, however the day is split", () => {
    const levels = fc.constantFrom(...(["BASIC", "VERIFIED", "TRUSTED"] as const));
    const holds = fc.property(levels, fc.array(kobo(12_000_000_00n), { maxLength: 20 }), (level, prices) => {
      const limits = firstSettings.tradeLimits[level];
      const [tradeMinor, dayMinor] = [BigInt(limits.tradeMinor), BigInt(limits.dayMinor)];
      let now = tradingLimits(ADA, { level, limits, tradedMinor: 0n });
      for (const price of prices) {
        try {
          countTrade(now, price, TODAY);
          now = { ...now, tradedMinor: now.tradedMinor + price };
        } catch (error) {
          expect(price > tradeMinor || now.tradedMinor + price > dayMinor, String(error)).toBe(true);
        }
        expect(now.tradedMinor <= dayMinor).toBe(true);
      }
    });
    fc.assert(holds, { numRuns: 300 });
    const ada = tradingLimits(ADA, { tradedMinor: 150_000_00n });
    expect(countTrade(ada, 50_000_00n, TODAY)).toEqual({
      change: { tradedMinor: 50_000_00n },
      guard: { day: TODAY, atMost: { traded_minor: ada.limits.dayMinor } },
    });
    expect(() => countTrade(ada, 50_000_01n, TODAY)).toThrow(
      expect.objectContaining({ reason: "trade_limit" }),
    );
    const nearly = tradingLimits(ADA, { tradedMinor: 150_000_01n });
    expect(() => countTrade(nearly, 50_000_00n, TODAY)).toThrow(
      expect.objectContaining({ reason: "day_limit" }),
    );
  });

  test("a new day starts at nothing, and a cancelled trade gives back only to the day it was counted for", () => {
    const full = tradingLimits(ADA, { day: "2026-11-20", tradedMinor: 200_000_00n });
    expect(countTrade(full, 50_000_00n, TODAY)).toMatchObject({ change: { tradedMinor: 50_000_00n } });
    expect(uncountTrade(50_000_00n, TODAY)).toEqual({
      change: { tradedMinor: -50_000_00n },
      guard: { day: TODAY },
    });
  });

  test("three payouts a day, and the next day three again", () => {
    const today = tradingLimits(ADA, { day: TODAY, tradedMinor: 5n, payouts: 2 });
    expect(countPayout(today, TODAY)).toMatchObject({ change: { payouts: 1 }, guard: { day: TODAY } });
    expect(() => countPayout({ ...today, payouts: 3 }, TODAY)).toThrow(
      expect.objectContaining({ reason: "payouts_today" }),
    );
    expect(countPayout({ ...today, payouts: 3 }, "2026-11-22")).toMatchObject({ change: { payouts: 1 } });
  });

  test("ten offers are open at most; one that ends makes room", () => {
    expect(countOffer(tradingLimits(BAYO, { openOffers: 9 }))).toMatchObject({ change: { openOffers: 1 } });
    expect(() => countOffer(tradingLimits(BAYO, { openOffers: 10 }))).toThrow(
      expect.objectContaining({ reason: "ten_offers" }),
    );
    expect(uncountOffer).toEqual({ change: { openOffers: -1 } });
  });

  test("who is unproven or frozen starts nothing", () => {
    const reason = (known: object) => () => mustBeAbleTo("accept", tradingLimits(ADA, known), NOW);
    expect(reason({ proven: false })).toThrow(expect.objectContaining({ reason: "unproven" }));
    const frozen = { kind: "frozen", reason: "A bank disputes a payment.", until: null, subjectKind: null };
    expect(reason({ restrictions: [frozen] })).toThrow(expect.objectContaining({ reason: "frozen" }));
    expect(reason({})).not.toThrow();
  });
});

describe("what a cancelled trade leaves of its offer", () => {
  const moderator = { id: newId(), roles: ["MODERATOR" as const] };
  const ended = (name: "cancel" | "agree-cancel" | "concede" | "rule", expiresAt: Date) => {
    const trade = tradeFacts({
      state: name === "concede" || name === "rule" ? "DISPUTED" : "IN_ESCROW",
      proposal: name === "agree-cancel" ? { kind: "cancel", by: "buyer" } : null,
    });
    const lines = trade.lines.map((line) => ({ ...line, offer: { ...line.offer, expiresAt } }));
    const by = name === "rule" ? moderator : { id: BAYO, roles: [] };
    const { counts = [] } = planMove({ ...trade, lines }, name, by, { to: "CANCELLED" });
    const of = (table: string) => counts.filter((count) => count.table === table);
    return {
      to: of("offer")[0]?.to,
      staysOpen: of("offer")[0]?.guard?.staysOpen,
      openOffers: of("allowance").find(({ change }) => change.openOffers !== undefined)?.change.openOffers,
    };
  };
  const later = new Date(NOW.getTime() + 1);

  test("the seller's own cancel withdraws it; an agreed one puts it back, or lets it expire", () => {
    expect(ended("cancel", later)).toEqual({ to: "WITHDRAWN", staysOpen: false, openOffers: -1 });
    expect(ended("agree-cancel", later)).toEqual({ to: undefined, staysOpen: true, openOffers: undefined });
    expect(ended("agree-cancel", NOW)).toEqual({ to: undefined, staysOpen: false, openOffers: -1 });
  });

  test.each(["concede", "rule"] as const)("a dispute that the seller lost withdraws it: %s", (name) => {
    expect(ended(name, later)).toEqual({ to: "WITHDRAWN", staysOpen: false, openOffers: -1 });
  });
});
