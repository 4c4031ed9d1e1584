// What work is done with, and the time told by.
import { room, shop } from "../backdrops.mjs";
import {
  as,
  circle,
  each,
  g,
  ground,
  lin,
  line,
  lit,
  lying,
  path,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";
import { steel } from "../solid.mjs";

const drill = () => {
  const body = lit(
    path(
      "M230 330C230 290 260 270 300 270L720 270C760 270 780 300 780 340L780 480C780 520 760 540 720 540L560 540L610 880L430 880L370 540L300 540C260 540 230 520 230 480Z",
      lin("#17a0b4, #0b7587 55%, #07505d"),
    ),
    "l",
  );
  const nose =
    lit(rect(770, 310, 110, 190, 26, lin("#53585e, #1d2023")), "m") +
    lit(path("M876 330L990 360L990 450L876 480Z", steel(90)), "s") +
    path("M985 396L1150 400L1160 405L1150 412L985 416Z", lin("#e9edf0, #6d737a")) +
    each(5, (n) => rect(1000 + n * 28, 394, 8, 24, 3, "#555b62"));
  const grip =
    as("cast", path("M400 560L545 560L590 860L455 860Z", "#1f2225")) +
    lit(path("M560 560C600 560 612 590 600 640L580 640L566 600Z", "#101214"), "s");
  const pack =
    lit(rect(390, 860, 280, 150, 24, lin("#3a3f45, #16181b")), "m") + words(530, 950, "20 V", 54, "#ffd23f");
  return g(
    ground(600, 1020, 300, 34) +
      pack +
      body +
      grip +
      nose +
      each(6, (n) => rect(280 + n * 24, 320, 10, 110, 5, "#064652")) +
      rect(450, 330, 260, 70, 12, "#f5f7f7") +
      words(580, 382, "13 mm", 48, "#0b5866") +
      circle(300, 500, 16, "#ffd23f"),
    'transform="translate(-20 0)"',
  );
};

const sewing = () => {
  const black = lin("#3d4147, #141619 55%, #050607");
  const body = lit(
    path(
      "M250 830L250 740L760 740L760 520C760 500 740 490 720 490L420 490C390 490 370 500 366 530L356 610L296 610L290 480C286 390 330 350 420 344L820 330C900 326 940 370 944 440L960 740L960 830Z",
      black,
    ),
    "m",
  );
  const wheel =
    resting(circle(985, 520, 118, lin("#4b5056, #0d0f11", 40))) +
    circle(985, 520, 84, "#8a6a41") +
    circle(985, 520, 78, "#101214") +
    each(5, (n) => g(rect(977, 446, 16, 74, 6, "#53585e"), `transform="rotate(${n * 72} 985 520)"`)) +
    circle(985, 520, 26, steel(40));
  const needle =
    lit(rect(310, 600, 34, 70, 6, steel(0)), "s") +
    rect(323, 660, 7, 90, 2, "#dfe3e6") +
    path("M296 742L356 742L346 724L306 724Z", steel(0));
  const gold =
    line("M470 400C540 370 600 430 680 398S800 380 850 400", "#e2b659", 9) +
    line("M860 520C890 580 840 640 890 700", "#e2b659", 9) +
    words(640, 462, "BUTTERFLY WHEEL", 30, "#e2b659", 'opacity="0"');
  const spool =
    resting(rect(560, 240, 60, 96, 10, lin("#d32f4f, #ff8297 40%, #8f1730", 0))) +
    rect(552, 232, 76, 14, 6, "#f2e3c9") +
    line("M590 250C500 230 380 300 330 600", "#e3405f", 4);
  const base = as("wood", rect(130, 830, 960, 90, 12, "#9a5f30")) + rect(160, 822, 900, 16, 6, steel(0));
  const piece = as("woven", path("M150 770C260 740 420 760 540 822L470 836L130 836Z", "#e0632e"));
  return ground(610, 930, 500, 40) + base + wheel + spool + body + gold + needle + piece;
};

const clock = () => {
  const rim = as("wood", lit(circle(600, 560, 400, lin("#8d572c, #5b3316 60%, #3a1e0b", 45)), "m"));
  const dial =
    circle(600, 560, 340, "#fbf7ee") + circle(600, 560, 340, "none", 'stroke="#d9c9ab" stroke-width="10"');
  const marks = each(60, (n) =>
    g(
      rect(597, 236, 6, n % 5 ? 18 : 40, 2, n % 5 ? "#8b7a62" : "#2a1a0c"),
      `transform="rotate(${n * 6} 600 560)"`,
    ),
  );
  const figures = each(12, (n) =>
    words(
      600 + 252 * Math.sin(((n + 1) * Math.PI) / 6),
      584 - 252 * Math.cos(((n + 1) * Math.PI) / 6),
      String(n + 1),
      66,
      "#2a1a0c",
    ),
  );
  const hands = resting(
    turned(-52, 600, 560, rect(589, 390, 22, 190, 10, "#1c120a")) +
      turned(54, 600, 560, rect(592, 300, 16, 290, 8, "#1c120a")) +
      turned(150, 600, 560, rect(597, 290, 5, 330, 2, "#c2281d")) +
      circle(600, 560, 24, "#1c120a"),
  );
  return (
    lying(rim) +
    dial +
    marks +
    figures +
    hands +
    path("M360 330A340 340 0 0 1 760 260L420 800A340 340 0 0 1 330 640Z", "#fff", 'opacity=".16"')
  );
};

const officeChair = () => {
  const back =
    lit(
      path(
        "M400 150C400 110 440 90 600 90S800 110 800 150L820 560C820 610 780 630 600 630S380 610 380 560Z",
        lin("#3c4046, #1b1d20 60%, #0d0e10", 15),
      ),
      "l",
    ) +
    each(4, (n) =>
      line(
        `M404 ${200 + n * 100}C520 ${230 + n * 100} 680 ${230 + n * 100} 796 ${200 + n * 100}`,
        "#050607",
        8,
        'opacity=".6"',
      ),
    );
  const seat = lit(
    path(
      "M350 690C350 640 420 620 600 620S850 640 850 690C850 760 780 790 600 790S350 760 350 690Z",
      lin("#44494f, #15171a"),
    ),
    "l",
  );
  const arm = (x) =>
    line(`M${x} 720L${x} 520`, "#25282c", 34) + lit(rect(x - 46, 484, 92, 52, 26, "#15171a"), "m");
  const leg = (x, y) =>
    line(`M600 960L${x} ${y}`, "#5a6066", 32) +
    line(`M600 952L${x} ${y - 8}`, "#b6bcc2", 9) +
    circle(x, y + 24, 30, "#111315");
  return (
    ground(600, 1090, 330, 54) +
    leg(330, 1010) +
    leg(870, 1010) +
    leg(430, 1090) +
    leg(770, 1090) +
    rect(574, 780, 52, 190, 10, steel(0)) +
    back +
    seat +
    arm(350) +
    arm(850)
  );
};

export const workroomScenes = {
  "cordless-drill": { backdrop: shop({ counter: "#8a5a33", at: 900 }), draw: drill },
  "sewing-machine": { backdrop: room({ wall: "#e9d9bd", floor: "#6d4728", at: 830 }), draw: sewing },
  "wall-clock": { backdrop: room({ wall: "#c6d2c8", floor: "#7b5836", at: 1090 }), draw: clock },
  "office-chair": {
    backdrop: room({ wall: "#d7dde2", floor: "#bdb4a8", kind: "tiles", at: 860 }),
    draw: officeChair,
  },
};
