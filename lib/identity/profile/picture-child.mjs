/**
 * Makes a picture anew: whatever came in by stdin goes out by stdout as a square WebP without metadata. Bytes of strangers
 * meet a decoder written in C here, so this is a program of its own, without secrets and with limits; when it ends with
 * anything but 0 there is no picture.
 */
import sharp from "sharp";

/** Pixels, width and height alike. */
const SIDE = 256;
/** The largest cameras of phones; more would only fill the memory. */
const MOST_PIXELS = 50_000_000;

sharp.cache(false);
sharp.concurrency(1);
// Of all that can be decoded, only what is allowed, and only from memory.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);

const picture = await sharp(Buffer.concat(chunks), { limitInputPixels: MOST_PIXELS, failOn: "error" })
  .autoOrient()
  .resize(SIDE, SIDE, { fit: "cover", position: "centre" })
  .webp({ quality: 82 })
  .toBuffer();

process.stdout.write(picture);
