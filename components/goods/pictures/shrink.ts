/** Longest side of what is sent, in pixels. */
const SIDE = 2048;
/** JPEG, of 1. */
const QUALITY = 0.85;
/** A file that is not larger than this, in bytes and pixels, is sent as it is. */
const SMALL_BYTES = 600_000;

/**
 * A picture as a JPEG with at most 2,048 pixels on a side: a photo of megabytes falls to some 400 kB. What this browser cannot read
 * comes back as it is, so that the server says what is wrong with it.
 * @param turns - quarter turns to the right
 */
export async function shrink(file: Blob, turns = 0): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return file;
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const isFine = scale === 1 && file.size <= SMALL_BYTES && /jpeg|webp/.test(file.type);
  try {
    return isFine && turns % 4 === 0 ? file : await redraw(bitmap, scale, turns);
  } catch {
    // A canvas that memory does not suffice for.
    return file;
  } finally {
    bitmap.close();
  }
}

async function redraw(bitmap: ImageBitmap, scale: number, turns: number): Promise<Blob> {
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const isOnItsSide = turns % 2 !== 0;
  const canvas = document.createElement("canvas");
  canvas.width = isOnItsSide ? height : width;
  canvas.height = isOnItsSide ? width : height;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((turns % 4) * (Math.PI / 2));
  pen.drawImage(bitmap, -width / 2, -height / 2, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), "image/jpeg", QUALITY);
  });
}
