import { describe, expect, test } from "vitest";
import { assetOf } from "@/lib/assets";
import {
  dayEnd,
  dayIn,
  dayStart,
  isFiltered,
  readSearch,
  readStatementFilter,
  statementHref,
} from "./filter";

test("reads a filter from the URL and ignores invalid values", () => {
  expect(
    readStatementFilter({ direction: "in", group: "sales", from: "2026-11-01", search: " mtn " }),
  ).toEqual({
    direction: "in",
    group: "sales",
    from: "2026-11-01",
    to: undefined,
    search: "mtn",
  });
  const invalid = {
    direction: "up",
    group: ["sales", "refunds"],
    from: "2026-02-30",
    to: "yesterday",
    search: " ",
  };
  expect(isFiltered(readStatementFilter(invalid))).toBe(false);
});

test("swaps days in the wrong order", () => {
  expect(readStatementFilter({ from: "2026-11-20", to: "2026-11-03" })).toMatchObject({
    from: "2026-11-03",
    to: "2026-11-20",
  });
});

test("a filter read from a URL maps back to the same URL", () => {
  const url = "/wallet?direction=out&group=refunds&from=2026-11-01&to=2026-11-30&search=%E2%82%A64%2C150";
  expect(statementHref(readStatementFilter(Object.fromEntries(new URL(url, "http://x").searchParams)))).toBe(
    url,
  );
  expect(statementHref({ group: "sales" }, { group: undefined })).toBe("/wallet");
});

test("a day begins and ends at midnight in Lagos", () => {
  expect(dayStart("2026-11-21").toISOString()).toBe("2026-11-20T23:00:00.000Z");
  expect(dayEnd("2026-02-28").toISOString()).toBe("2026-02-28T23:00:00.000Z");
  for (const none of ["2026-13-01", "2026-02-29", "1999-01-01", "2026-1-1", "20261121", ""]) {
    expect(dayIn(none), none).toBeUndefined();
  }
});

const airtimeOn = (operator: string) => ({
  by: "terms",
  kind: "AIRTIME",
  terms: assetOf("AIRTIME").search?.(operator.toLowerCase()),
});

describe("a search", () => {
  const id = "019aa2b4-1c1d-7f00-8000-0123456789ab";
  test.each([
    ["4150", { by: "amount", minor: 4_150_00n }],
    ["₦4,150.50", { by: "amount", minor: 4_150_50n }],
    ["−₦62.25", { by: "amount", minor: 62_25n }],
    ["MTN", airtimeOn("MTN")],
    ["glo airtime", airtimeOn("GLO")],
    ["9mobile", airtimeOn("T2")],
    [`dep-${id}`, { by: "reference", reference: `dep-${id}` }],
    [`PAY-${id.toUpperCase()}`, { by: "reference", reference: `pay-${id}` }],
    [id, { by: "trade", id }],
    [`https://amana.example/trades/${id}?tab=chat`, { by: "trade", id }],
    ["ent-1204", { by: "entry", id: 1_204n }],
  ])("for %s", (typed, search) => {
    expect(readSearch(typed)).toEqual(search);
  });

  test.each([
    "",
    "0",
    "hello",
    "dep-1",
    "ent-",
    "ent--1",
    "1e9",
    "' or 1=1 --",
    `x${id}`,
    "ent-9999999999999999999",
    "constructor",
    "__proto__",
    "toString airtime",
  ])("for %s finds nothing", (typed) => {
    expect(readSearch(typed)).toBeUndefined();
  });
});
