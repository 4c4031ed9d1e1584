import { expect, test } from "vitest";
import { availabilityOf } from "./offer-availability";

const now = new Date("2026-11-21T10:00:00Z");
const later = "2026-11-21T10:00:01Z";

test("an offer whose time has passed is over, even before the clock has ended it", () => {
  expect(availabilityOf({ state: "AVAILABLE", expiresAt: later }, now)).toBe("open");
  expect(availabilityOf({ state: "AVAILABLE", expiresAt: now.toISOString() }, now)).toBe("expired");
  expect(availabilityOf({ state: "EXPIRED", expiresAt: later }, now)).toBe("expired");
});

test("an offer in a trade is taken, whatever the time", () => {
  expect(availabilityOf({ state: "IN_ESCROW", expiresAt: now.toISOString() }, now)).toBe("taken");
  expect(availabilityOf({ state: "COMPLETED", expiresAt: later }, now)).toBe("sold");
  expect(availabilityOf({ state: "WITHDRAWN", expiresAt: later }, now)).toBe("withdrawn");
});
