/**
 * Re-encodes a picture: reads it from stdin and writes a square WebP without metadata to stdout. It passes untrusted bytes to a
 * decoder written in C, so it runs as a separate process, without secrets and with limits. Any exit code but 0 means failure.
 */
import sharp from "sharp";

/** Pixels, width and height alike. */
const SIDE = 256;
/** The largest phone cameras; more would exhaust memory. */
const MAX_PIXELS = 50_000_000;

sharp.cache(false);
sharp.concurrency(1);
// Only the accepted formats, and only from memory.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);

const picture = await sharp(Buffer.concat(chunks), { limitInputPixels: MAX_PIXELS, failOn: "error" })
  .autoOrient()
  .resize(SIDE, SIDE, { fit: "cover", position: "centre" })
  .webp({ quality: 82 })
  .toBuffer();

process.stdout.write(picture);
