// Draws the pictures of the demo's goods: `node scripts/pictures/draw.mjs [name …]`. Its output is committed; after a change of a
// scene it is run again for that scene alone.
import { mkdir, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const outDir = path.join(root, "prisma/seed/goods/pictures");
const mostBytes = 90_000;

// What is written on goods looks the same on every machine: only our own fonts are known.
const fonts = path.join(os.tmpdir(), "fonts-of-pictures.conf");
await writeFile(
  fonts,
  `<fontconfig><dir>${path.join(root, "lib/statements/pdf/fonts")}</dir><cachedir>${os.tmpdir()}/fonts-of-pictures</cachedir></fontconfig>`,
);
process.env.FONTCONFIG_FILE = fonts;

const { default: sharp } = await import("sharp");
const { scenes } = await import("./scenes/index.mjs");
const { svgOf } = await import("./svg.mjs");

/** As WebP, as good as fits into the bytes that a picture may have. */
async function encoded(svg) {
  const drawn = sharp(Buffer.from(svg), { unlimited: true });
  const { data, info } = await drawn.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (let quality = 80; ; ) {
    const file = await sharp(data, { raw }).webp({ quality, effort: 4, smartSubsample: true }).toBuffer();
    if (file.length <= mostBytes || quality < 12) return file;
    quality = Math.floor(quality * Math.min(0.92, (mostBytes / file.length) ** 0.8));
  }
}

sharp.concurrency(1);
await mkdir(outDir, { recursive: true });
const asked = process.argv.slice(2);
for (const [name, scene] of Object.entries(scenes)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const file = await encoded(svgOf(scene));
  await writeFile(path.join(outDir, `${name}.webp`), file);
  console.log(`${name}: ${Math.round(file.length / 1000)} kB`);
}
