import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatClock,
  formatCountdown,
  formatDateTime,
  formatDay,
  formatDuration,
  formatMonth,
  formatRelative,
  formatTimeLeft,
} from "./time-format";

const now = new Date("2026-11-21T09:47:30Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const hours = 3600;
const days = 24 * hours;

describe("times are in Lagos's zone, whatever the server's zone", () => {
  test("the clock is an hour ahead of UTC", () => {
    expect(formatClock(now)).toBe("10:47");
    expect(formatDateTime(now)).toBe("21 Nov 2026, 10:47");
  });

  test("the day changes at midnight in Lagos", () => {
    const lateEvening = new Date("2026-11-30T23:30:00Z");
    expect(formatDay(lateEvening)).toBe("1 Dec 2026");
    expect(formatClock(lateEvening)).toBe("00:30");
    expect(formatMonth(lateEvening)).toBe("December 2026");
  });
});

test.each([
  [0, "just now"],
  [59, "just now"],
  [-59, "just now"],
  [-60, "1 min ago"],
  [-90 * 60, "1 h ago"],
  [-47 * hours, "47 h ago"],
  [-3 * days, "3 d ago"],
  [6 * hours, "in 6 h"],
  [-7 * days, "14 Nov 2026"],
  [8 * days, "29 Nov 2026"],
])("a moment %s seconds away reads '%s'", (seconds, text) => {
  expect(formatRelative(after(seconds), now)).toBe(text);
});

test.each([
  [-1, "ended"],
  [0, "ended"],
  [30, "under 1 min left"],
  [50 * 60, "50 min left"],
  [7 * hours - 1, "6 h left"],
  [2 * days, "2 d left"],
])("an offer with %s seconds left reads '%s'", (seconds, text) => {
  expect(formatTimeLeft(after(seconds), now)).toBe(text);
});

test.each([
  [0, "0 s"],
  [42.4, "42 s"],
  [240, "4 min"],
  [3 * hours, "3 h"],
])("%s seconds of delivery read '%s'", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test.each([
  [-5, "00:00:00"],
  [0, "00:00:00"],
  [1, "00:00:01"],
  [1000, "00:00:01"],
  [((23 * 60 + 41) * 60 + 8) * 1000, "23:41:08"],
  [48 * hours * 1000 - 1000, "47:59:59"],
  [48 * hours * 1000, "2 d 00:00:00"],
  [(50 * 3600 + 15 * 60 + 31) * 1000, "2 d 02:15:31"],
])("%s milliseconds count down as %s", (milliseconds, text) => {
  expect(formatCountdown(milliseconds)).toBe(text);
});

test("a countdown rounds up by less than a second", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 * hours * 1000 }), (milliseconds) => {
      const [clockLeft = "", days = "0"] = formatCountdown(milliseconds).split(" d ").toReversed();
      const [h = 0, m = 0, s = 0] = clockLeft.split(":").map(Number);
      const shown = (((Number(days) * 24 + h) * 60 + m) * 60 + s) * 1000;
      expect(shown - milliseconds).toBeGreaterThanOrEqual(0);
      expect(shown - milliseconds).toBeLessThan(1000);
    }),
  );
});
