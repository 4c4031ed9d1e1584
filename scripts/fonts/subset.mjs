// Cuts the web fonts down to what a Nigerian marketplace writes, so that a slow phone fetches little.
// Run by hand after raising a font package: `node scripts/fonts/subset.mjs`. Its output is committed.
//
// Neither Figtree nor Bricolage Grotesque draws the dotted letters of Yoruba and Igbo or the hooked ones
// of Hausa; Inter draws them all, and lends them to both faces. Its files are fetched only by pages
// that show such a letter.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";

const budgetBytes = 30 * 1024;
const outDir = new URL("../../app/fonts/", import.meta.url);
const packages = new URL("../../node_modules/@fontsource-variable/", import.meta.url);

const span = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");

// Those that names may have; a name that Unicode has no letter for keeps them.
const marks = "\u0300\u0301\u0303\u0304\u0308\u0309\u0323";
const latin = `${span(0x20, 0x7e)}\u00a0·×÷©°§ÀÁÂÃÄÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜàáâãäçèéêëìíîïñòóôõöùúûü–—‘’“”•…−↑↓${marks}`;

const cuts = [
  { out: "figtree", from: "figtree/files/figtree-latin-wght-normal.woff2", text: latin },
  {
    out: "bricolage",
    from: "bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
    text: latin,
    axes: { wght: { min: 500, max: 800 } },
  },
  {
    out: "naira",
    from: "bricolage-grotesque/files/bricolage-grotesque-latin-ext-wght-normal.woff2",
    text: "₦",
  },
  {
    out: "names-hooked",
    from: "inter/files/inter-latin-ext-wght-normal.woff2",
    text: `ṣṢṅṄɓƁɗƊƙƘƴƳńŃǹǸḿḾ${marks}`,
  },
  {
    out: "names-dotted",
    from: "inter/files/inter-vietnamese-wght-normal.woff2",
    text: `ẹẸọỌịỊụỤ${marks}`,
  },
];

async function cut({ out, from, text, axes }) {
  const source = new URL(from, packages);
  if (!existsSync(source)) {
    return `${out}: kept as it is; install @fontsource-variable/${from.split("/")[0]} to cut it again`;
  }
  const font = await subsetFont(await readFile(source), text, {
    targetFormat: "woff2",
    noHinting: true,
    ...(axes ? { variationAxes: axes } : {}),
  });
  if (font.length > budgetBytes) throw new Error(`${out} is ${font.length} bytes, over ${budgetBytes}`);
  await writeFile(new URL(`${out}.woff2`, outDir), font);
  return `${out}: ${font.length} bytes`;
}

await mkdir(outDir, { recursive: true });
for (const report of await Promise.all(cuts.map(cut))) process.stdout.write(`${report}\n`);
