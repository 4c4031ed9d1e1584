import { describe, expect, test } from "vitest";
import { newsBetween } from "./market-news";

const shown = { ids: ["a", "b", "c"], readAt: "2026-11-21T10:00:00.000Z" };
const old = (id: string) => ({ id, createdAt: "2026-11-21T09:00:00.000Z" });
const young = (id: string) => ({ id, createdAt: "2026-11-21T10:00:01.000Z" });
const noneReturned = new Set<string>();

describe("what has changed on the market", () => {
  test("is nothing while the list is the same", () => {
    expect(newsBetween(shown, [old("a"), old("b"), old("c")], noneReturned)).toEqual({ fresh: [], gone: [] });
  });

  test("is an offer that was published since", () => {
    expect(newsBetween(shown, [young("n"), old("a"), old("b")], noneReturned)).toEqual({
      fresh: ["n"],
      gone: [],
    });
  });

  test("is an offer that has left, although an older one took its place at the end", () => {
    expect(newsBetween(shown, [old("a"), old("c"), old("d")], noneReturned)).toEqual({
      fresh: [],
      gone: ["b"],
    });
  });

  test("includes an older offer only if it was reported as back", () => {
    const now = [old("back"), old("a"), old("b")];
    expect(newsBetween(shown, now, noneReturned).fresh).toEqual([]);
    expect(newsBetween(shown, now, new Set(["back"])).fresh).toEqual(["back"]);
  });

  test("is one gone and one come at once", () => {
    expect(newsBetween(shown, [young("n"), old("b"), old("c")], noneReturned)).toEqual({
      fresh: ["n"],
      gone: ["a"],
    });
  });
});
