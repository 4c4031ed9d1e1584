import { expect, test } from "vitest";
import { CarrierHealth } from "./health";

test("a carrier is down once it says nothing of five parcels, since the first of them, and that is said once", () => {
  const health = new CarrierHealth();
  const seen = ["a", "b", "b", "b", "c", "d", "e", "f", "g"].map((number, at) => health.failed(number, at));
  expect(seen.map((since) => since ?? "")).toEqual(["", "", "", "", "", "", 0, "", ""]);
});

test("an answer begins the count anew, and so does one after it was down", () => {
  const health = new CarrierHealth();
  const silence = (from: number) =>
    ["a", "b", "c", "d"].map((number, at) => health.failed(number, from + at));
  silence(0);
  health.answered();
  expect(silence(100).filter((since) => since !== undefined)).toEqual([]);
  expect(health.failed("e", 104)).toBe(100);
  health.answered();
  silence(200);
  expect(health.failed("e", 204)).toBe(200);
});
