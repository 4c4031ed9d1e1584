import { expect, test } from "vitest";
import { type ListingStatus, listingStatuses } from "@/lib/catalog/words";
import { after, DAY, HOUR } from "@/lib/kernel/clock";
import { ownTabs, tabOf, tabPath } from "./own-tabs";
import { movesOf } from "./what-can-be-done";

const now = new Date("2026-11-30T10:00:00Z");
const at = (status: ListingStatus, ends: Date | null, isExpiring = false) =>
  movesOf({ status, isExpiring, expiresAt: ends?.toISOString() ?? null }, now);

test("a listing is renewed in its last three days, and for ninety days after its end", () => {
  expect(at("AVAILABLE", after(now, 20 * DAY))).not.toContain("renew");
  expect(at("AVAILABLE", after(now, 71 * HOUR), true)[0]).toBe("renew");
  expect(at("EXPIRED", after(now, -89 * DAY))).toEqual(["renew", "delete"]);
  expect(at("EXPIRED", after(now, -91 * DAY))).toEqual(["delete"]);
});

test("a paused listing is put back while its time runs, and no longer", () => {
  expect(at("INACTIVE", after(now, DAY))).toContain("resume");
  expect(at("INACTIVE", after(now, -1))).not.toContain("resume");
});

test("what is sold out, or in trades to its last piece, is restocked", () => {
  expect(at("COMPLETED", after(now, -DAY))[0]).toBe("restock");
  expect(at("IN_ESCROW", after(now, 20 * DAY))).toContain("restock");
  expect(at("EXPIRED", after(now, -DAY))).not.toContain("restock");
});

test("what is rejected is mended, and only what has ended or was never live is deleted", () => {
  expect(at("REJECTED", null)[0]).toBe("mend");
  const deletable = listingStatuses.filter((status) => at(status, after(now, DAY)).includes("delete"));
  expect(deletable).toEqual(["DRAFT", "REJECTED", "COMPLETED", "EXPIRED", "WITHDRAWN"]);
});

test("each status is under one tab, and an unknown tab is the first", () => {
  expect(ownTabs.flatMap(({ statuses }) => statuses as readonly ListingStatus[]).toSorted()).toEqual(
    listingStatuses.toSorted(),
  );
  expect([tabOf("rejected").tab, tabOf("__proto__").tab, tabOf(["live"]).tab]).toEqual([
    "rejected",
    "live",
    "live",
  ]);
  expect([tabPath("live"), tabPath("sold", "c")]).toEqual(["/goods/mine", "/goods/mine?tab=sold&cursor=c"]);
});
