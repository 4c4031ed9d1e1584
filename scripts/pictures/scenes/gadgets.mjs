// Small things that are charged.
import { sweep, table } from "../backdrops.mjs";
import {
  as,
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
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";

const watch = () => {
  const strap = (y, flip) =>
    lit(
      g(
        path(
          "M-118 0L118 0C110 120 96 260 92 400C88 440 -88 440 -92 400C-96 260 -110 120 -118 0Z",
          lin("#24292e, #3b434a 45%, #15181b", 0),
        ) + each(5, (n) => oval(0, 170 + n * 46, 15, 10, "#090b0c")),
        `transform="translate(0 ${y}) scale(1 ${flip})"`,
      ),
      "m",
    );
  const ring = (r, color, part) =>
    line(
      `M0 ${-r}A${r} ${r} 0 ${part > 0.5 ? 1 : 0} 1 ${(Math.sin(part * 6.283) * r).toFixed(1)} ${(-Math.cos(part * 6.283) * r).toFixed(1)}`,
      color,
      22,
    );
  const screen =
    rect(-170, -205, 340, 410, 84, "#030405") +
    words(0, -84, "10:09", 92, "#fff") +
    moved(0, 76, ring(92, "#fa114f", 0.82) + ring(66, "#92e82a", 0.62) + ring(40, "#1eeaef", 0.44)) +
    words(0, -166, "MON 30", 30, "#ff9f43");
  const body =
    strap(190, 1) +
    strap(-190, -1) +
    lit(rect(-205, -240, 410, 480, 112, lin("#c9ced4, #7d838a 45%, #3c4045", 30)), "m") +
    lit(rect(200, -70, 34, 92, 14, lin("#e2e5e9, #6d7379")), "s") +
    rect(-186, -221, 372, 442, 98, "#0a0b0c") +
    screen +
    path("M-150 -190L40 -190L-120 190L-170 190Z", "#fff", 'opacity=".08"');
  return moved(600, 600, turned(24, 0, 0, lying(body)), 1.08);
};

const powerBank = () => {
  const bank =
    lit(rect(0, 0, 400, 760, 66, lin("#2c3138, #14171b 60%, #0c0e10", 25)), "m") +
    as("cast", rect(26, 26, 348, 620, 44, "#22262b")) +
    words(200, 300, "20000", 92, "#7be3a4") +
    words(200, 356, "mAh", 48, "#7be3a4") +
    each(4, (n) => circle(128 + n * 48, 440, 11, n < 3 ? "#7be3a4" : "#33443b")) +
    words(200, 540, "FAST CHARGE 22.5 W", 26, "#aab4bd") +
    rect(64, 676, 92, 36, 8, "#050607") +
    rect(72, 684, 76, 12, 3, "#3b82f6") +
    rect(184, 680, 62, 28, 14, "#050607") +
    rect(276, 676, 92, 36, 8, "#050607") +
    rect(284, 684, 76, 12, 3, "#3b82f6");
  const cable =
    line("M420 950C420 1090 640 1120 780 1010S900 640 880 520", "#f2f2ef", 22) +
    lit(rect(846, 390, 68, 140, 18, lin("#fff, #d0d0cc", 0)), "s") +
    rect(862, 346, 36, 50, 6, lin("#eceef0, #8d9298", 0));
  return lying(cable) + moved(250, 130, turned(-8, 200, 380, lying(bank)), 1.02);
};

const charger = () => {
  const pin = (x) => rect(x, -78, 34, 90, 5, lin("#f4d48a, #b98d38", 0));
  const plug =
    lit(rect(-150, 0, 300, 330, 56, lin("#ffffff, #e4e6e8 60%, #c2c6ca", 25)), "m") +
    resting(rect(-110, -40, 220, 60, 26, "#e9ebed")) +
    pin(-88) +
    pin(54) +
    rect(-17, -98, 34, 66, 5, lin("#f4d48a, #b98d38", 0)) +
    rect(-44, 286, 88, 26, 6, "#2a2d31") +
    words(0, 170, "33 W", 56, "#8b9299");
  const loop = (r) => oval(0, 0, r, r * 0.86, "none", `stroke="#f7f7f5" stroke-width="24"`);
  const cable =
    loop(220) +
    loop(186) +
    loop(252) +
    line("M-220 0C-330 -120 -300 -360 -250 -430", "#f7f7f5", 24) +
    line("M240 90C330 190 330 260 300 310", "#f7f7f5", 24) +
    turned(
      -30,
      290,
      350,
      lit(rect(256, 300, 70, 130, 18, "#fdfdfc"), "s") +
        rect(273, 424, 36, 46, 8, lin("#eceef0, #8d9298", 0)),
    );
  return (
    moved(640, 760, lying(cable)) +
    moved(380, 300, turned(-12, 0, 150, lying(plug)), 1.25) +
    lying(rect(176, 900, 20, 20, 4, "none"))
  );
};

export const gadgetsScenes = {
  smartwatch: { backdrop: sweep("#c9b8a4"), draw: watch },
  "power-bank": { backdrop: table("#8a5b36", 18), draw: powerBank },
  "phone-charger": { backdrop: table("#4b3626", -8), draw: charger },
};
