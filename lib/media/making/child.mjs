/**
 * Makes pictures that can be shown from one file after another. It passes untrusted bytes to decoders in C and WebAssembly, so it runs as
 * a separate process, without secrets and with limits.
 *
 * Each file comes on stdin as two frames, JSON and the file's bytes; the answer on stdout is one frame of frames: JSON of what is known
 * of it, then each picture as WebP without metadata. A frame is its length (4 bytes) and so many bytes. A file that it refuses is its
 * last one: it ends with an exit code, 3 for too many pages, 4 for too many pixels. It ends where stdin ends.
 *
 * JSON: { kind: 'picture' | 'pdf', sides, fit, isListed, quality, maxPixels, maxPages, boxes }; of a card for sharing, which is a JPEG,
 * { kind: 'card', maxPixels, focusX, focusY, price, title, detail, promise }.
 */
import sharp from "sharp";

const TOO_MANY_PAGES = 3;
const TOO_MANY_PIXELS = 4;

sharp.cache(false);
sharp.concurrency(1);
// Only the accepted formats, and only from memory.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

const raw = { resolveWithObject: true };

/** The picture upright on white, with no side longer than the longest asked for, as pixels. */
async function pixelsOf(file, { sides, fit, isListed, maxPixels }) {
  const { width, height, pages = 1 } = await sharp(file, { limitInputPixels: false }).metadata();
  if (width * height > maxPixels) process.exit(TOO_MANY_PIXELS);
  if (isListed && pages > 1) process.exit(1);
  const read = sharp(file, { limitInputPixels: maxPixels, failOn: "error" });
  const longest = sides.at(-1);
  return read
    .autoOrient()
    .resize(longest, longest, sizing(fit))
    .flatten({ background: "#fff" })
    .raw()
    .toBuffer(raw);
}

/** Catmull-Rom: the photo with 24 megapixels costs a tenth less than with Lanczos, and nobody sees a difference. */
const KERNEL = "cubic";

const sizing = (fit) =>
  fit === "square"
    ? { kernel: KERNEL, fit: "cover", position: "centre" }
    : { kernel: KERNEL, fit: "inside", withoutEnlargement: true };

const fromPixels = ({ data, info: { width, height, channels } }) =>
  sharp(data, { raw: { width, height, channels } });

const webp = (picture, quality) => picture.webp({ quality, effort: 0 }).toBuffer();

/** Boxes are parts of the picture's width and height, from 0 to 1. */
function blacken({ data, info: { width, height, channels } }, boxes) {
  for (const box of boxes) {
    const left = Math.floor(box.x * width);
    const right = Math.min(width, Math.ceil((box.x + box.width) * width));
    const top = Math.floor(box.y * height);
    const bottom = Math.min(height, Math.ceil((box.y + box.height) * height));
    for (let row = top; row < bottom; row += 1) {
      data.fill(0, (row * width + left) * channels, (row * width + right) * channels);
    }
  }
}

async function remake(file, spec) {
  const { sides, quality, boxes = [], isListed } = spec;
  const largest = await pixelsOf(file, spec);
  blacken(largest, boxes);
  if (!isListed) return [{}, ...(await inSizes(largest, largest.info, sides, quality))];
  const { describe } = await import("./looks.mjs");
  const looks = await describe(largest, await sizeOf(file));
  const needed = sides.slice(
    0,
    sides.findIndex((side) => side >= Math.max(looks.width, looks.height)) + 1 || undefined,
  );
  return [looks, ...(await inSizes(largest, looks, needed, quality))];
}

/** Each size is made of the next larger one: the file is decoded once. */
async function inSizes(largest, whole, sides, quality) {
  const made = [];
  let larger = largest;
  for (const side of sides.toReversed()) {
    const scale = side / Math.max(whole.width, whole.height);
    if (side < Math.max(larger.info.width, larger.info.height)) {
      const [width, height] = [whole.width, whole.height].map((length) =>
        Math.max(1, Math.round(length * scale)),
      );
      larger = await fromPixels(larger).resize(width, height, { fit: "fill" }).raw().toBuffer(raw);
    }
    made.unshift(await webp(fromPixels(larger), quality));
  }
  return made;
}

/** Upright, as it was given. */
async function sizeOf(file) {
  const { autoOrient } = await sharp(file).metadata();
  return autoOrient;
}

/** Pages as pictures. Nothing in a document runs: this build of PDFium has no JavaScript, and forms are not filled in. */
async function drawPages(file, { sides, quality, maxPages }) {
  const { PDFiumLibrary } = await import("@hyzyla/pdfium");
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(file);
  const pages = document.getPageCount();
  if (pages < 1 || pages > maxPages) process.exit(TOO_MANY_PAGES);
  const drawn = [{}];
  for (let at = 0; at < pages; at += 1) {
    const page = document.getPage(at);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const longer = Math.max(originalWidth, originalHeight);
    if (!(longer > 0) || Math.min(originalWidth, originalHeight) * 50 < longer) process.exit(TOO_MANY_PIXELS);
    const { data, width, height } = await page.render({
      scale: Math.min(sides.at(-1) / longer, 4),
      render: "bitmap",
    });
    const picture = sharp(data, { raw: { width, height, channels: 4 } });
    drawn.push(await webp(picture.flatten({ background: "#fff" }), quality));
  }
  return drawn;
}

async function made(file, spec) {
  if (spec.kind === "pdf") return drawPages(file, spec);
  if (spec.kind !== "card") return remake(file, spec);
  const { drawCard } = await import("./card.mjs");
  return [{}, await drawCard(file, spec)];
}

function frame(bytes) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The frames of stdin. */
async function* framesOf(stream) {
  let chunks = [];
  let size = 0;
  let wanted = 4;
  let isLength = true;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= wanted) {
      const all = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      const taken = all.subarray(0, wanted);
      chunks = [all.subarray(wanted)];
      size -= wanted;
      if (isLength) {
        wanted = taken.readUInt32BE(0);
        isLength = false;
      } else {
        yield taken;
        wanted = 4;
        isLength = true;
      }
    }
  }
}

let spec;
for await (const sent of framesOf(process.stdin)) {
  if (!spec) {
    spec = JSON.parse(sent.toString());
    continue;
  }
  const [known, ...pictures] = await made(sent, spec);
  spec = undefined;
  process.stdout.write(frame(Buffer.concat([Buffer.from(JSON.stringify(known)), ...pictures].map(frame))));
}
