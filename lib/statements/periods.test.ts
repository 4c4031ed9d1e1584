import { expect, test } from "vitest";
import { monthBefore, monthOf, periodInWords, statementPeriod } from "./periods";

test("a month has its first and last day, also in leap years", () => {
  expect(monthOf("2028-02-10")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect(monthOf("2026-12-31")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
  expect(monthBefore("2026-01-31")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
});

test("the period of a PDF is the requested days, or the current month in Lagos", () => {
  const now = new Date("2026-11-30T23:30:00Z"); // December in Lagos
  expect(statementPeriod({}, now)).toEqual({ from: "2026-12-01", to: "2026-12-31" });
  expect(statementPeriod({ from: "2026-10-07" }, now)).toEqual({ from: "2026-10-07", to: "2026-12-01" });
  expect(statementPeriod({ to: "2026-10-07" }, now)).toEqual({ from: "2026-10-01", to: "2026-10-07" });
  expect(statementPeriod({ from: "2027-01-05" }, now)).toEqual({ from: "2027-01-05", to: "2027-01-05" });
});

test("formats periods", () => {
  expect(periodInWords({ from: "2026-11-01", to: "2026-11-30" })).toBe("November 2026");
  expect(periodInWords({ from: "2026-11-01", to: "2026-11-12" })).toBe("1 Nov 2026 to 12 Nov 2026");
  expect(periodInWords({ from: "2026-11-12", to: "2026-11-12" })).toBe("12 Nov 2026");
  expect(periodInWords({ from: "2026-11-12" })).toBe("Since 12 Nov 2026");
  expect(periodInWords({ to: "2026-11-12" })).toBe("Until 12 Nov 2026");
  expect(periodInWords({})).toBeUndefined();
});
