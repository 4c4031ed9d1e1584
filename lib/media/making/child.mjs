/**
 * Makes pictures that can be shown from one file: reads it from stdin, and writes to stdout each picture as its length (4 bytes) and a
 * WebP without metadata. It passes untrusted bytes to decoders in C and WebAssembly, so it runs as a separate process, without secrets
 * and with limits. Any exit code but 0 means that the file was refused: 3 that it has too many pages, 4 too many pixels.
 *
 * Arguments: 'picture' or 'pdf'; then JSON: { side, fit, quality, maxPixels, maxPages, boxes }.
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

const [kind, given] = process.argv.slice(2);
const { side, fit, quality, maxPixels, maxPages, boxes = [] } = JSON.parse(given);

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const sent = Buffer.concat(chunks);

/** One picture, turned upright; without more than `side` pixels on a side, or as a square of it. */
async function remake(file) {
  const { width, height } = await sharp(file, { limitInputPixels: false }).metadata();
  if (width * height > maxPixels) process.exit(TOO_MANY_PIXELS);
  const read = sharp(file, { limitInputPixels: maxPixels, failOn: "error" });
  const sized = read.autoOrient().resize(side, side, sizing());
  return shown(boxes.length > 0 ? await blackened(sized) : sized);
}

function sizing() {
  return fit === "square"
    ? { fit: "cover", position: "centre" }
    : { fit: "inside", withoutEnlargement: true };
}

function shown(picture) {
  return picture.flatten({ background: "#fff" }).webp({ quality, effort: 0 }).toBuffer();
}

/** Boxes are parts of the picture's width and height, from 0 to 1. */
async function blackened(picture) {
  const { data, info } = await picture
    .flatten({ background: "#fff" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (const box of boxes) {
    const [left, right] = [
      Math.floor(box.x * width),
      Math.min(width, Math.ceil((box.x + box.width) * width)),
    ];
    const [top, bottom] = [
      Math.floor(box.y * height),
      Math.min(height, Math.ceil((box.y + box.height) * height)),
    ];
    for (let row = top; row < bottom; row += 1) {
      data.fill(0, (row * width + left) * channels, (row * width + right) * channels);
    }
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** Pages as pictures. Nothing in a document runs: this build of PDFium has no JavaScript, and forms are not filled in. */
async function drawPages(file) {
  const { PDFiumLibrary } = await import("@hyzyla/pdfium");
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(file);
  const pages = document.getPageCount();
  if (pages < 1 || pages > maxPages) process.exit(TOO_MANY_PAGES);
  for (let at = 0; at < pages; at += 1) {
    const page = document.getPage(at);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const longer = Math.max(originalWidth, originalHeight);
    if (!(longer > 0) || Math.min(originalWidth, originalHeight) * 50 < longer) process.exit(TOO_MANY_PIXELS);
    const { data, width, height } = await page.render({
      scale: Math.min(side / longer, 4),
      render: "bitmap",
    });
    write(await shown(sharp(data, { raw: { width, height, channels: 4 } })));
  }
}

function write(picture) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(picture.length);
  process.stdout.write(length);
  process.stdout.write(picture);
}

if (kind === "pdf") await drawPages(sent);
else write(await remake(sent));
