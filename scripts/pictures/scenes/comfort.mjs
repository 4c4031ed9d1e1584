// Cool air and ironed clothes.
import { room } from "../backdrops.mjs";
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
  oval,
  path,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";
import { round, steel } from "../solid.mjs";

const fan = () => {
  const blade = (n) =>
    g(
      lit(
        path(
          "M0 -34C60 -60 180 -170 214 -110C240 -60 190 60 100 70C50 74 20 40 0 24Z",
          lin("#8fd3ee, #3f9cc7 60%, #226f98", 40),
        ),
        "m",
      ),
      `transform="rotate(${n * 120})"`,
    );
  const cage =
    each(40, (n) => line("M0 -52L0 -318", "#e9eef0", 4, `transform="rotate(${n * 9})" opacity=".85"`)) +
    each(4, (n) => circle(0, 0, 130 + n * 63, "none", 'stroke="#e9eef0" stroke-width="5"')) +
    circle(0, 0, 320, "none", `stroke="#cfd6da" stroke-width="16"`);
  return (
    ground(600, 1120, 250, 34) +
    lit(oval(600, 1090, 230, 50, lin("#fff, #b9c2c7")), "m") +
    rect(582, 700, 36, 390, 14, round("#8b959b", "#dfe5e8", "#fff")) +
    lit(rect(540, 700, 120, 130, 26, lin("#fff, #c3cbd0", 0)), "m") +
    each(4, (n) => rect(556 + n * 24, 770, 16, 30, 4, ["#d33", "#5a6268", "#5a6268", "#5a6268"][n])) +
    moved(
      600,
      420,
      circle(0, 0, 316, "#3b5866", 'opacity=".18"') +
        each(3, blade) +
        circle(0, 0, 70, "#2b7ea8") +
        cage +
        resting(circle(0, 0, 58, lin("#fff, #b9c2c7", 45))),
    )
  );
};

const iron = () => {
  const plate = path(
    "M130 860C330 700 620 620 1010 640C1060 644 1080 680 1080 730L1080 880L150 880C120 880 116 872 130 860Z",
    steel(0),
  );
  const body = lit(
    path(
      "M190 820C360 680 640 600 980 620C1030 624 1050 660 1050 720L1050 840L200 840C176 840 172 834 190 820Z",
      lin("#3d78d8, #2253ab 55%, #13336f"),
    ),
    "l",
  );
  const handle = lit(
    path(
      "M420 660C430 470 560 380 760 380C920 380 1000 440 1010 620L930 620C920 500 860 460 750 460C620 460 540 520 520 630Z",
      lin("#2b2f34, #0e0f11"),
    ),
    "m",
  );
  const dial =
    circle(720, 700, 70, "#f3f5f6") +
    circle(720, 700, 46, lin("#4a5056, #1b1d20", 45)) +
    rect(716, 660, 8, 34, 4, "#fff");
  const steam = blurred(
    16,
    each(4, (n) =>
      line(
        `M${160 + n * 60} ${760 - n * 24}C${120 + n * 60} ${690 - n * 24} ${190 + n * 60} ${650 - n * 24} ${150 + n * 60} ${560 - n * 24}`,
        "#fff",
        30,
        'opacity=".5"',
      ),
    ),
  );
  return (
    ground(620, 890, 480, 34) +
    line("M1000 520C1100 480 1080 300 1150 180", "#15171a", 30) +
    plate +
    body +
    handle +
    dial +
    rect(300, 860, 720, 8, 4, "#6b7177") +
    steam
  );
};

const airConditioner = () =>
  lit(rect(110, 260, 980, 330, 44, lin("#ffffff, #f0f3f4 60%, #cbd2d6")), "l") +
  rect(150, 470, 900, 8, 4, "#c4ccd0") +
  lit(path("M150 520L1050 520L1000 590L200 590Z", lin("#3f464c, #7b848b")), "s") +
  each(4, (n) => rect(190 + n * 8, 532 + n * 14, 820 - n * 16, 5, 2, "#1f2428")) +
  rect(840, 400, 160, 52, 10, "#1a2024") +
  words(920, 440, "16°C", 42, "#6fd8ff") +
  words(270, 380, "1.5 HP", 54, "#8c979e") +
  blurred(
    16,
    each(7, (n) =>
      line(
        `M${240 + n * 120} 620C${220 + n * 120} 740 ${270 + n * 116} 820 ${220 + n * 120} 960`,
        "#e6f7ff",
        26,
        'opacity=".75"',
      ),
    ),
  ) +
  moved(
    880,
    760,
    turned(
      12,
      80,
      160,
      resting(
        lit(rect(0, 0, 150, 350, 34, lin("#fff, #d5dbde")), "m") +
          rect(22, 26, 106, 96, 8, "#b9d6a5") +
          words(75, 92, "16°", 54, "#24331c") +
          each(6, (n) =>
            rect(30 + (n % 2) * 50, 150 + Math.floor(n / 2) * 56, 40, 36, 10, n ? "#8e989e" : "#e2571e"),
          ),
      ),
    ),
  );

export const comfortScenes = {
  "standing-fan": { backdrop: room({ wall: "#e9d3b2", floor: "#9d6c42", at: 980 }), draw: fan },
  "pressing-iron": {
    backdrop: room({ wall: "#e7dfd2", floor: "#a9754a", at: 760, plain: true }),
    draw: iron,
  },
  "air-conditioner": {
    backdrop: room({ wall: "#d6cdbd", floor: "#8b6139", at: 1120 }),
    draw: airConditioner,
  },
};
