import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { files } from "@/lib/composition";
import { command } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { removeMedia } from "../commands";
import { scene } from "../scene-for-tests";
import { addImage } from "./add-image";
import { attachImages, type ImageFacts, readImages, releaseImages } from "./attach";
import { lookalikes } from "./queries";
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

const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);
const add = async (person: TestUser, bytes: Uint8Array, key: string = randomUUID()) =>
  (await addImage(person.actor, key, { file: blobOf(bytes) })).result;
const addScene = async (person: TestUser, seed = 1, width = 60, height = 40) =>
  (await add(person, await scene(seed, width, height))).imageId;

/** What a slice does that lets something of its own show pictures. */
const showIn = (listingId: string, imageIds: string[], act: "attach" | "release" = "attach") =>
  command<object, { images: ImageFacts[] }, { listingId: string }>({
    act: `test.${act}`,
    read: (_input, by) =>
      sql`select ${readImages(by.id, { kind: "listing", id: listingId }, imageIds)} as images`,
    decide: ({ images }) => ({
      result: { listingId },
      ...(act === "attach"
        ? attachImages({ kind: "listing", id: listingId }, imageIds, images)
        : releaseImages(images, imageIds)),
    }),
  });
const attach = (person: TestUser, listingId: string, ...imageIds: string[]) =>
  showIn(listingId, imageIds)(person.actor, randomUUID(), {});
const remove = (person: TestUser, imageId: string) =>
  removeMedia(person.actor, randomUUID(), { mediaId: imageId, purpose: "listing" });

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
  expect(await queryOne(sql`select count(*)::int as n from image`)).toBeDefined();
});
