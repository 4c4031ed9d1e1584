/** What a picture looks like, worked out in the decoder's process. */
import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";

const HASHED_SIDE = 100;

/** Its dimensions, mean colour (rrggbb), ThumbHash in base64, and difference hash as 16 hex digits, from its pixels. */
export async function describe({ data, info: { width, height, channels } }, size) {
  const pixels = () => sharp(data, { raw: { width, height, channels } });
  const small = await pixels()
    .resize(HASHED_SIDE, HASHED_SIDE, { fit: "inside", withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const thumbhash = rgbaToThumbHash(small.info.width, small.info.height, small.data);
  const grey = await pixels().resize(9, 8, { fit: "fill" }).greyscale().raw().toBuffer();
  return {
    width: size.width,
    height: size.height,
    color: meanOf(small.data),
    thumbhash: Buffer.from(thumbhash).toString("base64"),
    dhash: differencesOf(grey),
  };
}

function meanOf(rgba) {
  const sums = [0, 0, 0];
  for (let at = 0; at < rgba.length; at += 4) {
    for (const channel of [0, 1, 2]) sums[channel] += rgba[at + channel];
  }
  return sums
    .map((sum) =>
      Math.round((sum * 4) / rgba.length)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("");
}

/** A bit for each pixel of eight rows of nine: whether the next one in its row is brighter. */
function differencesOf(grey) {
  let hash = 0n;
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const at = row * 9 + column;
      hash = (hash << 1n) | (grey[at] < grey[at + 1] ? 1n : 0n);
    }
  }
  return hash.toString(16).padStart(16, "0");
}
