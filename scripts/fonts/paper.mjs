// Cuts the fonts that PDFs are written with: plain TrueType of two weights, because what writes PDFs cannot read the web's
// variable ones. Run by hand after raising a font package: `node scripts/fonts/paper.mjs`. Its output is committed.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";

const outDir = new URL("../../lib/statements/pdf/fonts/", import.meta.url);
const packages = new URL("../../node_modules/@fontsource-variable/", import.meta.url);

const span = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");

/** The marks that Inter draws; Figtree has no hook and no dot below. */
const tones = "\u0300\u0301\u0303\u0304\u0308";
const marks = `${tones}\u0309\u0323`;

/** Letters that Inter draws in its file for Vietnamese alone. */
const dotted = `${span(0x1ea0, 0x1ebb)}Ẽẽ${span(0x1ebe, 0x1ec7)}${span(0x1ec8, 0x1ef1)}`;

/** Every Latin letter that names are written with but a few of phonetics, which Inter does not draw. */
const latin = Array.from(`${span(0x100, 0x2af)}${span(0x1e00, 0x1eff)}`).filter(
  (letter) => !`ıŒœŉǄɕɼɽʅʑʥẜ${dotted}`.includes(letter),
);

const faces = {
  figtree: {
    from: "figtree/files/figtree-latin-wght-normal.woff2",
    letters: `${span(0x20, 0x7e)}${span(0xa0, 0xac)}${span(0xae, 0xff)}ıŒœ–—‘’“”•…−${tones}`,
  },
  "inter-more": {
    from: "inter/files/inter-latin-ext-wght-normal.woff2",
    letters: `₦${latin.join("")}${marks}`,
  },
  "inter-dotted": {
    from: "inter/files/inter-vietnamese-wght-normal.woff2",
    letters: `${dotted}${marks}`,
  },
  "inter-apostrophe": { from: "inter/files/inter-latin-wght-normal.woff2", letters: "ʼ" },
};
const weights = { regular: 400, bold: 650 };

await mkdir(outDir, { recursive: true });
for (const [face, { from, letters }] of Object.entries(faces)) {
  const source = await readFile(new URL(from, packages));
  for (const [weight, wght] of Object.entries(weights)) {
    const options = { targetFormat: "truetype", noHinting: true, variationAxes: { wght } };
    await writeFile(new URL(`${face}-${weight}.ttf`, outDir), await subsetFont(source, letters, options));
  }
}
const lists = Object.entries(faces).map(([face, { letters }]) => [face, letters]);
await writeFile(new URL("letters.json", outDir), `${JSON.stringify(Object.fromEntries(lists), null, 2)}\n`);
