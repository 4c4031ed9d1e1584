import { readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { PICTURE_BYTES } from "../purposes";
import type { Watch } from "./decoder";
import { makeShown } from "./make";

/** The one picture that is shown of a profile picture. */
async function remakePicture(sent: Uint8Array, watch?: Watch): Promise<Buffer> {
  const { shown } = await makeShown("picture", sent, "ada", watch);
  expect(shown).toHaveLength(1);
  return shown[0] as Buffer;
}

vi.setConfig({ testTimeout: 30_000 });

const blank = (side = 400) =>
  sharp({ create: { width: side, height: side / 2, channels: 3, background: "#0a7" } });

const refusedAs = (reason: string) => expect.objectContaining({ name: "Refusal", reason, status: 422 });
const unknown = refusedAs("picture_unknown");

/** A PNG with these declared dimensions and contents. */
function pngOf(width: number, height: number, packed: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", packed),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, contents: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), contents]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(contents.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

test.each(["jpeg", "png", "webp"] as const)("a %s becomes a square WebP of 256 pixels", async (format) => {
  const made = await remakePicture(await blank().toFormat(format).toBuffer());
  expect(await sharp(made).metadata()).toMatchObject({ format: "webp", width: 256, height: 256 });
});

test("removes metadata and applies the orientation", async () => {
  const exif = { IFD0: { Orientation: "6" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "6/1 27/1 0/1" } };
  const half = await blank(200).toFormat("png").toBuffer();
  const sent = await sharp({ create: { width: 200, height: 200, channels: 3, background: "#fff" } })
    .composite([{ input: half, left: 0, top: 0 }])
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(sent).metadata()).exif).toBeDefined();
  const made = await remakePicture(sent);
  const { exif: left, xmp, icc, orientation } = await sharp(made).metadata();
  expect({ left, xmp, icc, orientation }).toEqual({});
  // The top half is at the right after a quarter turn.
  const right = await sharp(made).extract({ left: 200, top: 100, width: 1, height: 1 }).raw().toBuffer();
  expect(right[0]).toBeLessThan(60);
});

test("keeps the first frame of an animation", async () => {
  const frames = await sharp(
    [await blank(100).png().toBuffer(), await blank(100).negate().png().toBuffer()],
    {
      join: { animated: true },
    },
  )
    .webp()
    .toBuffer();
  expect((await sharp(frames).metadata()).pages).toBe(2);
  const made = await sharp(await remakePicture(frames)).metadata();
  expect(made.pages ?? 1).toBe(1);
});

test("refuses files that are not pictures", async () => {
  const gif = Buffer.from("GIF89a/*\x00\x00*/=alert(1);//", "latin1");
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
  );
  const page = Buffer.from("<!doctype html><script>alert(1)</script>");
  const onlyMagicBytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), page]);
  const riff = Buffer.from("RIFF\x24\x00\x00\x00WEBPVP8 <script>", "latin1");
  for (const sent of [gif, svg, page, onlyMagicBytes, riff, Buffer.alloc(0)]) {
    await expect(remakePicture(sent)).rejects.toEqual(unknown);
  }
});

test("refuses a truncated picture", async () => {
  for (const format of ["jpeg", "png", "webp"] as const) {
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: "#000",
        noise: { type: "gaussian", mean: 128, sigma: 60 },
      },
    })
      .toFormat(format)
      .toBuffer();
    await expect(remakePicture(whole.subarray(0, whole.length / 2))).rejects.toEqual(unknown);
  }
});

test("refuses a picture that would exhaust memory", async () => {
  await expect(remakePicture(pngOf(50_000, 50_000, deflateSync(Buffer.alloc(1_000))))).rejects.toEqual(
    unknown,
  );
  // A decompression bomb: 192 MB in about a hundred kilobytes.
  const bomb = pngOf(8_000, 8_000, deflateSync(Buffer.alloc((8_000 * 3 + 1) * 8_000), { level: 9 }));
  expect(bomb.length).toBeLessThan(PICTURE_BYTES);
  await expect(remakePicture(bomb)).rejects.toEqual(unknown);
});

test("accepts 5 MB, and refuses one byte more", async () => {
  const small = await blank().jpeg().toBuffer();
  const padded = (size: number) => Buffer.concat([small, Buffer.alloc(size - small.length)]);
  await expect(remakePicture(padded(PICTURE_BYTES))).resolves.toBeInstanceOf(Buffer);
  await expect(remakePicture(padded(PICTURE_BYTES + 1))).rejects.toEqual(refusedAs("picture_too_large"));
});

test("refuses a picture if the decoder is killed, and decodes the next one", async () => {
  const sent = await blank().jpeg().toBuffer();
  await expect(remakePicture(sent, (child) => child.kill("SIGKILL"))).rejects.toEqual(unknown);
  await expect(remakePicture(sent)).resolves.toBeInstanceOf(Buffer);
});

test.runIf(process.platform === "linux")("the decoder has an empty environment", async () => {
  let environment: string | undefined;
  await remakePicture(await blank().jpeg().toBuffer(), ({ pid }) => {
    environment = readFileSync(`/proc/${pid}/environ`, "utf8");
  });
  expect(environment).toBe("");
});

test("decodes two pictures at a time, and refuses uploads beyond the queue limit", async () => {
  const sent = await blank().jpeg().toBuffer();
  let running = 0;
  let most = 0;
  const upload = () =>
    remakePicture(sent, (child) => {
      running += 1;
      most = Math.max(most, running);
      child.once("close", () => {
        running -= 1;
      });
      child.kill("SIGKILL");
    }).catch(({ reason }: { reason: string }) => reason);
  const answers = await Promise.all(Array.from({ length: 30 }, upload));
  expect(most).toBe(2);
  expect(answers.filter((reason) => reason === "pictures_busy")).toHaveLength(8);
  await expect(remakePicture(sent)).resolves.toBeInstanceOf(Buffer);
});
