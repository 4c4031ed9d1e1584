/** Longest sides, in pixels, in which a picture for a listing is kept; one that is smaller is kept as it is, in the last it needs. */
export const IMAGE_SIDES = [320, 640, 1280, 2048] as const;

/** Upright, in pixels. */
export interface Dimensions {
  width: number;
  height: number;
}

/** The address of a picture in one of its sizes. */
export const imageAddress = (imageId: string, side: number): string => `/api/images/${imageId}/${side}`;

/** Which sizes are kept of a picture that was given with these dimensions, each with the pixels that it has. */
export function keptSizes({ width, height }: Dimensions): (Dimensions & { side: number })[] {
  const longer = Math.max(width, height);
  const last = IMAGE_SIDES.findIndex((side) => side >= longer);
  return IMAGE_SIDES.slice(0, last < 0 ? undefined : last + 1).map((side) => {
    const scale = Math.min(1, side / longer);
    const scaled = (length: number) => Math.max(1, Math.round(length * scale));
    return { side, width: scaled(width), height: scaled(height) };
  });
}
