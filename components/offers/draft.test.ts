import { expect, test } from "vitest";
import { bandFor, draftOf } from "./draft";
import { fromLagosField, hoursLater, lagosFieldValue } from "./lagos-time";

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

test("the price band is half to all of the face value, and an odd kobo is rounded into it", () => {
  expect(bandFor(500_000n)).toEqual({ lowestMinor: 250_000n, highestMinor: 500_000n });
  expect(bandFor(10_001n)).toEqual({ lowestMinor: 5_001n, highestMinor: 10_001n });
});

test("the expiry is written and read on Lagos's clock, an hour ahead of UTC", () => {
  expect(lagosFieldValue(new Date("2026-12-31T23:30:00Z"))).toBe("2027-01-01T00:30");
  expect(fromLagosField("2027-01-01T00:30")).toEqual(new Date("2026-12-31T23:30:00Z"));
  expect(hoursLater("2026-11-21T10:00:59Z", 24)).toBe("2026-11-22T11:00");
});
