import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY } from "@/lib/kernel/clock";
import { query, sql } from "@/lib/kernel/db";
import { runDue, runJob } from "@/lib/testing/reactions";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { extendListing, flagListing, keepListing, listingFor, ownListing, renewListing } from ".";
import { catalogReactions } from "./reactions";
import { endsOf, liveListing, work } from "./scene-for-tests";

let app: TestApp;
let chidi: TestUser;
let dayo: TestUser;
let bayo: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  dayo = await makeUser(app, "Dayo Bello", { staffRoles: ["MODERATOR"] });
  bayo = await makeUser(app, "Bayo Adeyemi", { level: "TRUSTED" });
  await app.asOwner("update allowance set listings_a_day = 500");
});
afterAll(() => app.close());

const refused = (name: string) => expect.objectContaining({ reason: name }) as unknown;

test("a seller is reminded twice, once each however often the clock looks, then it is out of sight, and renewed", async () => {
  const seller = await makeUser(app, "Bisi Ola");
  const { listingId } = await liveListing(app, seller, chidi);
  const reminders = async () => {
    await Promise.all([runDue(catalogReactions), runDue(catalogReactions)]);
    await runDue(catalogReactions);
    const { rows } = await app.asOwner(
      "select payload->>'hours' as hours from outbox where topic = 'listing.expiring' and payload->>'listingId' = $1 order by id",
      [listingId],
    );
    return rows.map(({ hours }: { hours: string }) => hours);
  };
  expect(await reminders()).toEqual([]);
  await expect(renewListing(seller.actor, freshKey(), { listingId })).rejects.toEqual(refused("too_early"));
  await app.moveTime("27 days 1 hour");
  expect(await reminders()).toEqual(["72"]);
  await app.moveTime("2 days");
  expect(await reminders()).toEqual(["72", "24"]);
  await app.moveTime("23 hours");
  expect(await reminders()).toEqual(["72", "24"]);
  expect((await ownListing(seller.actor, listingId))?.status).toBe("EXPIRED");
  expect(await listingFor(null, listingId)).toMatchObject({ is: "over" });
  await renewListing(seller.actor, freshKey(), { listingId });
  expect(await listingFor(null, listingId)).toMatchObject({ is: "shown" });
  expect(await reminders()).toEqual(["72", "24"]);
});

test("staff let a listing run on, with a reason, up to 90 days", async () => {
  const seller = await makeUser(app, "Bisi Ola");
  const { listingId } = await liveListing(app, seller, chidi);
  const [{ now } = { now: new Date() }] = await query<{ now: Date }>(sql`select app_now() as now`);
  const until = (days: number) => ({
    listingId,
    until: new Date(now.getTime() + days * DAY),
    reason: "The post is on strike.",
  });
  await expect(extendListing(dayo.actor, freshKey(), until(91))).rejects.toEqual(refused("too_far"));
  await extendListing(dayo.actor, freshKey(), until(80));
  const expiresAt = (await ownListing(seller.actor, listingId))?.expiresAt ?? "";
  expect(Date.parse(expiresAt)).toBe(until(80).until.getTime());
});

test("flags of trusted readers bring a listing to the queue, two serious ones of verified people hide it", async () => {
  const { listingId } = await liveListing(app, bayo, chidi);
  const readers = await Promise.all(
    Array.from({ length: 3 }, (_, at) =>
      makeUser(app, `Reader ${String(at)}`, { level: at < 2 ? "VERIFIED" : "BASIC" }),
    ),
  );
  const flag = (reader: TestUser) => flagListing(reader.actor, freshKey(), { listingId, reason: "SCAM" });
  await expect(flag(bayo)).rejects.toEqual(refused("own_listing"));
  await flag(readers[2] as TestUser);
  await flag(readers[0] as TestUser);
  await work(app);
  expect(await listingFor(null, listingId)).toMatchObject({ is: "shown" });
  expect(await endsOf([flag(readers[1] as TestUser), flag(readers[1] as TestUser)])).toContain("done");
  await work(app);
  expect(await listingFor(null, listingId)).toMatchObject({ is: "over" });
  await keepListing(dayo.actor, freshKey(), { listingId });
  expect(await listingFor(null, listingId)).toMatchObject({ is: "shown" });
  await expect(flag(readers[0] as TestUser)).rejects.toEqual(refused("flagged_already"));
});

test("the listings of one who is blocked are out of sight, and theirs to show again", async () => {
  const seller = await makeUser(app, "Bisi Ola");
  const { listingId } = await liveListing(app, seller, chidi);
  await restrict(app, seller.id, "blocked");
  await runJob(catalogReactions.on, "catalog.hold_of_blocked", { userId: seller.id });
  expect((await ownListing(seller.actor, listingId))?.status).toBe("INACTIVE");
});
