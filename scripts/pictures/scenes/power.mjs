// Light where there is none: generators, inverters, batteries, panels.
import { compound, room } from "../backdrops.mjs";
import { circle, each, g, ground, lin, line, lit, path, rad, rect, resting, words } from "../kit.mjs";
import { steel, view } from "../solid.mjs";

const socket = (x, y) =>
  lit(rect(x, y, 74, 74, 10, "#f3f1ec"), "s") +
  rect(x + 31, y + 12, 12, 20, 2, "#333") +
  rect(x + 14, y + 44, 18, 10, 2, "#333") +
  rect(x + 42, y + 44, 18, 10, 2, "#333");

const tube = (d, width = 34) =>
  line(d, "#0c0d0f", width) +
  line(d, "#2d3136", width * 0.7) +
  line(d, "#6b7279", width * 0.2, 'transform="translate(-4 -5)"');

const generator = () => {
  const tank =
    lit(
      path(
        "M255 330C255 296 280 280 320 276L880 276C920 280 945 296 945 330L960 470C962 500 940 512 900 512L300 512C260 512 238 500 240 470Z",
        lin("#ffd24a, #f2a900 45%, #c77f00"),
      ),
      "l",
    ) +
    words(600, 430, "3.5 kVA", 92, "#2b1a00") +
    resting(circle(775, 272, 44, lin("#3a3d41, #0d0e10"))) +
    rect(300, 486, 600, 8, 4, "#8a5a00", 'opacity=".5"');
  const engine =
    lit(rect(600, 560, 330, 290, 26, lin("#5a6067, #2a2e33")), "m") +
    each(9, (n) => rect(618, 578 + n * 30, 120, 13, 6, "#0f1113")) +
    circle(832, 706, 112, lin("#c8322a, #7f1712", 40)) +
    circle(832, 706, 88, "#15171a") +
    each(18, (n) => g(rect(828, 626, 8, 54, 4, "#555b62"), `transform="rotate(${n * 20} 832 706)"`)) +
    lit(circle(832, 706, 32, steel(45)), "s");
  const panel =
    lit(rect(262, 560, 330, 290, 18, lin("#e9e6df, #bdb8ad")), "m") +
    socket(290, 586) +
    socket(380, 586) +
    lit(rect(480, 590, 84, 64, 10, "#b3221b"), "s") +
    words(522, 632, "ON", 28, "#fff") +
    circle(340, 748, 58, "#fdfdfb") +
    circle(340, 748, 58, "none", 'stroke="#333" stroke-width="7"') +
    line("M340 748L366 716", "#c22", 6) +
    words(340, 786, "V", 24, "#333") +
    each(3, (n) => circle(450 + n * 56, 744, 18, ["#b3221b", "#222", "#222"][n])) +
    words(504, 806, "220 V  50 Hz", 24, "#333");
  const frame =
    tube("M190 960L190 250C190 214 212 196 246 196L954 196C988 196 1010 214 1010 250L1010 960") +
    tube("M180 920L1020 920") +
    tube("M470 196L470 160L730 160L730 196", 26);
  const wheel = (x) =>
    resting(circle(x, 984, 74, "#17181a")) + circle(x, 984, 46, steel(50)) + circle(x, 984, 15, "#222");
  const muffler =
    lit(rect(925, 580, 62, 200, 26, steel(0)), "s") +
    each(4, (n) => rect(934, 606 + n * 40, 44, 12, 6, "#333"));
  return (
    ground(600, 1040, 450, 44) +
    frame +
    muffler +
    engine +
    panel +
    tank +
    wheel(250) +
    wheel(950) +
    tube("M190 250L190 700", 26)
  );
};

const inverter = () => {
  const v = view({ cx: 560, cy: 960, yaw: 26, pitch: 14 });
  const display =
    lit(rect(130, 130, 340, 150, 18, "#0d1216"), "s") +
    rect(146, 146, 308, 118, 10, lin("#59c2ff, #1d7fd0")) +
    words(300, 222, "230 V", 66, "#fff") +
    words(300, 252, "Battery 98%   Load 34%", 22, "#e3f4ff");
  const front =
    lit(rect(0, 0, 600, 620, 34, lin("#fbfbfa, #dfe1e2 60%, #bfc3c6", 30)), "m") +
    rect(0, 84, 600, 10, 0, "#e2571e") +
    words(300, 66, "PURE SINE  3.5 kVA  24 V", 30, "#444") +
    display +
    each(3, (n) => lit(circle(190 + n * 110, 350, 30, lin("#5c6166, #26292c")), "s")) +
    each(4, (n) => circle(175 + n * 84, 420, 11, ["#37d06b", "#37d06b", "#ffb020", "#5b2020"][n])) +
    each(11, (n) => rect(70, 460 + n * 13, 460, 6, 3, "#666c72"));
  const side = lin("#cfd2d4, #a2a6a9", 0);
  const cable = (color, dx) =>
    line(`M${620 + dx} 1010C${700 + dx} 1090 ${880 + dx} 1080 ${960 + dx * 2} 1180`, color, 26);
  return (
    v.shadow(-300, -150, 600, 300, 140) +
    cable("#b81f1f", 60) +
    cable("#17181a", 130) +
    v.box(-300, 0, -150, 600, 620, 300, {
      front,
      side: `${rect(0, 0, 300, 620, 0, side)}${each(12, (n) => rect(60, 130 + n * 30, 180, 12, 6, "#3c4145"))}`,
      top: "#eceded",
    })
  );
};

const stabiliser = () => {
  const v = view({ cx: 590, cy: 930, yaw: -24, pitch: 18 });
  const meter = (x, name) =>
    lit(rect(x, 90, 180, 150, 14, "#f8f6ef"), "s") +
    line(`M${x + 26} 204A74 74 0 0 1 ${x + 154} 204`, "#333", 4) +
    line(`M${x + 90} 214L${x + 122} 132`, "#c22", 5) +
    words(x + 90, 232, name, 22, "#333");
  const front =
    lit(rect(0, 0, 620, 430, 20, lin("#3b4148, #23272c")), "m") +
    meter(70, "INPUT V") +
    meter(370, "OUTPUT V") +
    lit(rect(276, 110, 68, 100, 12, "#b3221b"), "s") +
    words(310, 170, "I", 40, "#fff") +
    circle(120, 300, 13, "#39d46d") +
    circle(170, 300, 13, "#ffb020") +
    words(330, 312, "5000 VA STABILISER", 30, "#e9ecef") +
    each(3, (n) => socket(120 + n * 150, 336));
  return (
    v.shadow(-310, -160, 620, 320, 110) +
    v.box(-310, 0, -160, 620, 430, 320, {
      front,
      side:
        rect(0, 0, 320, 430, 0, lin("#2c3136, #191c1f")) +
        each(9, (n) => rect(50, 90 + n * 30, 220, 12, 6, "#0a0b0c")),
      top: "#4a5159",
    }) +
    line("M905 900C1000 960 1020 1060 1130 1090", "#0f1012", 24)
  );
};

const lamp = () => {
  const glow = g(
    circle(
      600,
      520,
      520,
      rad("rgba(255,238,170,.85), rgba(255,225,130,.28) 40%, rgba(255,220,120,0)", 0.5, 0.5, 0.5),
    ),
  );
  const handle =
    line("M430 330C430 130 770 130 770 330", "#26292d", 36) +
    line("M430 330C430 130 770 130 770 330", "#5d646b", 10);
  const glass =
    path(
      "M400 400C370 520 370 640 410 740L790 740C830 640 830 520 800 400Z",
      lin("rgba(255,252,230,.95), #ffeaa0 40%, #ffd35c 80%, #f1b63a", 0),
    ) + each(9, (n) => rect(424 + n * 40, 420, 20, 306, 10, "#fff", 'opacity=".75"'));
  const base =
    lit(
      path(
        "M370 730L830 730L880 960C884 990 870 1000 840 1000L360 1000C330 1000 316 990 320 960Z",
        lin("#2fae62, #1a7d41 60%, #0d5229", 20),
      ),
      "m",
    ) +
    lit(rect(500, 800, 200, 110, 24, "#10351f"), "s") +
    circle(560, 855, 26, "#e8372c") +
    each(3, (n) => rect(612 + n * 24, 836, 14, 38, 5, "#7be3a4"));
  const cap = lit(
    path(
      "M380 400L820 400L780 320C770 300 750 294 730 294L470 294C450 294 430 300 420 320Z",
      lin("#3bbd70, #14652f", 20),
    ),
    "m",
  );
  const bars = each(4, (n) =>
    line(
      `M${412 + n * 125} 396C${404 + n * 128} 520 ${404 + n * 128} 640 ${414 + n * 124} 736`,
      "#1d2023",
      9,
    ),
  );
  return ground(600, 1000, 330, 44) + glow + handle + glass + bars + cap + base;
};

export const powerScenes = {
  "petrol-generator": { backdrop: compound(), draw: generator },
  inverter: { backdrop: room({ wall: "#d9dfd8", floor: "#b9b0a3", kind: "tiles", at: 900 }), draw: inverter },
  stabiliser: { backdrop: room({ wall: "#e6d3b8", floor: "#7c5a3a", at: 780 }), draw: stabiliser },
  "rechargeable-lamp": {
    backdrop: room({ wall: "#3f3a45", floor: "#3b2a1d", at: 880, plain: true }),
    draw: lamp,
  },
};
