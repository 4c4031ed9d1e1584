// Computers, televisions and sound.
import { room, shop, table } from "../backdrops.mjs";
import {
  as,
  circle,
  clip,
  each,
  ground,
  lin,
  line,
  lit,
  lying,
  moved,
  path,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";
import { steel, view } from "../solid.mjs";

const hills = (w, h, sky) =>
  rect(0, 0, w, h, 0, lin(sky)) +
  circle(w * 0.68, h * 0.3, h * 0.09, "#ffe9b0") +
  path(
    `M0 ${h * 0.66}C${w * 0.2} ${h * 0.4} ${w * 0.36} ${h * 0.7} ${w * 0.56} ${h * 0.55}S${w * 0.86} ${h * 0.46} ${w} ${h * 0.6}V${h}H0Z`,
    "#1d4a40",
  ) +
  path(`M0 ${h * 0.82}C${w * 0.3} ${h * 0.66} ${w * 0.6} ${h * 0.9} ${w} ${h * 0.74}V${h}H0Z`, "#0f2e27");

const laptop = () => {
  const screen =
    lit(rect(250, 230, 700, 470, 26, lin("#50555b, #16181b")), "s") +
    clip(
      rect(272, 252, 656, 420, 8, "#000"),
      moved(272, 252, hills(656, 420, "#17456b, #3f8f9b 45%, #f2b37a")) +
        each(7, (n) =>
          rect(
            452 + n * 44,
            628,
            32,
            32,
            8,
            ["#ff8f3f", "#3fa7ff", "#fff", "#3ccf7d", "#ef476f", "#ffd23f", "#8a6cff"][n],
          ),
        ) +
        path("M272 252L620 252L420 672L272 672Z", "#fff", 'opacity=".09"'),
    );
  const deck = path("M250 706L950 706L1090 930L110 930Z", lin("#e3e6e9, #aeb4ba 60%, #cdd2d6"));
  const row = (n) =>
    each(13, (k) => {
      const [y, inset] = [724 + n * 26, 250 - n * 16.2];
      const w = (1200 - 2 * inset - 60) / 13;
      return rect(inset + 30 + k * w, y, w - 6, 20, 4, "#24282c");
    });
  return (
    ground(600, 950, 500, 40, 0.6) +
    screen +
    deck +
    each(5, row) +
    path("M470 862L730 862L752 916L448 916Z", lin("#c3c8cd, #dde1e4")) +
    lit(
      path(
        "M110 930L1090 930L1084 950C1080 960 1070 964 1050 964L150 964C130 964 120 960 116 950Z",
        lin("#d5d9dd, #7c8288"),
      ),
      "s",
    ) +
    rect(240, 698, 720, 12, 5, "#3b4046")
  );
};

const desktop = () => {
  const monitor =
    lit(rect(120, 190, 760, 500, 24, lin("#2f3338, #111315")), "s") +
    clip(
      rect(142, 212, 716, 440, 6, "#000"),
      moved(142, 212, hills(716, 440, "#0d2b52, #2f75b5 55%, #9fd3f0")),
    ) +
    path("M142 212L520 212L330 652L142 652Z", "#fff", 'opacity=".07"') +
    path("M440 690L560 690L576 800L424 800Z", lin("#3b4046, #17191c")) +
    lit(rect(340, 796, 320, 26, 13, "#23272b"), "s");
  const v = view({ cx: 1010, cy: 900, yaw: -26, pitch: 10 });
  const tower = v.box(-110, 0, -180, 220, 560, 360, {
    front:
      rect(0, 0, 220, 560, 14, lin("#34393f, #16181b")) +
      rect(26, 40, 168, 44, 6, "#0c0d0f") +
      rect(26, 100, 168, 30, 6, "#0c0d0f") +
      circle(110, 190, 22, "#0f1113") +
      circle(110, 190, 14, "#3fb8ff") +
      each(12, (n) => rect(40, 280 + n * 20, 140, 8, 4, "#0a0b0c")),
    side: lin("#24282c, #121416"),
    top: "#3b4046",
  });
  const keys =
    lit(path("M150 900L760 900L800 1020L110 1020Z", "#24282c"), "s") +
    each(4, (n) =>
      each(14, (k) => rect(168 - n * 8 + k * (41.5 + n * 1.1), 912 + n * 26, 34, 18, 4, "#4b5158")),
    );
  const mouse = resting(
    lit(path("M836 920C880 900 910 930 916 980C920 1030 850 1040 838 990Z", lin("#3b4046, #16181b")), "m"),
  );
  return (
    ground(500, 822, 240, 22) + v.shadow(-110, -180, 220, 360, 60) + tower + monitor + lying(keys) + mouse
  );
};

const printer = () => {
  const v = view({ cx: 600, cy: 960, yaw: 22, pitch: 20 });
  const sheet = v.laid(
    rect(0, 0, 380, 340, 4, lin("#fff, #e8ecee")),
    [-190, 520, -150],
    [1, 0, 0],
    [0, -0.96, 0.28],
  );
  const out = v.top(
    resting(
      rect(0, 0, 380, 230, 4, "#fff") +
        each(6, (n) => rect(30, 26 + n * 30, n % 3 === 2 ? 200 : 320, 10, 4, "#93a0aa")) +
        rect(230, 120, 110, 80, 4, "#4d9bd8"),
    ),
    -190,
    62,
    140,
  );
  const front =
    rect(0, 0, 680, 270, 26, lin("#f4f5f6, #c9ced2")) +
    rect(90, 150, 500, 76, 10, "#1b1e21") +
    rect(450, 40, 190, 80, 12, "#1b1e21") +
    rect(462, 52, 110, 56, 6, lin("#5cc3ff, #1f7fd0")) +
    circle(606, 80, 16, "#37d06b") +
    words(200, 96, "LaserJet", 46, "#5a6066", 'opacity="0"');
  return (
    v.shadow(-340, -230, 680, 460, 130) +
    v.box(-300, 270, -200, 600, 30, 300, { front: "#3a3f45", top: "#2a2e33" }) +
    sheet +
    v.box(-340, 0, -230, 680, 270, 460, {
      front,
      side: lin("#d9dde0, #a9afb4"),
      top: rect(0, 0, 680, 460, 20, "#e9ebed") + rect(120, 70, 440, 60, 10, "#23272b"),
    }) +
    v.box(-230, 30, 200, 460, 22, 180, { front: "#b9bfc4", top: "#d6dadd" }) +
    out
  );
};

const router = () => {
  const v = view({ cx: 600, cy: 880, yaw: -20, pitch: 30 });
  const antenna = (x, lean) => {
    const [a, b] = v.at(x, 70, -150);
    return (
      line(`M${a} ${b}L${a + lean} ${b - 480}`, "#0f1113", 40) +
      line(`M${a - 6} ${b}L${a + lean - 6} ${b - 480}`, "#4f555c", 10)
    );
  };
  const topFace =
    rect(0, 0, 720, 380, 30, lin("#2c3035, #17191c", 40)) +
    path("M0 0L360 130L720 0Z", "#3b4046") +
    each(5, (n) =>
      rect(200 + n * 70, 330, 34, 12, 6, ["#45e07f", "#45e07f", "#45e07f", "#ffb020", "#45e07f"][n]),
    ) +
    each(8, (n) => rect(150 + n * 54, 170, 26, 90, 12, "#0b0c0d")) +
    words(360, 300, "4G WiFi", 44, "#aab4bd");
  return (
    v.shadow(-360, -190, 720, 380, 120) +
    antenna(-300, -70) +
    antenna(-100, -20) +
    antenna(110, 20) +
    antenna(300, 70) +
    v.box(-360, 0, -190, 720, 76, 380, {
      front: rect(0, 0, 720, 76, 16, "#1a1d20"),
      side: "#131517",
      top: topFace,
      plain: true,
    })
  );
};

const drive = () => {
  const disk =
    lit(rect(0, 0, 480, 680, 50, lin("#41464c, #1d2023 60%, #0f1113", 30)), "m") +
    as("cast", rect(24, 24, 432, 632, 36, "#24282c")) +
    words(240, 330, "2 TB", 130, "#fff") +
    words(240, 400, "USB 3.0 HARD DRIVE", 32, "#9aa4ad") +
    circle(240, 610, 10, "#4db5ff");
  const plug =
    lit(rect(-60, 0, 120, 150, 14, "#17191c"), "s") +
    rect(-40, 146, 80, 90, 6, steel(0)) +
    rect(-26, 168, 20, 20, 2, "#333") +
    rect(8, 168, 20, 20, 2, "#333");
  return (
    lying(line("M430 230C430 60 700 40 850 140S960 420 900 560", "#1a1d20", 26)) +
    moved(900, 560, lying(turned(14, 0, 0, plug)), 1.1) +
    moved(190, 230, turned(-6, 240, 340, lying(disk)), 1.12)
  );
};

export const deskScenes = {
  laptop: { backdrop: room({ wall: "#d8dccd", floor: "#98653a", at: 800, plain: true }), draw: laptop },
  "desktop-computer": {
    backdrop: room({ wall: "#dcd8d0", floor: "#a77445", at: 740, plain: true }),
    draw: desktop,
  },
  printer: { backdrop: shop({ tone: 1, counter: "#9a6d44", at: 760 }), draw: printer },
  "wifi-router": {
    backdrop: room({ wall: "#e2d5c0", floor: "#7c5231", at: 700, plain: true }),
    draw: router,
  },
  "hard-drive": { backdrop: table("#b78c5d", 10), draw: drive },
};
