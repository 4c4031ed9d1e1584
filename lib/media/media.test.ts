import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { allReactions, files } from "@/lib/composition";
import { HOUR } from "@/lib/kernel/clock";
import { SYSTEM } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { env, keyringSchema } from "@/lib/kernel/env";
import { expectKilledAt } from "@/lib/testing/kill";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { keepFile, type MediaUse, madeOf, receiveFile, removeMedia } from ".";
import { mediaOf } from "./reactions";
import { photo } from "./scene-for-tests";
import { readShown } from "./shelf";
import { sweep } from "./sweep";
import { rewrapDataKeys } from "./vault";

const folder = mkdtempSync(path.join(tmpdir(), "amana-media-"));
const bytesIn = path.join(folder, "media");
let app: TestApp;
let ada: TestUser;
let eve: TestUser;

beforeAll(async () => {
  app = await testApp({ FILES_DIR: folder });
  ada = await makeUser(app, "Ada");
  eve = await makeUser(app, "Eve");
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => rm(bytesIn, { recursive: true, force: true }));

/** A purpose whose files only their owners see, and that something always refers to. */
const own: MediaUse = {
  purpose: "evidence",
  mayView: (viewer) => sql`m.owner_id = ${viewer?.id ?? null}::uuid`,
  isUsed: sql`true`,
};

async function keepFor(person: TestUser, sent?: Buffer): Promise<string> {
  const kept = await receiveFile("evidence", sent ?? (await photo()), person.id);
  await keepFile(person.actor, kept);
  return kept.id;
}

const show = (viewer: TestUser | null, mediaId: string, page = 1) =>
  readShown([own], viewer?.actor ?? null, { mediaId, page });
const rowOf = async (id: string) =>
  (await app.asOwner("select * from media where id = $1", [id])).rows[0] as Record<string, unknown>;
const pathOf = async (id: string, begins: string) => {
  const name = (await readdir(path.join(bytesIn, id))).find((one) => one.startsWith(begins)) ?? "none";
  return path.join(bytesIn, id, name);
};

test("a file is kept as it was given, under a key of its own, and its row says what it was", async () => {
  const sent = await photo();
  const id = await keepFor(ada, sent);
  expect(await rowOf(id)).toMatchObject({
    owner_id: ada.id,
    state: "READY",
    mime: "image/jpeg",
    size_bytes: sent.length,
    sha256: createHash("sha256").update(sent).digest("hex"),
    has_original: true,
  });
  for (const name of ["original", "page-1-"]) {
    const bytes = await readFile(await pathOf(id, name));
    expect(bytes.includes("Phone of Ada")).toBe(false);
    expect(bytes.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    expect(bytes.includes("WEBP")).toBe(false);
  }
});

test("only those see a file whom its purpose lets, a page that there is, and once if they have it", async () => {
  const id = await keepFor(ada);
  const shown = await show(ada, id);
  expect(shown).toMatchObject({ mime: "image/webp" });
  expect(await show(eve, id)).toBeUndefined();
  expect(await show(null, id)).toBeUndefined();
  for (const page of [0, 2, -1, Number.NaN]) expect(await show(ada, id, page)).toBeUndefined();
  const known = typeof shown === "object" ? shown.etag : "";
  expect(await readShown([own], ada.actor, { mediaId: id, page: 1, known })).toBe("same");
  expect(await readShown([own], eve.actor, { mediaId: id, page: 1, known })).toBeUndefined();
  expect(
    await readShown([{ ...own, purpose: "picture" }], ada.actor, { mediaId: id, page: 1 }),
  ).toBeUndefined();
});

test("bytes that were swapped, changed or cut off in the store are not shown", async () => {
  const [first, second] = [await keepFor(ada), await keepFor(ada, await photo("#f00"))];
  const [one, other] = [await pathOf(first, "page"), await pathOf(second, "page")];
  const whole = await readFile(one);
  await writeFile(one, await readFile(other));
  await expect(show(ada, first)).rejects.toMatchObject({ name: "SealedError", reason: "not_authentic" });
  // The original of the same file is no page of it either.
  await writeFile(one, await readFile(await pathOf(first, "original")));
  await expect(show(ada, first)).rejects.toMatchObject({ reason: "not_authentic" });
  const changed = Buffer.from(whole);
  changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
  for (const bytes of [changed, whole.subarray(0, -1), randomBytes(500), Buffer.alloc(0)]) {
    await writeFile(one, bytes);
    await expect(show(ada, first)).rejects.toMatchObject({ name: "SealedError" });
  }
  await writeFile(one, whole);
  expect(await show(ada, first)).toMatchObject({ mime: "image/webp" });
});

test("a data key that was put into another row opens nothing", async () => {
  const [first, second] = [await keepFor(ada), await keepFor(eve)];
  const { data_key: key } = await rowOf(first);
  await app.asOwner("update media set data_key = $2 where id = $1", [second, key]);
  await expect(show(eve, second)).rejects.toMatchObject({ reason: "not_authentic" });
});

test("with a new key in the ring, data keys are sealed anew, and the bytes stay as they are", async () => {
  const id = await keepFor(ada);
  const before = await readFile(await pathOf(id, "page"));
  const ring = env().KEYRING;
  const fresh = keyringSchema.parse(`fresh:${randomBytes(32).toString("base64")}`);
  const both = { active: "fresh", keys: new Map([...fresh.keys, ...ring.keys]) };
  try {
    Object.assign(env(), { KEYRING: both });
    await rewrapDataKeys();
    Object.assign(env(), { KEYRING: fresh });
    expect(await show(ada, id)).toMatchObject({ mime: "image/webp" });
  } finally {
    Object.assign(env(), { KEYRING: both });
  }
  expect(await readFile(await pathOf(id, "page"))).toEqual(before);
});

test("a removed file opens no more, not even from a copy of the store, and its bytes go", async () => {
  const id = await keepFor(ada);
  await expect(removeMedia(eve.actor, `r:${id}`, { mediaId: id })).rejects.toMatchObject({
    reason: "not_found",
  });
  await removeMedia(ada.actor, `r:${id}`, { mediaId: id });
  expect(await rowOf(id)).toMatchObject({ state: "REMOVED", data_key: null, shown: [] });
  expect(await show(ada, id)).toBeUndefined();
  expect(await readdir(bytesIn)).toEqual([id]);
  await runWaiting(app, files.reactions.on, 2);
  expect(await readdir(bytesIn)).toEqual([]);
});

test("what a file is cannot be changed, not even by its owner's own process", async () => {
  const id = await keepFor(ada);
  for (const change of [
    "sha256 = repeat('0', 64)",
    `owner_id = '${eve.id}'`,
    "size_bytes = 1",
    "mime = 'image/png'",
  ]) {
    await expect(app.asOwner(`update media set ${change} where id = $1`, [id]), change).rejects.toThrow(
      "append-only",
    );
  }
  await expect(app.asOwner("delete from media where id = $1", [id])).rejects.toThrow("append-only");
});

test("bytes without a row are swept after an hour, and not before", async () => {
  const kept = await receiveFile("evidence", await photo(), ada.id);
  const whole = await keepFor(ada);
  const names = await readdir(path.join(bytesIn, whole));
  await writeFile(path.join(bytesIn, whole, "page-1-000000000000"), "left by a page that was hidden");
  expect((await sweep([own])).bytesRemoved).toBe(0);
  const later = new Date(Date.now() + 2 * HOUR);
  expect((await sweep([own], later)).bytesRemoved).toBe(3);
  expect(await readdir(bytesIn)).toEqual([whole]);
  expect(await readdir(path.join(bytesIn, whole))).toEqual(names);
  expect(kept.id).not.toBe(whole);
  expect((await sweep([own], later)).bytesRemoved).toBe(0);
});

test("what is made of a file is made once, stays while the file does, and goes with it", async () => {
  const id = await keepFor(ada);
  let made = 0;
  const card = (name = "card-1") =>
    madeOf(id, name, () => Promise.resolve(Buffer.from(`${name}, number ${String((made += 1))}`)));
  expect(String(await card())).toBe("card-1, number 1");
  expect(String(await card())).toBe("card-1, number 1");
  expect(String(await card("card-2"))).toBe("card-2, number 2");
  expect(await readFile(await pathOf(id, "made-card-1"), "utf8")).not.toContain("number");
  await sweep([own], new Date(Date.now() + 2 * HOUR));
  expect(String(await card())).toBe("card-1, number 1");
  expect(await madeOf(id, "none", () => Promise.resolve(undefined))).toBeUndefined();

  await removeMedia(ada.actor, `r:${id}`, { mediaId: id });
  expect(await card()).toBeUndefined();
  await sweep([own], new Date(Date.now() + 2 * HOUR));
  expect(await readdir(bytesIn).catch(() => [])).not.toContain(id);
  expect(made).toBe(2);
});

test("a row whose bytes are missing is marked, is not shown, and comes back with its bytes", async () => {
  const [id, whole] = [await keepFor(ada), await keepFor(ada)];
  await app.asOwner("update media set state = 'LOST' where id <> all($1::uuid[]) and state = 'READY'", [
    [id, whole],
  ]);
  const place = await pathOf(id, "original");
  const bytes = await readFile(place);
  await rm(place);
  expect(await sweep([own])).toMatchObject({ lost: 1, found: 0 });
  expect([(await rowOf(id)).state, (await rowOf(whole)).state]).toEqual(["LOST", "READY"]);
  expect(await show(ada, id)).toBeUndefined();
  expect(await sweep([own])).toMatchObject({ lost: 0, found: 0 });
  await writeFile(place, bytes);
  await utimes(place, new Date(), new Date());
  expect(await sweep([own])).toMatchObject({ lost: 0, found: 1 });
  expect(await show(ada, id)).toMatchObject({ mime: "image/webp" });
});

test("what nothing has referred to for a day is removed", async () => {
  const id = await keepFor(ada);
  const unused: MediaUse = { ...own, isUsed: sql`m.id <> ${id}::uuid` };
  expect((await sweep([unused])).unused).toBe(0);
  await app.moveTime("25 hours");
  expect((await sweep([unused])).unused).toBe(1);
  expect(await rowOf(id)).toMatchObject({ state: "REMOVED" });
});

test("killed between bytes and row, nothing is kept but what the sweep takes away, and the next try keeps the file", async () => {
  await expectKilledAt("media.kept", new URL("./killed-for-tests.ts", import.meta.url), ada.id);
  const left = await readdir(bytesIn);
  expect(left).toHaveLength(1);
  const { rows } = await app.asOwner("select 1 from media where id = $1", left);
  expect(rows).toEqual([]);
  const id = await keepFor(ada);
  await sweep([own], new Date(Date.now() + 2 * HOUR));
  expect(await readdir(bytesIn)).toEqual([id]);
});

test("the registry of purposes is whole, and its work runs under names of its own", () => {
  const names = allReactions.flatMap(({ everyMinute = {} }) => Object.keys(everyMinute));
  expect(names).toEqual(expect.arrayContaining(["media.rewrap_keys", "media.sweep"]));
  expect(Object.keys(mediaOf([own]).reactions.everyMinute)).toHaveLength(2);
  expect(SYSTEM.roles).toEqual([]);
});
