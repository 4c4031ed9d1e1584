// Batteries, and what the sun fills.
import { outside, shop } from "../backdrops.mjs";
import {
  blurred,
  circle,
  each,
  g,
  ground,
  lin,
  line,
  lit,
  moved,
  path,
  rad,
  rect,
  resting,
  words,
} from "../kit.mjs";
import { steel, view } from "../solid.mjs";

const battery = () => {
  const v = view({ cx: 560, cy: 980, yaw: 24, pitch: 22 });
  const label =
    rect(60, 130, 580, 270, 14, lin("#ffffff, #e9ecee")) +
    rect(60, 130, 580, 84, 14, "#1a4fa0") +
    words(350, 192, "TUBULAR", 64, "#fff") +
    words(350, 310, "220 Ah", 96, "#c11f1f") +
    words(350, 372, "12 V  deep cycle", 40, "#333");
  const front =
    rect(0, 0, 700, 470, 10, lin("#d8362d, #a81d17 60%, #7f120d")) +
    each(3, (n) => rect(0, 24 + n * 30, 700, 8, 0, "#6a0d09", 'opacity=".55"')) +
    label;
  const top =
    rect(0, 0, 700, 300, 0, "#24272b") +
    each(
      6,
      (n) =>
        lit(circle(110 + n * 96, 150, 32, lin("#f4c21f, #b18400", 40)), "s") +
        circle(110 + n * 96, 150, 12, "#7b5b00"),
    );
  const pole = (x, color) =>
    v.can(x, 470, 90, 26, 46, steel(0), "#d9dcdf") +
    v.top(circle(0, 0, 46, "none", `stroke="${color}" stroke-width="12"`), x, 472, 90);
  return (
    v.shadow(-350, -150, 700, 300, 150) +
    v.box(-350, 0, -150, 700, 470, 300, {
      front,
      side: rect(0, 0, 300, 470, 0, lin("#b3241d, #7c120d")),
      top,
    }) +
    pole(-290, "#d02020") +
    pole(290, "#2c66d0") +
    v.front(words(0, 0, "+", 60, "#fff"), -290, 455, 152)
  );
};

const panel = () => {
  const cell = g(
    rect(0, 0, 92, 92, 12, lin("#1d3f86, #0c1d4a", 45)) +
      each(3, (n) => rect(20 + n * 24, 0, 2, 92, 0, "#8fa9d8", 'opacity=".7"')) +
      each(8, (n) => rect(0, n * 12, 92, 1, 0, "#8fa9d8", 'opacity=".35"')),
  );
  const face =
    rect(0, 0, 640, 1010, 8, lin("#f1f4f6, #a8aeb5 60%", 40)) +
    rect(20, 20, 600, 970, 0, "#dfe6f2") +
    each(60, (n) => moved(25 + (n % 6) * 99, 26 + Math.floor(n / 6) * 97, cell, 1.03)) +
    path("M20 20L420 20L20 700Z", "#fff", 'opacity=".16"') +
    path("M20 860L620 80L620 240L20 990Z", "#fff", 'opacity=".1"');
  const v = view({ cx: 0, cy: 0, yaw: 24, pitch: 10 });
  return (
    ground(640, 1090, 400, 40) +
    line("M860 360L1010 1110", "#6c7278", 30) +
    line("M860 360L1010 1110", "#aeb4ba", 12) +
    moved(
      300,
      130,
      v.laid(rect(640, 0, 34, 1010, 0, "#7a8087") + g(face, ""), [0, 0, 0], [1, 0, 0], [0, -0.94, 0.2]),
    ) +
    g("")
  );
};

const solarLight = () => {
  const v = view({ cx: 560, cy: 330, yaw: 30, pitch: 34 });
  const cells =
    rect(0, 0, 620, 340, 10, "#e3e7ea") +
    each(18, (n) =>
      rect(14 + (n % 6) * 99, 14 + Math.floor(n / 6) * 105, 94, 100, 8, lin("#2b55b3, #10245c", 45)),
    ) +
    path("M0 0L330 0L70 340L0 340Z", "#fff", 'opacity=".18"');
  const head =
    lit(
      path(
        "M240 560L1020 620C1060 624 1076 650 1072 690L1056 800C1052 836 1030 850 996 846L230 770C196 766 180 748 184 712L196 610C200 574 214 558 240 560Z",
        lin("#e3e7ea, #9ba1a8", 50),
      ),
      "m",
    ) +
    g(
      rect(0, 0, 720, 170, 22, "#fffdf0") +
        each(36, (n) =>
          circle(
            36 + (n % 12) * 59,
            32 + Math.floor(n / 12) * 53,
            20,
            rad("#fff, #fff2ad 55%, #ecc94b", 0.5, 0.5, 0.5),
          ),
        ),
      'transform="matrix(0.995 0.085 -0.08 0.99 262 596)"',
    );
  const glow = g(
    path("M230 780L1060 850L1300 1260L-120 1260Z", lin("rgba(255,240,170,.5), rgba(255,240,170,0)")),
  );
  return (
    blurred(16, glow) +
    line("M176 120L176 1240", "#4f565d", 60) +
    line("M164 120L164 1240", "#a5acb3", 16) +
    line("M180 690L300 690", "#4f565d", 40) +
    line("M560 360L580 600", "#5a6168", 44) +
    line("M176 330L560 330", "#5a6168", 34) +
    resting(v.box(-310, 0, -170, 620, 26, 340, { front: "#a4abb2", top: cells, plain: true })) +
    resting(head)
  );
};

export const sunScenes = {
  "inverter-battery": { backdrop: shop({ tone: 1, counter: "#5e4a38", at: 800 }), draw: battery },
  "solar-panel": { backdrop: outside({ floor: "#b08a5c" }), draw: panel },
  "solar-street-light": { backdrop: outside({ at: 1120 }), draw: solarLight },
};
