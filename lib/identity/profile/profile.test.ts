import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call } from "@orpc/server";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allReactions, files } from "@/lib/composition";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { moneyView } from "@/lib/kernel/schema";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { profileProcedures } from "./procedures";
import { readOwnProfile, readPerson } from "./profile";

const folder = mkdtempSync(path.join(tmpdir(), "amana-profile-"));
let app: TestApp;

beforeAll(async () => {
  app = await testApp({ FILES_DIR: folder });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const as = ({ actor }: TestUser): { context: CallContext } => ({
  context: { actor, key: undefined, requestId: "test", address: "203.0.113.1", userAgent: "Test" },
});

async function pictureFile(colour: string): Promise<File> {
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: colour } })
    .png()
    .toBuffer();
  return new File([new Uint8Array(bytes)], "../../etc/passwd", { type: "text/html" });
}

/** What everyone is shown of a picture. */
async function pictureOf(mediaId: string): Promise<Buffer | undefined> {
  const shown = await files.show(null, { mediaId, page: 1 });
  return typeof shown === "object" ? shown.bytes : undefined;
}

/** Runs the slices' jobs, as the worker does. */
async function react() {
  await runWaiting(
    app,
    allReactions.flatMap(({ on = [] }) => on),
  );
  // Removing a file lets go of its bytes by a job of its own.
  await runWaiting(
    app,
    allReactions.flatMap(({ on = [] }) => on),
  );
}

test("stores a picture under a new id, and deletes the previous one", async () => {
  const ada = await makeUser(app, "Ada");
  const first = await call(profileProcedures.setPicture, { picture: await pictureFile("#f00") }, as(ada));
  const second = await call(profileProcedures.setPicture, { picture: await pictureFile("#00f") }, as(ada));
  await react();
  expect(await pictureOf(first.pictureId)).toBeUndefined();
  expect(readdirSync(path.join(folder, "media"))).toEqual([second.pictureId]);
  expect((await sharp(await pictureOf(second.pictureId)).metadata()).format).toBe("webp");
  expect(await readPerson(ada.id)).toMatchObject({ pictureId: second.pictureId });
  await call(profileProcedures.removePicture, undefined, as(ada));
  await react();
  expect(await readPerson(ada.id)).toMatchObject({ pictureId: null });
  expect(readdirSync(path.join(folder, "media"))).toEqual([]);
});

test("shows a picture only while it is its owner's, and nothing under other names", async () => {
  const ada = await makeUser(app, "Ada");
  const { pictureId } = await call(
    profileProcedures.setPicture,
    { picture: await pictureFile("#0f0") },
    as(ada),
  );
  expect(await pictureOf(pictureId)).toBeInstanceOf(Buffer);
  for (const name of [
    "../../etc/passwd",
    `../media/${pictureId}`,
    pictureId.toUpperCase(),
    `${pictureId}/`,
    "",
  ]) {
    expect(await pictureOf(name)).toBeUndefined();
  }
  await call(profileProcedures.removePicture, undefined, as(ada));
  expect(await pictureOf(pictureId)).toBeUndefined();
});

test("a bio is plain text of at most 300 characters", async () => {
  const ada = await makeUser(app, "Ada");
  const say = (bio: string) => call(profileProcedures.setBio, { bio }, as(ada));
  await say("  I sell MTN.\r\n\r\n\r\n\r\n<b>Fast</b> ");
  expect(await readPerson(ada.id)).toMatchObject({ bio: "I sell MTN.\n\n<b>Fast</b>" });
  await say("😀".repeat(300));
  await expect(say("x".repeat(301))).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("links are names on known networks, however they are given, and those left out are removed", async () => {
  const ada = await makeUser(app, "Ada");
  const link = (links: object) => call(profileProcedures.setLinks, links, as(ada));
  await link({
    instagram: "@ada.sells",
    x: "https://twitter.com/ada_sells?s=20",
    tiktok: "tiktok.com/@ada/",
  });
  expect(await readPerson(ada.id)).toMatchObject({
    links: { instagram: "ada.sells", x: "ada_sells", tiktok: "ada" },
  });
  await link({ instagram: "", facebook: "m.facebook.com/ada.obi.7" });
  expect((await readPerson(ada.id))?.links).toEqual({ facebook: "ada.obi.7" });
  const hostile = [
    { x: "https://x.com.evil.test/ada" },
    { x: "https://evil.test/x.com/ada" },
    { x: "javascript:alert(1)//x.com/ada" },
    { x: "https://x.com/ada/status/1" },
    { instagram: "wa.me/2348031234567" },
    { instagram: "../../offers" },
    { facebook: "ada obi" },
    { telegram: "ada" },
  ];
  for (const links of hostile) await expect(link(links)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect((await readPerson(ada.id))?.links).toEqual({ facebook: "ada.obi.7" });
});

test("an address is whole, the person’s own, and can be removed", async () => {
  const ada = await makeUser(app, "Ada");
  const address = { street: " 12 Allen Avenue ", town: "Ikeja", state: "Lagos" } as const;
  await call(profileProcedures.setAddress, address, as(ada));
  expect(await readOwnProfile(ada.id)).toMatchObject({ address: { ...address, street: "12 Allen Avenue" } });
  expect(JSON.stringify(await readPerson(ada.id))).not.toContain("Allen");
  for (const wrong of [{ street: "\u3164".repeat(9) }, { town: "" }, { state: "Ontario" }]) {
    const given = { ...address, ...wrong } as typeof address;
    await expect(call(profileProcedures.setAddress, given, as(ada))).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  }
  await call(profileProcedures.removeAddress, undefined, as(ada));
  expect(await readOwnProfile(ada.id)).toMatchObject({ address: null });
});

test("a public profile contains nothing private", async () => {
  const ada = await makeUser(app, "Ada", { level: "VERIFIED", balanceMinor: 5_000_00n });
  await app.asOwner(
    `insert into reputation (user_id, trades_completed, trades_unfinished, purchases_completed, median_delivery_seconds, purchases_unfinished,
       median_confirm_seconds, trades_ended, trades_disputed, disputes_lost, ratings, stars_total)
     values ($1, 3, 1, 2, 240, 2, 90, 8, 2, 1, 3, 14)`,
    [ada.id],
  );
  const person = await call(profileProcedures.getPerson, { id: ada.id }, as(ada));
  expect(person).toEqual({
    id: ada.id,
    name: "Ada",
    bio: "",
    links: {},
    pictureId: null,
    verified: true,
    memberSince: expect.any(Date),
    tradesCompleted: 3,
    purchasesCompleted: 2,
    completionRateBps: 7_500,
    medianDeliverySeconds: 240,
    purchaseRateBps: 5_000,
    medianConfirmSeconds: 90,
    disputeRateBps: 2_500,
    disputesLost: 1,
    ratings: 3,
    ratingTenths: 46,
    recent: [30, 90].map((days) => ({ days, trades: 0, volume: moneyView(0n) })),
  });
});

test("unknown, closed, erased and unverified users have no public profile", async () => {
  const closed = await makeUser(app, "Closed");
  await app.asOwner("update app_user set closed_at = app_now() where id = $1", [closed.id]);
  const erased = await makeUser(app, "Erased");
  await app.asOwner("update app_user set erased_at = app_now() where id = $1", [erased.id]);
  const unproven = await makeUser(app, "New", { proven: false });
  for (const id of [closed.id, erased.id, unproven.id, newId(), "nobody", "' or 1=1"]) {
    expect(await readPerson(id)).toBeUndefined();
    await expect(call(profileProcedures.getPerson, { id }, as(closed))).rejects.toMatchObject({
      status: 404,
    });
  }
});
