// Parts of cars, and what works a farm.
import { compound, outside, room, shop, table } from "../backdrops.mjs";
import {
  as,
  circle,
  clip,
  each,
  g,
  ground,
  lin,
  line,
  lit,
  lying,
  path,
  rad,
  rect,
  resting,
  words,
} from "../kit.mjs";
import { steel, view } from "../solid.mjs";

const tyre = () => {
  const tread = each(60, (n) =>
    g(rect(588, 96, 24, 62, 6, n % 2 ? "#26292c" : "#0b0c0d"), `transform="rotate(${n * 6} 600 580)"`),
  );
  const wall =
    lit(circle(600, 580, 450, lin("#33373b, #17191b 60%, #08090a", 45)), "l") +
    circle(600, 580, 420, "none", 'stroke="#0a0b0c" stroke-width="8"') +
    circle(600, 580, 330, "none", 'stroke="#4a4f55" stroke-width="4"');
  const letters = each(10, (n) =>
    g(words(600, 216, "205/65R16"[n] ?? "", 54, "#8f969d"), `transform="rotate(${-40 + n * 9} 600 580)"`),
  );
  const rim =
    circle(600, 580, 290, steel(45)) +
    circle(600, 580, 262, "#1b1e21") +
    each(5, (n) =>
      g(
        lit(path("M560 540L530 330C560 316 640 316 670 330L640 540Z", steel(30)), "s"),
        `transform="rotate(${n * 72} 600 580)"`,
      ),
    ) +
    lit(circle(600, 580, 84, steel(45)), "m") +
    each(5, (n) => g(circle(600, 528, 13, "#33383d"), `transform="rotate(${n * 72 + 36} 600 580)"`)) +
    circle(600, 580, 30, "#50565c");
  return ground(600, 1050, 330, 44, 0.7) + circle(600, 580, 486, "#0e1011") + tread + wall + letters + rim;
};

const carBattery = () => {
  const v = view({ cx: 590, cy: 960, yaw: -24, pitch: 22 });
  const label =
    rect(50, 110, 520, 240, 12, "#f3c21b") +
    rect(50, 110, 520, 70, 12, "#17191b") +
    words(310, 162, "MAINTENANCE FREE", 44, "#f3c21b") +
    words(310, 290, "75 Ah", 104, "#17191b") +
    words(310, 336, "12 V  680 CCA", 34, "#17191b");
  const top =
    rect(0, 0, 620, 330, 10, "#34393e") +
    rect(60, 110, 500, 110, 10, "#24282c") +
    each(6, (n) => circle(110 + n * 80, 165, 24, "#15171a"));
  const pole = (x, cap) => v.can(x, 440, 90, 30, 60, cap, cap === "#c9281e" ? "#ef6a5f" : "#4a4f55");
  return (
    v.shadow(-310, -165, 620, 330, 80) +
    v.box(-310, 0, -165, 620, 440, 330, {
      front: rect(0, 0, 620, 440, 10, lin("#3b4046, #191c1f")) + label,
      side: lin("#2b2f33, #121416"),
      top,
    }) +
    pole(-230, "#c9281e") +
    pole(230, "#17191b") +
    line("M300 500C320 380 820 330 880 440", "#0d0e10", 26)
  );
};

const headlamp = () => {
  const shell = path(
    "M130 520C220 360 520 300 830 330C960 340 1050 420 1080 560C1090 640 1060 760 1000 800C800 850 500 830 330 760C230 720 150 640 130 520Z",
    lin("#4a5057, #1b1e21"),
  );
  const glass = path(
    "M170 530C250 400 530 340 820 366C930 376 1010 440 1036 560C1044 630 1020 730 970 760C790 804 510 786 350 722C260 686 186 620 170 530Z",
    lin("#dfe9ee, #8ea3af 50%, #54656f"),
  );
  const eye = (x, y, r) =>
    circle(x, y, r, steel(45)) +
    circle(x, y, r * 0.82, "#15181b") +
    circle(x, y, r * 0.68, rad("#ffffff, #cfe4ee 30%, #6f8b9a 70%, #25323a")) +
    circle(x - r * 0.2, y - r * 0.25, r * 0.16, "#fff");
  return (
    lying(lit(shell, "l")) +
    clip(
      glass,
      rect(0, 0, 1200, 1200, 0, lin("#eaf1f4, #9db1bc 55%, #5d6f7a")) +
        each(12, (n) => line(`M${180 + n * 80} 300L${240 + n * 80} 820`, "#fff", 5, 'opacity=".3"')) +
        path("M170 530C250 470 330 520 350 720L170 700Z", "#f08a1d") +
        eye(520, 580, 130) +
        eye(800, 570, 150),
    ) +
    path("M190 520C270 410 540 352 800 376L640 440C460 430 300 470 220 560Z", "#fff", 'opacity=".5"') +
    line("M980 800C1010 900 1060 930 1090 1010", "#17191b", 22) +
    resting(rect(1050, 1000, 90, 60, 12, "#17191b"))
  );
};

const helmet = () => {
  const shell = lit(
    path(
      "M210 720C170 400 360 190 640 190C900 190 1050 390 1050 640C1050 720 1030 820 980 880L840 920L560 930L380 900C290 880 225 830 210 720Z",
      lin("#d92b2b, #a31616 55%, #5d0808", 40),
    ),
    "xl",
  );
  const visor = lit(
    path(
      "M560 420C720 380 960 430 1040 560C1050 620 1046 690 1030 740C880 800 700 800 590 740C540 640 530 520 560 420Z",
      lin("#5b6a78, #1c242c 50%, #0a0e12", 60),
    ),
    "shiny",
  );
  return (
    ground(630, 930, 380, 40, 0.6) +
    shell +
    path(
      "M300 420C400 260 620 210 800 240C640 270 480 380 430 560L260 640C260 560 270 480 300 420Z",
      "#fff",
      'opacity=".85"',
    ) +
    path("M330 470C420 320 560 270 700 262C560 300 460 400 400 560Z", "#f2b21b") +
    visor +
    path("M610 450C720 420 860 440 930 500L800 560C720 540 650 540 600 560Z", "#fff", 'opacity=".22"') +
    resting(circle(580, 610, 40, steel(45))) +
    lit(path("M560 800L1000 800L950 890L700 920L570 900Z", "#17191b"), "m") +
    each(5, (n) => rect(700 + n * 50, 830, 30, 12, 6, "#555b61"))
  );
};

const sprayer = () => {
  const tank = lit(
    path(
      "M330 360C330 300 370 280 430 280L770 280C830 280 870 300 870 360L890 960C890 1020 860 1050 800 1050L400 1050C340 1050 310 1020 310 960Z",
      lin("#3f9bd8, #2372ae 55%, #12466f", 10),
    ),
    "l",
  );
  return (
    ground(600, 1050, 300, 38) +
    line("M840 900C1000 960 1060 800 1040 640S1010 340 1060 180", "#17191b", 26) +
    lit(rect(1034, 480, 46, 150, 16, "#e0a326"), "s") +
    line("M1060 180L1090 110", steel(0), 16) +
    circle(1094, 104, 20, "#c9281e") +
    tank +
    lit(rect(450, 200, 300, 90, 26, "#15171a"), "m") +
    each(10, (n) => rect(466 + n * 28, 210, 10, 70, 4, "#3b4046")) +
    line("M380 300C300 480 300 800 370 980", "#17191b", 40) +
    line("M820 300C900 480 900 800 830 980", "#17191b", 40) +
    rect(470, 480, 260, 250, 16, "#f4f6f7") +
    words(600, 570, "16 L", 84, "#155a91") +
    words(600, 630, "KNAPSACK", 36, "#155a91") +
    words(600, 678, "SPRAYER", 36, "#155a91") +
    line("M320 820L150 700", "#8b9197", 26) +
    lit(rect(110, 660, 90, 60, 20, "#17191b"), "s") +
    each(5, (n) => rect(790, 480 + n * 90, 40, 5, 2, "#dff1ff"))
  );
};

const barrow = () => {
  const wheel =
    circle(300, 930, 140, "#15171a") +
    circle(300, 930, 92, "#c9281e") +
    circle(300, 930, 60, "#7e150d") +
    each(5, (n) => g(rect(292, 850, 16, 80, 4, "#e8564a"), `transform="rotate(${n * 72} 300 930)"`)) +
    circle(300, 930, 22, steel(45));
  const tray =
    lit(
      path(
        "M180 470L1000 430C1010 430 1016 440 1010 452L860 780C850 800 830 810 800 810L430 810C400 810 380 800 360 776L172 490C166 480 170 472 180 470Z",
        lin("#3fa35b, #24743b 60%, #124a22", 70),
      ),
      "l",
    ) + line("M180 472L1004 434", "#7fd497", 14);
  const sand = as(
    "grit",
    path("M250 466C380 330 560 300 640 340C760 330 880 380 940 436Z", lin("#d8ae73, #a87840")),
  );
  const bar = (d) => line(d, "#2b2f33", 34) + line(d, "#8b9197", 10);
  return (
    ground(620, 1060, 470, 36) +
    bar("M300 930L560 800L1120 620") +
    sand +
    tray +
    bar("M760 800L800 1050M650 812L660 1050L810 1050") +
    wheel +
    lit(rect(1040, 590, 120, 50, 24, "#15171a"), "m")
  );
};

const handTools = () => {
  const shaft = (x1, y1, x2, y2) =>
    line(`M${x1} ${y1}L${x2} ${y2}`, "#7a4a22", 46) +
    line(`M${x1 - 6} ${y1 - 6}L${x2 - 6} ${y2 - 6}`, "#c48d55", 14);
  const axe = lying(
    shaft(300, 1060, 640, 240) +
      lit(
        path(
          "M560 300L700 150L960 250C970 330 940 400 880 440L640 330Z",
          lin("#8b929a, #4b5158 55%, #2b2f33", 40),
        ),
        "m",
      ) +
      line("M880 440C940 400 970 330 960 250", "#e8ecef", 9),
  );
  const cutlass = lying(
    lit(
      path(
        "M180 300C160 240 200 190 260 200L900 820L840 890L250 420C210 390 190 340 180 300Z",
        lin("#f1f4f6, #a8afb6 50%, #d8dde1", 130),
      ),
      "s",
    ) +
      line("M188 320C210 380 240 410 270 436L840 888", "#fff", 6) +
      lit(
        path(
          "M836 892L902 816L1060 960C1090 990 1080 1040 1030 1050C1000 1060 980 1040 960 1010Z",
          lin("#5a3516, #321a08", 40),
        ),
        "m",
      ) +
      each(3, (n) => circle(900 + n * 50, 884 + n * 50, 12, "#d8b16a")),
  );
  return axe + cutlass;
};

export const garageScenes = {
  tyre: { backdrop: compound({ wall: "#bfae93", floor: "#867b6d", at: 860 }), draw: tyre },
  "car-battery": { backdrop: shop({ tone: 1, counter: "#6d543d", at: 780 }), draw: carBattery },
  headlamp: { backdrop: table("#8a8f93", -6), draw: headlamp },
  helmet: { backdrop: room({ wall: "#cfd3cf", floor: "#7d5a3b", at: 800, plain: true }), draw: helmet },
  "knapsack-sprayer": { backdrop: outside({ at: 860 }), draw: sprayer },
  wheelbarrow: { backdrop: outside({ at: 820, floor: "#b98a58" }), draw: barrow },
  "cutlass-and-axe": { backdrop: table("#a97c4e", 14), draw: handTools },
};
