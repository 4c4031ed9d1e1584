// For the house: chairs, beds, pots, gas, and the tools to mend them.
import { compound, kitchen, plant, room } from "../backdrops.mjs";
import {
  as,
  circle,
  each,
  ground,
  lin,
  line,
  lit,
  moved,
  oval,
  path,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";
import { round, steel, view } from "../solid.mjs";

const sofa = () => {
  const velvet = "#2f8a78, #1f6d5e 55%, #124a40";
  const leg = (x) => path(`M${x} 930L${x + 44} 930L${x + 32} 1010L${x + 12} 1010Z`, "#4a2c16");
  const arm = (x) => lit(rect(x, 560, 150, 380, 66, lin("#37988a, #1c6557 60%, #0f4038", 30)), "l");
  const back = (x) => lit(rect(x, 420, 260, 330, 56, lin(velvet)), "l");
  const seat = (x) => lit(rect(x, 700, 262, 140, 40, lin("#3fa491, #257667")), "l");
  const pillow = (x, y, turn, color) =>
    turned(turn, x + 80, y + 80, resting(lit(rect(x, y, 160, 160, 34, color), "soft")));
  const rug =
    oval(600, 1030, 560, 80, "#e9dcc3") +
    oval(600, 1030, 500, 66, "none", 'stroke="#b9794a" stroke-width="8"');
  return (
    rug +
    ground(600, 1000, 480, 40, 0.6) +
    leg(170) +
    leg(985) +
    back(200) +
    back(470) +
    back(740) +
    lit(rect(180, 790, 840, 150, 30, lin("#237263, #114239")), "m") +
    seat(205) +
    seat(469) +
    seat(733) +
    arm(105) +
    arm(945) +
    pillow(250, 560, -12, "#e2a32e") +
    pillow(800, 560, 10, "#efe6d4")
  );
};

const mattress = () => {
  const v = view({ cx: 600, cy: 870, yaw: 32, pitch: 26 });
  const quilt = (w, h) =>
    rect(0, 0, w, h, 24, "#f7f8fb") +
    each(9, (n) =>
      line(`M${n * 90} 0C${n * 90 + 80} ${h * 0.33} ${n * 90 - 80} ${h * 0.66} ${n * 90} ${h}`, "#c3ccdf", 5),
    );
  const edge = (w) =>
    rect(0, 0, w, 150, 20, lin("#dfe8fa, #8fa7d8")) +
    rect(0, 14, w, 12, 0, "#2b4fa3") +
    rect(0, 124, w, 12, 0, "#2b4fa3") +
    words(w / 2, 90, "ORTHOPAEDIC  6 x 6 ft", 44, "#2b4fa3");
  const frame = v.box(-420, 0, -400, 840, 90, 800, {
    front: as("wood", rect(0, 0, 840, 90, 0, "#7c4a25")),
    side: as("wood", rect(0, 0, 800, 90, 0, "#7c4a25")),
  });
  const board = v.box(-430, 0, -440, 860, 470, 40, {
    front: as("wood", rect(0, 0, 860, 470, 30, "#8d562d")),
    plain: true,
  });
  const pillow = (x) =>
    v.top(
      resting(
        rect(0, 0, 320, 190, 60, lin("#ffffff, #f4f6fb 50%, #cfd6e6")) +
          rect(14, 12, 292, 160, 50, "none", 'stroke="#d5dcec" stroke-width="5"'),
      ),
      x,
      250,
      -370,
    );
  return (
    v.shadow(-420, -400, 840, 800, 90, 0.5) +
    board +
    frame +
    v.box(-410, 90, -395, 820, 150, 790, {
      front: edge(820),
      side: edge(790),
      top: quilt(820, 790),
      plain: true,
    }) +
    pillow(-380) +
    pillow(40)
  );
};

const dining = () => {
  const v = view({ cx: 590, cy: 900, yaw: 24, pitch: 24 });
  const wood = (w, h, color = "#8a5128") => as("wood", rect(0, 0, w, h, 4, color));
  const leg = (x, z, h = 330) =>
    v.box(x, 0, z, 34, h, 34, { front: wood(34, h, "#6b3c1b"), side: wood(34, h, "#6b3c1b") });
  const chair = (x, z, facing) => {
    const legs = [
      [0, 0],
      [130, 0],
      [0, 130],
      [130, 130],
    ]
      .map(([a, b]) => v.box(x + a, 0, z + b, 22, 200, 22, { front: "#5a3116" }))
      .join("");
    const rest = v.box(x, 215, facing > 0 ? z : z + 130, 152, 260, 22, {
      front: wood(152, 260, "#7a451f") + rect(22, 30, 108, 150, 14, "#b98252"),
      side: "#5a3116",
    });
    const seat = v.box(x, 195, z, 152, 30, 152, { front: "#caa777", top: "#e6cda3" });
    return facing > 0 ? legs + rest + seat : legs + seat + rest;
  };
  const plate = (x, z) =>
    v.top(
      circle(0, 0, 62, "#fff") + circle(0, 0, 42, "none", 'stroke="#9db7c9" stroke-width="5"'),
      x,
      366,
      z,
    );
  return (
    v.shadow(-420, -280, 840, 560, 60, 0.4) +
    chair(-260, -420, 1) +
    chair(110, -420, 1) +
    leg(-370, -200) +
    leg(336, -200) +
    leg(-370, 166) +
    leg(336, 166) +
    v.box(-400, 330, -230, 800, 34, 460, {
      front: wood(800, 34),
      side: wood(460, 34),
      top: wood(800, 460, "#a66a38"),
    }) +
    plate(-200, -110) +
    plate(160, -110) +
    plate(-200, 110) +
    plate(160, 110) +
    v.can(-20, 366, 0, 50, 110, round("#2b4f77", "#4f86b8", "#b7d6ee"), "#1d3957") +
    moved(560, 430, plant(0, 0, 0.36)) +
    chair(-260, 250, -1) +
    chair(110, 250, -1)
  );
};

const cylinder = () => {
  const body = lit(
    path(
      "M330 560C330 430 420 380 600 380C780 380 870 430 870 560L870 930C870 1020 780 1050 600 1050C420 1050 330 1020 330 930Z",
      round("#0d3a78", "#1f66c1", "#7fb6f2"),
    ),
    "m",
  );
  const collar =
    path(
      "M450 220C450 190 750 190 750 220L750 390L690 390L690 290L510 290L510 390L450 390Z",
      round("#0b3269", "#1a59ab", "#6ba5e6"),
    ) + rect(510, 236, 180, 60, 20, "#0a2a57");
  const valve =
    lit(rect(560, 270, 80, 120, 12, lin("#f2cf75, #a8782a", 0)), "s") +
    lit(rect(520, 290, 160, 44, 16, lin("#e9c066, #936420")), "s") +
    circle(600, 262, 34, "#a01e1e");
  const foot = path("M390 1030L810 1030L800 1090L400 1090Z", round("#0b2f63", "#1a56a6", "#5b95d6"));
  return (
    ground(600, 1090, 260, 40) +
    foot +
    body +
    line("M332 700C420 740 780 740 868 700", "#0a2c5d", 8, 'opacity=".6"') +
    valve +
    collar +
    words(600, 870, "12.5 kg", 92, "#fff") +
    words(600, 940, "COOKING GAS", 42, "#dcebff") +
    line("M680 312C900 300 960 470 940 700S980 1060 1090 1090", "#e36a1c", 30) +
    line("M680 306C900 294 954 470 934 700", "#ffb27a", 7)
  );
};

const pots = () => {
  const v = view({ cx: 600, cy: 990, yaw: 0, pitch: 18 });
  const pot = (x, z, r, h, y = 0) => {
    const [px, py] = v.at(x, y + h, z);
    const handle = (side) =>
      lit(
        line(
          `M${px + side * r} ${py + 30}C${px + side * (r + 70)} ${py + 20} ${px + side * (r + 70)} ${py + 92} ${px + side * r} ${py + 82}`,
          "#1c1e20",
          26,
        ),
        "s",
      );
    const knob = lit(oval(px, py - 74, 34, 24, "#1c1e20"), "s");
    return (
      v.can(x, y, z, r, h, steel(0), "#b8bec4") +
      rect(px - r, py - 4, 2 * r, 14, 6, "#f3f5f6", 'opacity=".7"') +
      handle(-1) +
      handle(1) +
      path(
        `M${px - r} ${py}C${px - r} ${py - 84} ${px + r} ${py - 84} ${px + r} ${py}A${r} ${r * 0.3} 0 0 1 ${px - r} ${py}Z`,
        lin("#eef1f3, #a7adb3 45%, #f7f8f9 60%, #868c92", 10),
      ) +
      knob
    );
  };
  return (
    ground(380, 990, 260, 46) +
    ground(800, 1010, 240, 46) +
    pot(-200, -120, 250, 330) +
    pot(190, -60, 200, 250) +
    pot(-60, 130, 150, 150) +
    pot(330, 140, 120, 110)
  );
};

export const homeScenes = {
  "velvet-sofa": {
    backdrop: room({
      wall: "#eadfca",
      floor: "#a8794e",
      at: 900,
      props: () =>
        rect(160, 110, 220, 240, 4, "#fff") +
        rect(180, 130, 180, 200, 0, lin("#e59a55, #2c6e63")) +
        rect(450, 150, 170, 170, 4, "#fff") +
        rect(466, 166, 138, 138, 0, lin("#35506f, #c9b27a")) +
        plant(1040, 760, 1.2),
    }),
    draw: sofa,
  },
  mattress: { backdrop: room({ wall: "#dcd6e2", floor: "#a9825a", at: 640 }), draw: mattress },
  "dining-set": {
    backdrop: room({ wall: "#e8dcc6", floor: "#c9bfb0", kind: "tiles", at: 690 }),
    draw: dining,
  },
  "gas-cylinder": { backdrop: compound({ wall: "#dccbb0", floor: "#a2968a", at: 880 }), draw: cylinder },
  "pot-set": { backdrop: kitchen({ at: 800 }), draw: pots },
};
