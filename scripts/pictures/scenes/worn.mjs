// What is worn every day, and at weddings.
import { cloth, compound, table } from "../backdrops.mjs";
import {
  as,
  blurred,
  circle,
  each,
  g,
  lin,
  line,
  lit,
  lying,
  moved,
  oval,
  path,
  rad,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";
import { steel, view } from "../solid.mjs";

const jeans = () => {
  const denim = lin("#4a6c9b, #2f4d79 50%, #203758", 20);
  const leg = path(
    "M380 150L820 150L850 380L900 1060L690 1070L610 520L590 520L520 1070L310 1060L350 380Z",
    denim,
  );
  const stitch = (d) => line(d, "#d99a45", 5, 'stroke-dasharray="13 9"');
  return moved(
    0,
    -10,
    turned(
      7,
      600,
      600,
      lying(as("woven", lit(leg, "m"))) +
        rect(376, 150, 448, 56, 10, "#27426b") +
        each(5, (n) => rect(400 + n * 94, 140, 26, 78, 5, "#203758")) +
        circle(600, 178, 17, lin("#f0cf86, #9a6e2b", 40)) +
        stitch(
          "M372 220L826 220M600 210L600 400C600 470 570 500 560 520M380 250C400 330 460 340 520 330M820 250C800 330 740 340 680 330M352 400L316 1050M848 400L892 1050M600 530L524 1060M602 530L690 1058",
        ) +
        blurred(
          30,
          oval(450, 700, 44, 190, "#b9cde8", 'opacity=".5"') +
            oval(750, 700, 44, 190, "#b9cde8", 'opacity=".5"'),
        ) +
        rect(690, 176, 100, 0, 0, "none"),
    ),
  );
};

const bale = () => {
  const v = view({ cx: 640, cy: 900, yaw: 26, pitch: 22 });
  const sack = (w, h, lines) =>
    as(
      "woven",
      rect(0, 0, w, h, 36, "#dfe5df") +
        each(lines, (n) => rect(n * 26, 0, 3, h, 0, "#aab8b0", 'opacity=".6"')) +
        each(18, (n) => rect(0, n * 26, w, 3, 0, "#aab8b0", 'opacity=".6"')),
    );
  const strap = (w, h) => each(2, (n) => rect(w * (0.06 + n * 0.84), 0, 26, h, 0, "#1f57a8"));
  const colors = ["#c0392b", "#2e6da4", "#e3b23c", "#7d4e9e", "#3a8f5c", "#ece7db", "#d9773a", "#34495e"];
  const stack = (x, z, count, first) =>
    each(count, (n) => {
      const color = colors[(first + n * 3) % 8];
      const edge = (w) =>
        rect(0, 0, w, 52, 24, color) +
        rect(6, 24, w - 12, 4, 2, "#000", 'opacity=".35"') +
        rect(8, 6, w - 16, 8, 4, "#fff", 'opacity=".3"');
      return v.box(x, n * 52, z, 250, 52, 190, {
        front: edge(250),
        side: edge(190),
        top: rect(0, 0, 250, 190, 16, color) + line("M90 8C100 70 150 70 160 8", "#fff", 7, 'opacity=".6"'),
      });
    });
  const face =
    sack(640, 520, 25) +
    strap(640, 520) +
    words(340, 170, "FIRST GRADE", 74, "#16407c") +
    words(340, 250, "LADIES MIX 55 KG", 52, "#b3261c");
  return (
    v.shadow(-320, -200, 640, 400, 120) +
    v.box(-320, 0, -200, 640, 520, 400, {
      front: face,
      side: sack(400, 520, 16) + strap(400, 520),
      top: "#c9d2cb",
    }) +
    stack(-330, 250, 5, 0) +
    stack(-40, 270, 3, 2)
  );
};

const wristwatch = () => {
  const link = (y) =>
    lit(rect(-92, y, 60, 62, 12, steel(0)), "s") +
    lit(rect(-28, y, 56, 62, 12, lin("#f6f8f9, #aab0b6 60%, #e6eaed", 0)), "s") +
    lit(rect(32, y, 60, 62, 12, steel(0)), "s");
  const band = each(7, (n) => link(-270 - n * 66)) + each(7, (n) => link(208 + n * 66));
  const bezel =
    lit(circle(0, 0, 250, lin("#f2f4f5, #9ba1a8 45%, #e2e6e9 60%, #6c7278", 40)), "m") +
    each(60, (n) => g(rect(-3, -246, 6, n % 5 ? 12 : 22, 2, "#2c3136"), `transform="rotate(${n * 6})"`));
  const dial =
    circle(0, 0, 205, rad("#1d7a58, #0d4a35 60%, #062b1f", 0.4, 0.36, 0.7)) +
    each(12, (n) => g(rect(-8, -186, 16, 46, 3, "#f5f1e2"), `transform="rotate(${n * 30})"`)) +
    words(0, -76, "AUTOMATIC", 24, "#e9e2c8") +
    rect(104, -22, 62, 46, 6, "#fff") +
    words(135, 14, "30", 34, "#111");
  const hands = resting(
    g(path("M-11 20L0 -118L11 20Z", "#f5f1e2"), 'transform="rotate(-54)"') +
      g(path("M-9 26L0 -170L9 26Z", "#f5f1e2"), 'transform="rotate(58)"') +
      g(rect(-2, -180, 4, 230, 2, "#e0a326"), 'transform="rotate(190)"') +
      circle(0, 0, 14, "#d9dcdf"),
  );
  return moved(
    600,
    600,
    turned(
      20,
      0,
      0,
      lying(band + rect(238, -26, 52, 52, 10, steel(90)) + bezel) +
        dial +
        hands +
        path("M-150 -140A205 205 0 0 1 90 -184L-60 190A205 205 0 0 1 -180 96Z", "#fff", 'opacity=".16"'),
    ),
    1.08,
  );
};

const coral = () => {
  const bead = (x, y, r) =>
    resting(circle(x, y, r, rad("#ff9b78, #e2552f 40%, #9c2710", 0.36, 0.3, 0.8))) +
    oval(x - r * 0.3, y - r * 0.35, r * 0.22, r * 0.14, "#fff", 'opacity=".7"');
  const strand = (rx, ry, count, r, cy) =>
    each(count, (n) => {
      const a = -0.35 + (n / (count - 1)) * (Math.PI + 0.7);
      return bead(600 + rx * Math.cos(a), cy + ry * Math.sin(a), r);
    });
  const ear = (x) =>
    line(`M${x} 900C${x - 16} 870 ${x + 26} 860 ${x + 20} 890`, "#e0b64f", 7) +
    bead(x, 930, 24) +
    bead(x, 982, 30) +
    bead(x, 1040, 22);
  return (
    strand(430, 520, 31, 27, 330) +
    strand(350, 400, 26, 27, 320) +
    strand(270, 285, 21, 27, 310) +
    moved(
      600,
      760,
      resting(circle(0, 110, 66, lin("#f8dd8f, #b5822b", 45))) +
        circle(0, 110, 44, rad("#ff9b78, #d9481f 50%, #8c1f0c")),
    ) +
    ear(250) +
    ear(960)
  );
};

export const wornScenes = {
  jeans: { backdrop: table("#c9a26f", 4), draw: jeans },
  "okrika-bale": { backdrop: compound({ wall: "#cdb894", floor: "#96866f", at: 780 }), draw: bale },
  wristwatch: { backdrop: cloth("#3b3f45", { turn: 20 }), draw: wristwatch },
  "coral-beads": { backdrop: cloth("#f0e6d4", { turn: -30 }), draw: coral },
};
