// Where the goods are: on a table, a bed, a shop's counter, in a parlour or a compound.
import { as, blurred, circle, each, g, lin, line, lit, oval, path, rad, rect, tile } from "./kit.mjs";

const full = (fill) => rect(0, 0, 1200, 1200, 0, fill);

/** Light of a window that falls across from the left. */
const windowLight = (strength = 0.3) =>
  blurred(
    30,
    path("M-100 -80L420 -80L1050 760L520 760Z", "#fff6df", `opacity="${strength * 0.5}"`) +
      path("M40 -80L330 -80L960 760L650 760Z", "#fff6df", `opacity="${strength * 0.5}"`),
  );

const vignette = () => full(rad("rgba(0,0,0,0), rgba(0,0,0,0) 58%, rgba(14,6,0,.3)", 0.46, 0.42, 0.78));
const warmth = () => full(rad("rgba(255,240,205,.32), rgba(255,240,205,0)", 0.22, 0.12, 0.7));

/** What lies over every picture: a warm light from the left and darker corners. */
export const finish = () => warmth() + vignette();

/** A wooden table from above, its boards turned. */
export const table =
  (color = "#9a6236", turn = -12) =>
  () => {
    const boards = each(9, (at) => {
      const shade = [0.0, 0.1, 0.04, 0.14, 0.02, 0.12, 0.06, 0.16, 0.03][at];
      return (
        rect(-500, -420 + at * 230, 2200, 226, 3, color) +
        rect(-500, -420 + at * 230, 2200, 226, 3, "#2a1202", `opacity="${shade}"`)
      );
    });
    return full("#3a1f0e") + g(as("wood", boards), `transform="rotate(${turn} 600 600)"`) + windowLight(0.36);
  };

/** Long folds of a cloth, light on one side and dark on the other; `turn` is how they run. */
const folds = (turn) =>
  g(
    each(8, (n) => {
      const y = -260 + n * 215 + ((n * 71) % 90);
      const bend = 90 - ((n * 57) % 180);
      const run = `M-500 ${y}C0 ${y + bend} 380 ${y - bend * 1.3} 700 ${y + bend * 0.4}S1300 ${y + bend} 1800 ${y - 40}`;
      const side = (by, color, width, alpha) =>
        line(run, color, width, `opacity="${alpha}" transform="translate(0 ${by})"`);
      return (
        blurred(30, side(34, "#1a0f06", 62, 0.3) + side(-30, "#fffaf0", 58, 0.4)) +
        blurred(8, side(8, "#1a0f06", 12, 0.16) + side(-6, "#fffaf0", 9, 0.26))
      );
    }),
    `transform="rotate(${turn} 600 600)"`,
  );

/** Cloth spread on a bed or a stall, with its folds; `print` is a paint over it. */
export const cloth =
  (color = "#d9cbb6", { turn = -24, print = () => "" } = {}) =>
  () => {
    const over = print();
    return full(color) + (over && full(over)) + folds(turn) + windowLight(0.2);
  };

/** Stripes of a bedsheet or a wrapper. */
export const stripes =
  (color, turn = 30, width = 26) =>
  () =>
    tile(90, 90, rect(0, 0, width, 90, 0, color) + rect(width + 12, 0, 6, 90, 0, color), `rotate(${turn})`);

/** A wall and a floor that meet at `at`. */
export const room =
  ({ wall = "#e4d8c4", floor = "#9d7149", at = 860, kind = "wood", props = () => "", plain = false } = {}) =>
  () => {
    const wallPart =
      as("plaster", rect(0, 0, 1200, at, 0, wall)) +
      rect(0, 0, 1200, at, 0, lin("rgba(255,250,235,.35), rgba(255,255,255,0) 45%, rgba(40,20,0,.28)", 20)) +
      windowLight(0.3);
    const skirting = plain ? "" : rect(0, at - 34, 1200, 36, 0, lin("#fff8ec, #cdbfa9"), 'opacity=".75"');
    return wallPart + blurred(3, props()) + skirting + floors[kind](floor, at);
  };

const depth = (at) =>
  rect(0, at, 1200, 1200 - at, 0, lin("rgba(20,8,0,.26), rgba(20,8,0,0) 30%, rgba(20,8,0,.14)"));

const floors = {
  wood: (color, at) =>
    as("wood", rect(0, at, 1200, 1200 - at, 0, color)) +
    each(5, (row) =>
      rect(0, at + 22 + row * row * 16 + row * 32, 1200, 2 + row * 0.6, 0, "#3a1d08", 'opacity=".35"'),
    ) +
    depth(at),
  tiles: (color, at) =>
    as("stain", rect(0, at, 1200, 1200 - at, 0, color)) +
    each(13, (n) =>
      path(
        `M${(n - 6) * 110 + 600} ${at}L${(n - 6) * 330 + 600} 1200l4 0L${(n - 6) * 110 + 602} ${at}Z`,
        "#5d5348",
        'opacity=".45"',
      ),
    ) +
    each(4, (n) => rect(0, at + 26 + n * n * 26 + n * 40, 1200, 3, 0, "#5d5348", 'opacity=".4"')) +
    depth(at),
  concrete: (color, at) => as("grit", as("stain", rect(0, at, 1200, 1200 - at, 0, color))) + depth(at),
  earth: (color, at) =>
    as("grit", as("stain", rect(0, at, 1200, 1200 - at, 0, color))) +
    each(26, (n) =>
      oval(
        (n * 337) % 1200,
        at + 30 + ((n * 131) % (1160 - at)),
        5 + (n % 4) * 2,
        3 + (n % 3),
        "#5c3d22",
        'opacity=".5"',
      ),
    ) +
    depth(at),
  cloth: (color, at) => as("crumpled", rect(0, at, 1200, 1200 - at, 0, color)) + depth(at),
};

/** A wall of blocks behind a compound of sand or concrete. */
export const compound =
  ({ wall = "#c9b393", floor = "#8d8274", at = 800, kind = "concrete" } = {}) =>
  () =>
    as(
      "grit",
      rect(0, 0, 1200, at, 0, wall) +
        each(8, (row) => rect(0, row * 108 + 40, 1200, 5, 0, "#7d6a50", 'opacity=".55"')) +
        each(40, (n) => {
          const row = Math.floor(n / 5);
          return rect(
            (n % 5) * 260 + (row % 2) * 130 + 20,
            row * 108 - 66,
            5,
            106,
            0,
            "#7d6a50",
            'opacity=".5"',
          );
        }),
    ) +
    rect(0, 0, 1200, at, 0, lin("rgba(255,250,225,.3), rgba(255,255,255,0) 50%, rgba(40,20,0,.3)", 30)) +
    windowLight(0.25) +
    floors[kind](floor, at);

/** Green out of focus, over earth. */
export const outside =
  ({ at = 780, floor = "#a9774a", kind = "earth" } = {}) =>
  () =>
    rect(0, 0, 1200, at + 20, 0, lin("#cfe3ea, #e9efdc 60%, #b9c791")) +
    blurred(
      30,
      each(15, (n) =>
        circle(
          (n * 263) % 1260,
          250 + ((n * 97) % 380),
          110 + (n % 4) * 40,
          ["#4f7a3a", "#7da250", "#3f6b34", "#94b765"][n % 4],
          'opacity=".85"',
        ),
      ) + rect(-50, at - 130, 1300, 150, 0, "#5b7a3c"),
    ) +
    floors[kind](floor, at);

/** A shop: shelves out of focus behind a counter. */
export const shop =
  ({ counter = "#7b4f2f", at = 830, tone = 0 } = {}) =>
  () => {
    const colors = [
      ["#b5473a", "#2f6690", "#e0b04c", "#4c8a63", "#d9d2c3", "#6a4c93"],
      ["#31475e", "#c9c2b4", "#8193a5", "#e8e3d8", "#55697c", "#a58a62"],
    ][tone];
    const goods = each(27, (n) => {
      const row = Math.floor(n / 9);
      const tall = 110 + ((n * 53) % 90);
      return rect((n % 9) * 140 - 20, row * 275 + 240 - tall, 90 + ((n * 31) % 40), tall, 8, colors[n % 6]);
    });
    const shelves = each(4, (n) => rect(-20, n * 275 + 238 - 275, 1240, 22, 0, "#8a7355"));
    return (
      full(tone ? "#39424d" : "#5a4a39") +
      blurred(16, rect(0, 0, 1200, at, 0, tone ? "#4c5763" : "#6d5a45") + goods + shelves, 'opacity=".9"') +
      rect(0, 0, 1200, at, 0, lin("rgba(255,244,214,.26), rgba(20,10,0,.22)")) +
      as("wood", rect(0, at, 1200, 1200 - at, 0, counter)) +
      rect(0, at, 1200, 10, 0, "#fff3da", 'opacity=".35"') +
      depth(at)
    );
  };

/** A sheet of paper that bends from wall to table. */
export const sweep =
  (color = "#d5dde0") =>
  () =>
    full(color) +
    full(lin("rgba(255,255,255,.35), rgba(255,255,255,0) 55%, rgba(20,20,30,.12) 68%, rgba(20,20,30,.2)")) +
    windowLight(0.35);

/** White tiles of a kitchen over a worktop. */
export const kitchen =
  ({ tiles = "#e6ece9", top = "#5b4636", at = 850 } = {}) =>
  () =>
    rect(0, 0, 1200, at, 0, tiles) +
    each(8, (n) => rect(n * 172 - 40, 0, 4, at, 0, "#b7c2bd")) +
    each(6, (n) => rect(0, n * 172 + 20, 1200, 4, 0, "#b7c2bd")) +
    rect(0, 0, 1200, at, 0, lin("rgba(255,255,255,.4), rgba(255,255,255,0) 45%, rgba(30,40,40,.25)", 25)) +
    windowLight(0.35) +
    lit(as("marble", rect(-20, at, 1240, 400, 4, top)), "s") +
    depth(at);

/** A plant in a pot, for the back of a room. */
export const plant = (x, y, size = 1) =>
  g(
    each(9, (n) => {
      const lean = (n - 4) * 34;
      return path(
        `M0 0C${lean - 30} -120 ${lean * 2 - 30} -190 ${lean * 2.6} -${290 - Math.abs(n - 4) * 34}C${lean * 2 + 40} -150 ${lean + 24} -90 8 0Z`,
        ["#2f6b3f", "#43854d", "#255a36"][n % 3],
      );
    }) + path("M-62 -10L62 -10L46 120L-46 120Z", lin("#e9e2d6, #b9ae9d", 0)),
    `transform="translate(${x} ${y}) scale(${size})"`,
  );
