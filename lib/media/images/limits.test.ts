import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { files } from "@/lib/composition";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { type KeptFile, receiveFile } from "../receive";
import { scene } from "../scene-for-tests";
import { addImages, keepImage } from "./add-image";
import { IMAGES_A_DAY, IMAGES_BYTES } from "./limits";
import { add, attach, blobOf, remove } from "./scene-for-tests";
import { IMAGE_SIDES } from "./sizes";

const folder = mkdtempSync(path.join(tmpdir(), "amana-images-"));
let app: TestApp;
let ada: TestUser;

beforeAll(async () => {
  app = await testApp({ FILES_DIR: folder });
  ada = await makeUser(app, "Ada");
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
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

test("several of a form are added in order, and once however often it is sent", async () => {
  const [key, sent] = [randomUUID(), await Promise.all([scene(53), scene(54)])];
  const first = await addImages(ada.actor, key, sent.map(blobOf));
  expect(new Set(first.map(({ imageId }) => imageId)).size).toBe(2);
  expect(await addImages(ada.actor, key, sent.map(blobOf))).toEqual(first);
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
