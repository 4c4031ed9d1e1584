import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { files } from "@/lib/composition";
import { sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { mediaOf } from "../reactions";
import { keepFile, receiveFile } from "../receive";
import { scene } from "../scene-for-tests";
import { sweep } from "../sweep";
import { addImage } from "./add-image";
import { imageMedia, lookalikes } from "./queries";
import { add, addScene, attach, blobOf, remove, showIn } from "./scene-for-tests";
import { IMAGE_SIDES, keptSizes } from "./sizes";

const folder = mkdtempSync(path.join(tmpdir(), "amana-images-"));
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

test("a picture is kept in the sizes that it needs, upright, and none of them says anything but its pixels", async () => {
  const sent = await sharp(await scene(3, 3000, 2000))
    .withExif({ IFD0: { Make: "Phone of Ada" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "6/1 27/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(sent).metadata()).exif).toBeDefined();
  const added = await add(ada, sent);
  expect(added).toMatchObject({ width: 2000, height: 3000 });
  expect(added.color).toMatch(/^[0-9a-f]{6}$/);
  const seen: unknown[] = [];
  for (const side of IMAGE_SIDES) {
    const shown = await files.showImage(ada.actor, added.imageId, side);
    const bytes = typeof shown === "object" ? shown.bytes : Buffer.alloc(0);
    const { format, width, height, exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata();
    expect({ format, exif, xmp, icc, iptc, orientation }).toEqual({ format: "webp" });
    expect(bytes.toString("latin1")).not.toMatch(/EXIF|XMP |ICCP|Phone of Ada/);
    seen.push({ side, width, height });
  }
  expect(seen).toEqual(keptSizes({ width: 2000, height: 3000 }));
});

test("a small picture is kept once as it is, and answers for every size", async () => {
  const imageId = await addScene(ada, 5, 300, 200);
  expect(keptSizes({ width: 300, height: 200 })).toEqual([{ side: 320, width: 300, height: 200 }]);
  const shown = await Promise.all(IMAGE_SIDES.map((side) => files.showImage(ada.actor, imageId, side)));
  expect(new Set(shown.map((one) => (typeof one === "object" ? one.etag : one))).size).toBe(1);
});

describe("what shows pictures", () => {
  test("keeps them from being removed, until it lets go of them", async () => {
    const [listing, first, second] = [randomUUID(), await addScene(ada), await addScene(ada, 2)];
    await attach(ada, listing, first, second);
    await attach(ada, listing, second, first);
    await expect(remove(ada, first)).rejects.toMatchObject({ reason: "image_in_use" });
    await showIn(listing, [second], "release")(ada.actor, randomUUID(), {});
    await remove(ada, first);
    await expect(remove(ada, second)).rejects.toMatchObject({ reason: "image_in_use" });
    await expect(attach(ada, listing, first)).rejects.toMatchObject({ reason: "not_found" });
  });

  test("shows no picture of another person, and none that there is not", async () => {
    const own = await addScene(ada);
    await expect(attach(eve, randomUUID(), own)).rejects.toMatchObject({ reason: "not_found", status: 404 });
    await expect(attach(eve, randomUUID(), randomUUID())).rejects.toMatchObject({ reason: "not_found" });
    await expect(remove(eve, own)).rejects.toMatchObject({ reason: "not_found" });
    expect(await files.showImage(eve.actor, own, 320)).toBeUndefined();
    expect(await files.showImage(null, own, 320)).toBeUndefined();
    expect(await files.showImage(ada.actor, own, 320)).toBeDefined();
  });
});

test("pictures that look alike are found among those of others, however they were encoded", async () => {
  const sent = await scene(7, 600, 400);
  const imageId = (await add(ada, sent)).imageId;
  const again = await sharp(sent).resize(480).webp({ quality: 60 }).toBuffer();
  const twin = (await add(eve, again)).imageId;
  await add(ada, sent);
  await addScene(eve, 8, 600, 400);
  const found = await lookalikes(imageId);
  expect(found.map((one) => one.imageId)).toEqual([twin]);
  expect(found[0]?.ownerId).toBe(eve.id);
});

test("a picture that says nothing looks like no other", async () => {
  const plain = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  const { imageId } = await add(ada, plain);
  await add(eve, plain);
  expect(await lookalikes(imageId)).toEqual([]);
});

test("hashes that differ in six bits are found by their quarters, and such that differ in seven are not", async () => {
  const imageId = await addScene(ada, 11);
  const twin = await addScene(eve, 12);
  const { rows } = await app.asOwner("select dhash::text from image where id = $1", [imageId]);
  const own = BigInt((rows[0] as { dhash: string }).dhash);
  const change = async (mask: bigint) => {
    await app.asOwner("alter table image disable trigger append_only");
    await app.asOwner("update image set dhash = $2, dhash_bands = dhash_bands($2) where id = $1", [
      twin,
      BigInt.asIntN(64, own ^ mask).toString(),
    ]);
    await app.asOwner("alter table image enable trigger append_only");
    return (await lookalikes(imageId)).filter((one) => one.imageId === twin).map((one) => one.differs);
  };
  // Bits in all four quarters, so that no quarter is the same.
  expect(await change(0x8001_4002_2000_0004n)).toEqual([6]);
  expect(await change(0x8001_4002_2000_0804n)).toEqual([]);
  expect(await change(0n)).toEqual([0]);
});

describe("what nobody may see", () => {
  test("is not shown: what a slice shows, everyone sees, until it lets go of it", async () => {
    const [listing, imageId] = [randomUUID(), await addScene(ada, 21)];
    const live = {
      purpose: "listing" as const,
      mayView: () =>
        sql`exists (select from image_use_record u where u.image_id = m.id and u.subject_id = ${listing}::uuid and u.released_at is null)`,
    };
    const shop = mediaOf([imageMedia, live]);
    expect(await shop.showImage(null, imageId, 640)).toBeUndefined();
    await attach(ada, listing, imageId);
    expect(await shop.showImage(null, imageId, 640)).toMatchObject({ mime: "image/webp" });
    expect(await shop.showImage(null, imageId, 641)).toBeUndefined();
    await showIn(listing, [], "release")(ada.actor, randomUUID(), {});
    expect(await shop.showImage(null, imageId, 640)).toBeUndefined();
    expect(await shop.showImage(ada.actor, imageId, 640)).toBeDefined();
  });

  test("is no file of another purpose", async () => {
    const kept = await receiveFile("picture", await scene(1), ada.id);
    await keepFile(ada.actor, kept);
    const everything = { purpose: "picture" as const, mayView: () => sql`true` };
    expect(await mediaOf([everything]).showImage(null, kept.id, 320)).toBeUndefined();
    await expect(remove(ada, kept.id)).rejects.toMatchObject({ reason: "not_found" });
  });
});

test("what nothing shows is removed after a day, also if something once did", async () => {
  const [left, used, released, listing] = [
    await addScene(ada, 31),
    await addScene(ada, 32),
    await addScene(ada, 33),
    randomUUID(),
  ];
  await attach(ada, listing, used, released);
  const also = { purpose: "listing" as const, mayView: () => sql`true` };
  expect((await sweep([imageMedia, also])).unused).toBe(0);
  await app.moveTime("25 hours");
  await showIn(listing, [used], "release")(ada.actor, randomUUID(), {});
  await sweep([imageMedia, also]);
  const stateOf = async (id: string) =>
    ((await app.asOwner("select state from media where id = $1", [id])).rows[0] as { state: string }).state;
  expect([await stateOf(left), await stateOf(used), await stateOf(released)]).toEqual([
    "REMOVED",
    "READY",
    "READY",
  ]);
  await app.moveTime("25 hours");
  await sweep([imageMedia, also]);
  expect([await stateOf(used), await stateOf(released)]).toEqual(["READY", "REMOVED"]);
});

test("the same picture under the same key is added once, and answered alike", async () => {
  const [key, sent] = [randomUUID(), await scene(51)];
  const first = await add(ada, sent, key);
  expect(await addImage(ada.actor, key, { file: blobOf(sent) })).toEqual({ result: first, replayed: true });
  await expect(add(ada, await scene(52), key)).rejects.toMatchObject({ reason: "key_reused" });
});
