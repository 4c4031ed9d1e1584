import { afterAll, beforeAll, expect, test } from "vitest";
import {
  approveListing,
  claimListing,
  flagListing,
  keepListing,
  moderationFigures,
  ownListing,
  reviewMonths,
} from "@/lib/catalog";
import { drafted, liveListing, submit, work } from "@/lib/catalog/scene-for-tests";
import { DAY } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { runJob } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { contribution } from "../contribution";
import { assignUnclaimed } from "./auto-assign";
import { queueCountsFor } from "./counts";
import { recordLate } from "./late";
import { queueFor } from "./list";

let app: TestApp;
let chidi: TestUser;
let dayo: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  dayo = await makeUser(app, "Dayo Bello", { staffRoles: ["MODERATOR"] });
  await app.asOwner("update allowance set listings_a_day = 500");
});
afterAll(() => app.close());

const queue = async (by: TestUser, sort: "riskiest" | "oldest" = "riskiest") =>
  (await queueFor(by.actor, "listing", { who: "all", sort })).cases;
const waiting = async (title?: string) => {
  const seller = await makeUser(app, "Bola Ade", { level: "TRUSTED" });
  const written = await drafted(app, seller, title ? { title } : {});
  await submit(seller, written);
  await work(app);
  return { seller, ...written };
};
const clear = async () => {
  for (const { place } of await queue(chidi)) {
    await claimListing(chidi.actor, newId(), { listingId: place });
    await approveListing(chidi.actor, newId(), { listingId: place });
  }
};

test("four hours are counted from 8 to 22 in Lagos", async () => {
  const due = async (at: string) =>
    (
      await queryOne<{ due: Date }>(sql`select lagos_hours_after(${at}::timestamptz, 4) as due`)
    )?.due.toISOString();
  const lagos = (at: string) => new Date(`${at}+01:00`).toISOString();
  const expected = {
    "2026-11-30T08:00": "2026-11-30T12:00",
    "2026-11-30T07:59": "2026-11-30T12:00",
    "2026-11-30T18:00": "2026-11-30T22:00",
    "2026-11-30T18:01": "2026-12-01T08:01",
    "2026-11-30T21:59": "2026-12-01T11:59",
    "2026-11-30T22:00": "2026-12-01T12:00",
    "2026-11-30T23:30": "2026-12-01T12:00",
    "2026-12-01T00:30": "2026-12-01T12:00",
  };
  for (const [at, then] of Object.entries(expected))
    expect([at, await due(lagos(at))]).toEqual([at, lagos(then)]);
});

test("listings wait riskiest and oldest first, and one that a colleague claims is not another’s to take", async () => {
  const plain = await waiting();
  const risky = await waiting("Pay before you see this phone");
  const later = await waiting();
  expect((await queue(chidi)).map(({ place }) => place)).toEqual([
    risky.listingId,
    plain.listingId,
    later.listingId,
  ]);
  expect((await queue(chidi, "oldest")).map(({ place }) => place)).toEqual([
    plain.listingId,
    risky.listingId,
    later.listingId,
  ]);
  const of = async (by: TestUser) => (await queue(by)).find(({ place }) => place === plain.listingId);
  expect(await of(dayo)).toMatchObject({ about: "first", mayTake: true, claim: null });
  await claimListing(chidi.actor, newId(), { listingId: plain.listingId });
  expect(await of(dayo)).toMatchObject({
    mayTake: false,
    claim: { staffId: chidi.id, staffName: "Chidi Eze" },
  });
  expect(await of(chidi)).toMatchObject({ mayTake: true, claim: { staffId: chidi.id } });
  await expect(approveListing(dayo.actor, newId(), { listingId: plain.listingId })).rejects.toMatchObject({
    reason: "claimed_by_another",
  });
  await app.moveTime("11 minutes");
  expect(await of(dayo)).toMatchObject({ mayTake: true, claim: null });
  expect((await queueCountsFor(chidi.actor)).listing).toEqual({ waiting: 3, late: 0 });
  await clear();
  expect(await queue(chidi)).toEqual([]);
});

test("one that waits too long goes to a colleague, once, and counts as late", async () => {
  const { listingId } = await waiting();
  const [found] = await queue(chidi);
  const subjectId = found?.id ?? "";
  const holder = async () =>
    (
      await queryOne<{ staffId: string }>(sql`
        select staff_id from open_assignment where kind = 'listing' and subject_id = ${subjectId}::uuid`)
    )?.staffId;
  await app.asOwner(
    `insert into assignment (id, kind, subject_id, staff_id, given_by_id) values ($1, 'listing', $2, $3, $3)`,
    [newId(), subjectId, chidi.id],
  );
  const before = (await moderationFigures(chidi.actor)).late;
  await recordLate();
  expect((await moderationFigures(chidi.actor)).late).toBe(before);
  await app.moveTime("15 hours");
  await recordLate();
  await recordLate();
  expect((await moderationFigures(chidi.actor)).late).toBe(before + 1);
  const decided = async () => {
    const months = await reviewMonths();
    const sum = (of: "decided" | "late") => months.reduce((all, month) => all + month[of], 0);
    return { decided: sum("decided"), late: sum("late") };
  };
  const untilNow = await decided();
  const late = { kind: "listing", subjectId, stage: "end", userId: null };
  await runJob(contribution.reactions.on, "staff.reassign_late_listing", { ...late, stage: "look" });
  expect(await holder()).toBe(chidi.id);
  await runJob(contribution.reactions.on, "staff.reassign_late_listing", late);
  expect(await holder()).toBe(dayo.id);
  await approveListing(dayo.actor, newId(), { listingId });
  expect(await decided()).toEqual({ decided: untilNow.decided + 1, late: untilNow.late + 1 });
});

test("the seller of one that waits too long is notified of the new date once, and reads it on its page", async () => {
  const { listingId, seller } = await waiting();
  const [dates] = await query<{ due: Date; next: Date }>(sql`
    select lagos_hours_after(submitted_at, 4) as due, lagos_hours_after(submitted_at, 14) as next from listing_record where id = ${listingId}::uuid`);
  if (!dates) throw new Error("it was submitted");
  const to = (at: Date, seconds: number) =>
    app.asOwner("select set_clock($1::timestamptz - now() + make_interval(secs => $2))", [at, seconds]);
  const late = async () => {
    await recordLate();
    await recordLate();
    return noticesOf(app, seller, "listing.late");
  };
  const newDate = async () => (await ownListing(seller.actor, listingId))?.lateReviewBy;
  await to(dates.due, -60);
  expect([await late(), await newDate()]).toEqual([[], null]);
  await to(dates.due, 1);
  const [notice] = await late();
  expect(notice).toMatchObject({ link: `/goods/mine/${listingId}` });
  expect(notice?.body).toContain(formatDateTime(dates.next));
  expect(await newDate()).toBe(dates.next.toISOString());
  expect(await late()).toHaveLength(1);

  await clear();
  await flagListing((await makeUser(app, "Uche", { level: "VERIFIED" })).actor, newId(), {
    listingId,
    reason: "SCAM",
  });
  await app.asOwner("update listing set flagged_at = app_now() - interval '1 day' where id = $1", [
    listingId,
  ]);
  expect((await queue(chidi)).map(({ about }) => about)).toEqual(["flags"]);
  expect(await late()).toHaveLength(1);
  await keepListing(chidi.actor, newId(), { listingId });
});

test("reports of readers are a case of their own, which ends with a decision", async () => {
  const seller = await makeUser(app, "Bisi Ola", { level: "TRUSTED" });
  const { listingId } = await liveListing(app, seller, chidi);
  const readers = await Promise.all(["Ada", "Obi"].map((name) => makeUser(app, name, { level: "VERIFIED" })));
  for (const { actor } of readers) await flagListing(actor, newId(), { listingId, reason: "SCAM" });
  await work(app);
  const [found] = await queue(dayo);
  expect(found).toMatchObject({ place: listingId, about: "flags", risk: 50 });
  expect(found?.since.getTime()).toBeGreaterThan(Date.now() - DAY);
  await keepListing(dayo.actor, newId(), { listingId });
  expect(await queue(dayo)).toEqual([]);
});

test("nobody is given a listing while a colleague looks at it", async () => {
  const { listingId } = await waiting();
  await query(sql`select 1`);
  await app.moveTime("12 minutes");
  await claimListing(dayo.actor, newId(), { listingId });
  await app.asOwner("update session set last_seen_at = app_now(), expires_at = app_now() + interval '1 day'");
  await assignUnclaimed();
  const [row] = await query<{ staffId: string }>(
    sql`select staff_id from open_assignment where kind = 'listing'`,
  );
  expect(row?.staffId ?? dayo.id).toBe(dayo.id);
  await clear().catch(() => undefined);
});
