import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { restrictPerson } from "@/lib/identity/restrictions/commands/restrict-person";
import { HOUR, MINUTE } from "@/lib/kernel/clock";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { offerOf } from "@/lib/trades/scenes-for-tests";
import { findOffers, readRates, readShelves } from ".";

let app: TestApp;
let bayo: TestUser;

beforeAll(async () => {
  app = await testApp();
  bayo = await makeUser(app, "Bayo");
});
afterAll(() => app.close());
afterEach(() => vi.useRealTimers());

const asked = { kind: "AIRTIME", sort: "rate", limit: 10 } as const;

test("a shelf counts what can be bought and has its best price, and is counted anew after ten seconds", async () => {
  // The clock by which answers are kept; that of the database goes on.
  vi.useFakeTimers({ toFake: ["performance"] });
  await offerOf(bayo, 4_000_00n);
  await offerOf(bayo, 5_000_00n);
  await offerOf(bayo, 5_000_00n, 12 * MINUTE, "GLO");
  await app.asOwner("update offer set rate_bps = 7500 where price_minor = 400000");
  const blocked = await makeUser(app, "Sani");
  await offerOf(blocked, 1_000_00n);
  const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  const until = new Date(Date.now() + 86_400_000);
  await restrictPerson(chidi.actor, newId(), {
    userId: blocked.id,
    kind: "blocked",
    reason: "Stolen airtime.",
    until,
  });
  const glo = { listedUnder: "GLO", offers: 1, bestRateBps: 8333 };
  const first = await readShelves("AIRTIME");
  expect(new Set(first)).toEqual(new Set([{ listedUnder: "MTN", offers: 2, bestRateBps: 7500 }, glo]));
  expect(await readRates("AIRTIME")).toEqual([
    { listedUnder: "GLO", fromBps: 8_200, offers: 1 },
    { listedUnder: "MTN", fromBps: 7_400, offers: 1 },
    { listedUnder: "MTN", fromBps: 8_200, offers: 1 },
  ]);
  await app.moveTime("20 minutes");
  expect(await readShelves("AIRTIME")).toBe(first);
  vi.advanceTimersByTime(10_000);
  expect(await readShelves("AIRTIME")).toEqual([{ listedUnder: "MTN", offers: 2, bestRateBps: 7500 }]);
});

test("the market can be asked for sellers who deliver within a time", async () => {
  const slow = await makeUser(app, "Slow");
  const fast = await makeUser(app, "Fast");
  await Promise.all([slow, fast].map((seller) => offerOf(seller, 3_000_00n, 3 * HOUR)));
  await app.asOwner(
    "insert into reputation (user_id, trades_completed, median_delivery_seconds, last_trades) values ($1, 3, 301, '101'), ($2, 3, 300, '011')",
    [slow.id, fast.id],
  );
  const { items } = await findOffers({ ...asked, deliversWithin: "300" });
  expect(items.map(({ seller }) => seller.name)).toEqual(["Fast"]);
  expect(items[0]?.seller.lastTrades).toEqual([false, true, true]);
});
