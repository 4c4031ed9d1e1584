import { expect, test } from "vitest";
import { workingDaysAfter } from "./days";

test.each([
  // 2026-11-30 is a Monday.
  ["2026-11-30", 0, "2026-11-30"],
  ["2026-11-30", 5, "2026-12-05"],
  ["2026-11-30", 6, "2026-12-07"],
  // Sunday, Christmas and the day after.
  ["2026-11-29", 0, "2026-11-30"],
  ["2026-12-24", 1, "2026-12-28"],
  ["2026-12-31", 1, "2027-01-02"],
  ["2028-02-28", 1, "2028-02-29"],
])("from %s it is %i working days to %s", (day, days, then) => {
  expect(workingDaysAfter(day, days)).toBe(then);
});
