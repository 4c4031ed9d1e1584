// What the drawings of goods are put together from: shapes, paints and light, all as SVG text. Coordinates are those of a square of
// 1,200 units; light falls from the upper left.

let made = [];
let count = 0;

/** Begins a picture: paints that an earlier one asked for are forgotten. */
export const begin = () => {
  made = [];
  count = 0;
};

/** The paints that shapes have asked for since the picture began. */
export const paints = () => made.join("");

const keep = (tag, attributes, content) => {
  count += 1;
  made.push(`<${tag} id="p${count}" ${attributes}>${content}</${tag}>`);
  return `url(#p${count})`;
};

/** Stops as '#fff, #888 40%, #000': those without a place are spread evenly. */
const stops = (text) => {
  const parts = text.split(/,\s*(?![^(]*\))/);
  return parts
    .map((part, at) => {
      const [, color, place] = /^(.*?)(?:\s+([\d.]+)%)?$/.exec(part.trim());
      const offset = place === undefined ? (at / Math.max(1, parts.length - 1)) * 100 : Number(place);
      return `<stop offset="${offset}%" stop-color="${color}"/>`;
    })
    .join("");
};

/** A gradient along a line: 0 degrees runs to the right, 90 down. */
export const lin = (text, degrees = 90) => {
  const at = (degrees * Math.PI) / 180;
  const [x, y] = [Math.cos(at) / 2, Math.sin(at) / 2];
  const ends = `x1="${0.5 - x}" y1="${0.5 - y}" x2="${0.5 + x}" y2="${0.5 + y}"`;
  return keep("linearGradient", ends, stops(text));
};

/** A gradient from a point outwards; the point and the reach as parts of the shape. */
export const rad = (text, cx = 0.38, cy = 0.32, reach = 0.75) =>
  keep("radialGradient", `cx="${cx}" cy="${cy}" r="${reach}"`, stops(text));

/** A tile that repeats. */
export const tile = (width, height, content, turn = "") =>
  keep(
    "pattern",
    `width="${width}" height="${height}" patternUnits="userSpaceOnUse" patternTransform="${turn}"`,
    content,
  );

/** What lies outside the shapes is cut away. */
export const clip = (shapes, content) => `<g clip-path="${keep("clipPath", "", shapes)}">${content}</g>`;

export const rect = (x, y, width, height, round, fill, more = "") =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}" ${more}/>`;
export const circle = (cx, cy, r, fill, more = "") =>
  `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}" ${more}/>`;
export const oval = (cx, cy, rx, ry, fill, more = "") =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;
export const path = (d, fill, more = "") => `<path d="${d}" fill="${fill}" ${more}/>`;
export const line = (d, stroke, width, more = "") =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
/** A group, moved or lit: `g(shapes, 'filter="url(#lit)"')`. */
export const g = (content, more = "") => `<g ${more}>${content}</g>`;
export const turned = (degrees, cx, cy, content) =>
  `<g transform="rotate(${degrees} ${cx} ${cy})">${content}</g>`;
export const moved = (x, y, content, scale = 1) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${content}</g>`;
export const words = (x, y, text, size, fill, more = "") =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-family="Figtree, Inter, sans-serif" font-weight="700" text-anchor="middle" ${more}>${text}</text>`;

/** The same drawn several times: `each(5, (at) => ...)`. */
export const each = (times, draw) => Array.from({ length: times }, (_, at) => draw(at)).join("");

/** Rounded by light as if it were swollen: small, medium and large reliefs, a shiny one, and one that only shades. */
export const lit = (content, size = "m") => g(content, `filter="url(#lit-${size})"`);
/** Woven, tanned, furry, knitted, grained or brushed. */
export const as = (stuff, content) => g(content, `filter="url(#${stuff})"`);
export const blurred = (by, content, more = "") => g(content, `filter="url(#blur-${by})" ${more}`);

/** The shadow where a thing touches what it stands on, and a longer one away from the light. */
export const ground = (cx, cy, rx, ry = rx * 0.14, dark = 0.5) =>
  blurred(
    30,
    oval(cx + rx * 0.12, cy + ry * 0.3, rx * 1.12, ry * 1.5, "#120a04", `opacity="${dark * 0.7}"`),
  ) + blurred(8, oval(cx, cy, rx * 0.96, ry * 0.62, "#0c0603", `opacity="${dark}"`));

/** A thing that lies on a table, seen from above, with its shadow. */
export const lying = (content) => g(content, 'filter="url(#drop)"');
/** A smaller thing on another. */
export const resting = (content) => g(content, 'filter="url(#drop-s)"');
