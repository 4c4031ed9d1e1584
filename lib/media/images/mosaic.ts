import { thumbHashToRGBA } from "thumbhash";

/** Cells on each side. */
const SIDE = 4;

/** Mean colours ('rrggbb') of the cells of a ThumbHash, row by row: four by four. Empty for what is none. */
export function mosaicOf(thumbhash: string): string[] {
  const { w, h, rgba } = decoded(thumbhash) ?? { w: 0, h: 0, rgba: new Uint8Array() };
  if (w < SIDE || h < SIDE) return [];
  return Array.from({ length: SIDE * SIDE }, (_, cell) => {
    const [left, top] = [cell % SIDE, Math.floor(cell / SIDE)];
    const sums = [0, 0, 0];
    let count = 0;
    for (let y = Math.floor((top * h) / SIDE); y < Math.floor(((top + 1) * h) / SIDE); y += 1) {
      for (let x = Math.floor((left * w) / SIDE); x < Math.floor(((left + 1) * w) / SIDE); x += 1) {
        const at = (y * w + x) * 4;
        for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (rgba[at + channel] ?? 0);
        count += 1;
      }
    }
    return sums
      .map((sum) =>
        Math.round(sum / count)
          .toString(16)
          .padStart(2, "0"),
      )
      .join("");
  });
}

function decoded(thumbhash: string) {
  try {
    return thumbHashToRGBA(Uint8Array.from(atob(thumbhash), (letter) => letter.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
