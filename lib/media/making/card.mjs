/** Draws the card by which a listing is shared, in the decoder's process: its cover beside price, title and place. */
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const WIDTH = 1200;
const HEIGHT = 630;
const EDGE = 40;
const ROOM = WIDTH - HEIGHT - 2 * EDGE;
const STRIP = 96;

const GROUND = "#fffdf9";
const INK = "#18211c";
const MUTED = "#5b645e";
const GREEN = "#0f5a41";

/** Those of our documents. Their family has the name of the lightest weight that they were cut from. */
const FAMILY = "Figtree Light,Inter";
const fonts = [
  "figtree-regular",
  "figtree-bold",
  "inter-more-regular",
  "inter-more-bold",
  "inter-dotted-regular",
  "inter-dotted-bold",
].map((name) => fileURLToPath(new URL(`../../statements/pdf/fonts/${name}.ttf`, import.meta.url)));

/** The process knows fonts that it has drawn with once. */
let known;
const knowFonts = () =>
  (known ??= Promise.all(
    fonts.map((fontfile) =>
      sharp({ text: { text: "a", fontfile, rgba: true } })
        .raw()
        .toBuffer(),
    ),
  ));

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Words as pixels, of this size in pixels, broken where the room ends. */
async function words(text, { size, color, bold = false, height }) {
  const markup = `<span font_family="${FAMILY}" weight="${bold ? 650 : 400}" font_size="${size}pt" foreground="${color}">${escaped(text)}</span>`;
  const { data, info } = await sharp({
    text: { text: markup, width: ROOM, rgba: true, dpi: 72, wrap: "word-char" },
  })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const most = Math.min(info.height, height);
  const wide = Math.min(info.width, ROOM);
  const cut = await sharp(data, { raw })
    .extract({ left: 0, top: 0, width: wide, height: most })
    .raw()
    .toBuffer();
  return { input: cut, raw: { ...raw, width: wide, height: most } };
}

/** The cover as a square around its focal point, in percent. */
async function squareOf(file, { focusX, focusY, maxPixels }) {
  const { width, height } = await sharp(file, { limitInputPixels: maxPixels }).metadata();
  const side = Math.min(width, height);
  const start = (length, focus) =>
    Math.round(Math.min(Math.max((length * focus) / 100 - side / 2, 0), length - side));
  return sharp(file, { limitInputPixels: maxPixels, failOn: "error" })
    .extract({ left: start(width, focusX), top: start(height, focusY), width: side, height: side })
    .resize(HEIGHT, HEIGHT)
    .flatten({ background: "#fff" })
    .raw()
    .toBuffer({ resolveWithObject: true });
}

export async function drawCard(file, spec) {
  await knowFonts();
  const { data, info } = await squareOf(file, spec);
  const left = HEIGHT + EDGE;
  const parts = [
    { input: data, raw: { width: HEIGHT, height: HEIGHT, channels: info.channels }, left: 0, top: 0 },
  ];
  let top = 44;
  const write = async (text, look, gap) => {
    if (text === "") return;
    const drawn = await words(text, look);
    parts.push({ ...drawn, left, top });
    top += drawn.raw.height + gap;
  };
  await write("Amana", { size: 30, color: GREEN, bold: true, height: 40 }, 40);
  await write(spec.price, { size: 60, color: INK, bold: true, height: 80 }, 26);
  await write(spec.title, { size: 38, color: INK, height: 184 }, 22);
  await write(spec.detail, { size: 26, color: MUTED, height: 64 }, 0);
  const strip = { create: { width: WIDTH - HEIGHT, height: STRIP, channels: 3, background: GREEN } };
  parts.push({ input: strip, left: HEIGHT, top: HEIGHT - STRIP });
  const promise = await words(spec.promise, { size: 26, color: "#ffffff", bold: true, height: STRIP });
  parts.push({ ...promise, left, top: HEIGHT - Math.round((STRIP + promise.raw.height) / 2) });
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: GROUND } })
    .composite(parts)
    .jpeg({ quality: 82, mozjpeg: false })
    .toBuffer();
}
