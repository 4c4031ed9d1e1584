/**
 * Makes the smaller sizes of the demo’s pictures, and what is known of how each looks, so that a demo is filled without decoding any.
 * Run it after `draw.mjs`: node scripts/pictures/sizes.mjs
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { describe } from "../../lib/media/making/looks.mjs";

const folder = fileURLToPath(new URL("../../prisma/seed/goods/pictures", import.meta.url));
/** Longest sides, in pixels; the picture itself is the largest size. */
const SIDES = [320, 640];
/** WebP, of 100, so that all pictures stay below 6 MB. Encoded once, so that it may take its time. */
const encoded = { quality: 56, effort: 6, smartSubsample: true };

const looks = {};
const names = (await readdir(folder)).filter((name) => name.endsWith(".webp")).toSorted();
for (const side of SIDES) await mkdir(path.join(folder, String(side)), { recursive: true });
for (const name of names) {
  const drawn = sharp(await readFile(path.join(folder, name))).flatten({ background: "#fff" });
  const { data, info } = await drawn.raw().toBuffer({ resolveWithObject: true });
  looks[path.basename(name, ".webp")] = await describe({ data, info }, info);
  const { width, height, channels } = info;
  for (const side of SIDES) {
    const smaller = sharp(data, { raw: { width, height, channels } }).resize(side, side, { fit: "inside" });
    await writeFile(path.join(folder, String(side), name), await smaller.webp(encoded).toBuffer());
  }
}
await writeFile(`${folder}/looks.json`, `${JSON.stringify(looks, null, 2)}\n`);
