import { finish } from "./backdrops.mjs";
import { begin, paints } from "./kit.mjs";
import { filters } from "./light.mjs";

/** A scene as SVG: its backdrop, the thing, and the light over both. `side` is how large it will be, in pixels. */
export function svgOf({ backdrop, draw }, side = 1200) {
  begin();
  const content = backdrop() + draw() + finish();
  // Heights of relief are in pixels, while everything else is in units of the picture.
  const light = filters.replaceAll(
    /surfaceScale="([\d.]+)"/g,
    (_, height) => `surfaceScale="${(height * side) / 1200}"`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 1200 1200"><defs>${light}${paints()}</defs>${content}</svg>`;
}
