import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { files } from "@/lib/composition";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { removeMedia } from "../commands";
import { mediaOf } from "../reactions";
import { type KeptFile, receiveFile } from "../receive";
import { scene } from "../scene-for-tests";
import { sweep } from "../sweep";
import { addImage, keepImage } from "./add-image";
import { attachImages, type ImageFacts, readImages, releaseImages } from "./attach";
import { IMAGES_A_DAY, IMAGES_BYTES } from "./limits";
import { imageMedia, lookalikes } from "./queries";
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
    const { keepFile } = await import("../receive");
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

describe("limits", () => {
  let kept: KeptFile;
  beforeAll(async () => {
    kept = await receiveFile("listing", await scene(41), ada.id);
  });
  /** The same file under an id of its own. */
  const another = (): KeptFile => {
    const id = newId();
    return { ...kept, id, insert: { ...kept.insert, row: { ...kept.insert.row, id } } };
  };
  const commit = (person: TestUser) =>
    keepImage(another())(person.actor, randomUUID(), { sha256: kept.sha256 }).then(
      () => "kept",
      ({ reason }: { reason: string }) => reason,
    );
  /** A person who has sent this many pictures, which take up so many bytes each. */
  async function someoneWith(pictures: number, bytes: number): Promise<TestUser> {
    const person = await makeUser(app, "Zainab");
    await app.asOwner(
      `with made as (insert into media (id, owner_id, purpose, mime, size_bytes, sha256, has_original, shown, data_key)
        select gen_random_uuid(), $1::uuid, 'listing', 'image/png', 1, repeat('0', 64), false, '["page-1-0"]', '\\x01' from generate_series(1, $2::int) returning id)
      insert into image (id, owner_id, width, height, color, thumbhash, dhash, dhash_bands, kept_bytes)
        select id, $1::uuid, 1, 1, 'ffffff', '1QcSHQRnh4', 0, dhash_bands(0), $3::int from made`,
      [person.id, pictures, bytes],
    );
    return person;
  }
  const tallyOf = (answers: string[]) =>
    Object.fromEntries(
      [...new Set(answers)].map((one) => [one, answers.filter((all) => all === one).length]),
    );

  test("a hundred pictures a day, however many are sent at once, and more a day later", async () => {
    for (let round = 0; round < 20; round += 1) {
      const person = await someoneWith(IMAGES_A_DAY - 2, 1);
      const answers = await Promise.all(Array.from({ length: 5 }, () => commit(person)));
      expect(tallyOf(answers)).toEqual({ kept: 2, images_today: 3 });
      if (round > 0) continue;
      await app.moveTime("25 hours");
      expect(await commit(person)).toBe("kept");
    }
  });

  test("500 MB of pictures, however many are sent at once", async () => {
    for (let round = 0; round < 20; round += 1) {
      const person = await someoneWith(1, IMAGES_BYTES - 2 * kept.keptBytes);
      const answers = await Promise.all(Array.from({ length: 4 }, () => commit(person)));
      expect(tallyOf(answers)).toEqual({ kept: 2, images_full: 2 });
    }
  });

  test("a picture is attached or removed, never both, whichever comes first", async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const { id } = another();
      await keepImage({ ...kept, id, insert: { ...kept.insert, row: { ...kept.insert.row, id } } })(
        ada.actor,
        randomUUID(),
        { sha256: kept.sha256 },
      );
      const [attached, removed] = await Promise.allSettled([attach(ada, randomUUID(), id), remove(ada, id)]);
      expect([attached.status, removed.status].toSorted()).toEqual(["fulfilled", "rejected"]);
      const refusal =
        attached.status === "rejected" ? attached.reason : (removed as PromiseRejectedResult).reason;
      seen.add((refusal as { reason: string }).reason);
    }
    expect([...seen].every((reason) => ["not_found", "image_in_use"].includes(reason))).toBe(true);
  });
});

test("the same picture under the same key is added once, and answered alike", async () => {
  const [key, sent] = [randomUUID(), await scene(51)];
  const first = await add(ada, sent, key);
  expect(await addImage(ada.actor, key, { file: blobOf(sent) })).toEqual({ result: first, replayed: true });
  await expect(add(ada, await scene(52), key)).rejects.toMatchObject({ reason: "key_reused" });
});

describe("refuses", () => {
  const refuses = async (sent: Uint8Array, reason: string) =>
    expect(add(ada, sent)).rejects.toMatchObject({ reason, status: 422 });

  test("what moves, what was cut off, what is none of our formats, and bombs", async () => {
    const frames = await Promise.all([scene(1, 60, 40), scene(2, 60, 40)]);
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    await refuses(moving, "image_unknown");
    const whole = await scene(3, 600, 400);
    await refuses(whole.subarray(0, whole.length / 2), "image_unknown");
    await refuses(Buffer.from("%PDF-1.7\nnothing"), "image_unknown");
    await refuses(Buffer.from("GIF89a/*\0\0*/=alert(1);//", "latin1"), "image_unknown");
    await refuses(Buffer.alloc(0), "image_unknown");
    const bomb = await sharp({ create: { width: 9_000, height: 6_000, channels: 3, background: "#000" } })
      .png()
      .toBuffer();
    await refuses(bomb, "file_too_many_pixels");
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]);
    await refuses(heic, "image_heic");
    await refuses(Buffer.concat([whole, Buffer.alloc(15 * 1024 * 1024)]), "image_too_large");
  });

  test("nothing of what follows a picture in its file: it ends here", async () => {
    const page = Buffer.from("<!doctype html><script>alert(1)</script>PK\u0003\u0004%PDF-1.7");
    const { imageId } = await add(ada, Buffer.concat([await scene(4, 700, 500), page]));
    for (const side of IMAGE_SIDES) {
      const shown = await files.showImage(ada.actor, imageId, side);
      expect(typeof shown === "object" && shown.bytes.toString("latin1")).not.toMatch(/script|%PDF/);
    }
  });

  test("no picture in grey, with transparency, or as small as a dot", async () => {
    const grey = await sharp(await scene(5, 500, 400))
      .greyscale()
      .toColourspace("b-w")
      .jpeg()
      .toBuffer();
    const clear = await sharp({ create: { width: 40, height: 30, channels: 4, background: "#0000" } })
      .png()
      .toBuffer();
    const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#123456" } })
      .png()
      .toBuffer();
    expect(await add(ada, grey)).toMatchObject({ width: 500 });
    expect(await add(ada, clear)).toMatchObject({ color: "ffffff" });
    expect(await add(ada, dot)).toMatchObject({ width: 1, height: 1, color: "123456" });
  });
});
