import { expect, test } from "vitest";
import { fromLagosField, hoursLater, lagosFieldValue } from "@/components/offers/lagos-time";
import { firstSettings } from "@/lib/offers/first-settings";
import { commissionOn, draftOf, obstacleTo, transfersIn } from "./draft";

const known = { lowestMinor: 50_00n, checkedOn: "2026-03-06", source: "Its site" };
const limits = { MTN: { ...known, highestMinor: 10_000_00n }, AIRTEL: known, GLO: known, T2: known };

test("half-typed fields are no draft yet", () => {
  expect(draftOf({ network: "VODAFONE", faceValue: "5,0", price: "-1", expiresAt: "2026-" })).toEqual({
    network: undefined,
    faceValueMinor: undefined,
    priceMinor: undefined,
    expiresAt: undefined,
  });
  expect(draftOf({ network: "GLO", faceValue: "5,000", price: "4150.5" })).toMatchObject({
    network: "GLO",
    faceValueMinor: 500_000n,
    priceMinor: 415_050n,
  });
});

test("says what stands between a draft and its offer: what is wrong, or else what is missing", () => {
  const says = (fields: Record<string, string>) =>
    obstacleTo(draftOf(fields), { band: { leastBps: 5_000, mostBps: 10_000 }, limits } as never);
  expect(says({})).toMatch(/^Choose a network, an amount and a price/);
  expect(says({ network: "MTN" })).toMatch(/^Choose an amount and a price/);
  expect(says({ faceValue: "5 000", price: "4 500" })).toMatch(/^Choose a network to/);
  expect(says({ network: "MTN", faceValue: "5000", price: "6000" })).toMatch(/between ₦2,500 and ₦5,000/);
  expect(says({ faceValue: "5000", price: "6000" })).toMatch(/between ₦2,500 and ₦5,000/);
  expect(says({ network: "MTN", faceValue: "5000000" })).toMatch(/between ₦100 and ₦1,000,000/);
  expect(says({ network: "MTN", faceValue: "5000", price: "4500" })).toBeUndefined();
  expect(says({ network: "MTN", faceValue: "10007", price: "9000" })).toMatch(
    /Try ₦10,006 of airtime for ₦9,000/,
  );
  expect(says({ network: "GLO", faceValue: "10007", price: "9000" })).toBeUndefined();
});

test("a price inside the band shows the commission of the first rule that fits, and one outside shows none", () => {
  const selling = {
    seller: {} as never,
    level: "BASIC" as const,
    tradeLimitMinor: 50_000_00n,
    now: "2026-11-21T10:00:00Z",
    band: firstSettings.priceBand,
    limits,
    commission: [
      { bps: 50, startsAt: "2026-11-22T00:00:00+01:00" },
      { bps: 100, fromMinor: 4_000_00n, untilMinor: 5_000_00n },
      { bps: 200, sellerLevel: "VERIFIED" as const },
      { bps: 150 },
    ],
  };
  const on = (price: string, at = selling.now) =>
    commissionOn(draftOf({ faceValue: "100.01", price }), { ...selling, now: at });
  expect(on("50.00")).toBeUndefined();
  expect(on("50.01")).toEqual({ basisPoints: 150, feeMinor: 75n });
  expect(on("100.01")).toEqual({ basisPoints: 150, feeMinor: 150n });
  expect(on("100.02")).toBeUndefined();
  expect(on("100", "2026-11-21T23:00:00Z")).toEqual({ basisPoints: 50, feeMinor: 50n });
  const banded = commissionOn(draftOf({ faceValue: "5,000", price: "4,000" }), selling);
  expect(banded).toEqual({ basisPoints: 100, feeMinor: 40_00n });
  expect(commissionOn(draftOf({ faceValue: "5,000", price: "5,000" }), selling)?.basisPoints).toBe(150);
});

test("the commission on several transfers is that on each, so many times", () => {
  const selling = {
    seller: {} as never,
    level: "BASIC" as const,
    tradeLimitMinor: 50_000_00n,
    now: "2026-11-21T10:00:00Z",
    band: firstSettings.priceBand,
    limits,
    commission: [{ bps: 150 }],
  };
  const draft = draftOf({ network: "MTN", faceValue: "30,000", price: "27,001.11" });
  expect(transfersIn(draft, selling)).toEqual({ count: 3n, faceMinor: 10_000_00n, priceMinor: 9_000_37n });
  // 1.5 % of 900,037 kobo is 13,500.555, of which three are 40,503 and not 40,502.
  expect(commissionOn(draft, selling)).toEqual({ basisPoints: 150, feeMinor: 405_03n });
});

test("the expiry is written and read on Lagos's clock, an hour ahead of UTC", () => {
  expect(lagosFieldValue(new Date("2026-12-31T23:30:00Z"))).toBe("2027-01-01T00:30");
  expect(fromLagosField("2027-01-01T00:30")).toEqual(new Date("2026-12-31T23:30:00Z"));
  expect(hoursLater("2026-11-21T10:00:59Z", 24)).toBe("2026-11-22T11:00");
});
