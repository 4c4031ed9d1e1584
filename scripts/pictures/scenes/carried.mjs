// Shoes, bags, watches and beads.
import { room, sweep, table } from "../backdrops.mjs";
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
  moved,
  path,
  rect,
  resting,
  turned,
} from "../kit.mjs";
import { steel } from "../solid.mjs";

const sneaker = () => {
  const upper = path(
    "M170 640C160 540 190 450 250 420C300 470 400 470 450 430C520 520 640 600 800 620C960 640 1060 690 1070 770L1070 800L160 800C155 750 165 700 170 640Z",
    lin("#ffffff, #f0f1ef 60%, #cfd3d3"),
  );
  const sole =
    lit(
      path(
        "M130 790L1090 790C1110 830 1100 900 1060 910L210 910C150 910 120 860 130 790Z",
        lin("#fbfbf8, #d9dad5"),
      ),
      "m",
    ) +
    each(24, (n) => rect(190 + n * 36, 874, 18, 36, 4, "#b9bbb5")) +
    rect(136, 826, 958, 10, 5, "#0f6b43");
  const stripe = each(3, (n) =>
    path(
      `M${430 + n * 96} ${500 + n * 42}L${486 + n * 96} ${536 + n * 38}L${400 + n * 96} 792L${330 + n * 96} 792Z`,
      lin("#14804f, #0a4d2f"),
    ),
  );
  const heel = lit(
    path(
      "M170 640C165 560 185 480 230 440C280 520 290 680 260 792L158 792C155 740 166 700 170 640Z",
      lin("#178a56, #0b4f31", 0),
    ),
    "m",
  );
  const laces = each(5, (n) =>
    lit(
      line(
        `M${470 + n * 58} ${468 + n * 34}C${520 + n * 58} ${430 + n * 34} ${570 + n * 58} ${470 + n * 34} ${560 + n * 56} ${530 + n * 26}`,
        "#fff",
        24,
      ),
      "s",
    ),
  );
  const tongue = lit(path("M400 440C430 360 490 330 540 350C560 400 520 470 470 470Z", "#fafafa"), "m");
  const toe = each(12, (n) => circle(900 + (n % 4) * 34, 690 + Math.floor(n / 4) * 26, 6, "#b2b6b4"));
  return (
    ground(620, 910, 490, 46, 0.6) +
    tongue +
    lit(upper, "l") +
    path("M250 420C300 470 400 470 450 430C420 520 300 520 250 420Z", "#2b3130") +
    stripe +
    heel +
    laces +
    toe +
    sole
  );
};

const slippers = () => {
  const one = (flip) => {
    const sole = path(
      "M-130 -330C-130 -400 -60 -430 0 -430S140 -390 140 -310C140 -180 100 -90 105 20S150 240 120 330C90 410 -70 410 -110 330C-150 240 -95 120 -100 10S-130 -200 -130 -330Z",
      lin("#8c552d, #6d3d1b 60%, #4a270f", 20),
    );
    const strap = path(
      "M-150 -130C-110 -260 -50 -310 0 -320C60 -310 120 -250 160 -120C110 -90 60 -70 10 -66C-50 -66 -110 -90 -150 -130Z",
      lin("#2c2019, #15100c 70%", 30),
    );
    return g(
      lying(lit(sole, "m")) +
        line(
          "M-108 -330C-108 -380 -50 -408 0 -408S116 -370 116 -306C116 -190 78 -90 82 20S126 240 100 320C70 384 -56 384 -88 320C-126 240 -72 110 -78 10S-108 -200 -108 -330Z",
          "#d9a468",
          4,
          'stroke-dasharray="12 9"',
        ) +
        resting(as("leather", lit(strap, "l"))) +
        line(
          "M-136 -130C-96 -240 -46 -292 0 -300C52 -292 108 -236 146 -124",
          "#c9985a",
          4,
          'stroke-dasharray="11 8"',
        ) +
        resting(rect(-34, -210, 68, 44, 8, lin("#f2d58a, #a97c2c", 40))) +
        rect(-18, -198, 36, 20, 4, "#2c2019"),
      `transform="scale(${flip} 1)"`,
    );
  };
  return (
    turned(-16, 400, 600, moved(400, 620, one(-1), 1.08)) + turned(9, 800, 600, moved(800, 600, one(1), 1.08))
  );
};

const handbag = () => {
  const hide = lin("#c98446, #a9632b 55%, #7b4218");
  const handle = (x, w) =>
    line(`M${600 - x} 480C${600 - x} 130 ${600 + x} 130 ${600 + x} 480`, "#7b4218", w) +
    line(`M${600 - x} 480C${600 - x} 130 ${600 + x} 130 ${600 + x} 480`, "#b87339", w * 0.55) +
    line(`M${594 - x} 470C${594 - x} 140 ${590 + x} 140 ${590 + x} 400`, "#e6b07a", w * 0.14);
  const body = lit(
    path(
      "M300 470L900 470C925 470 940 486 944 510L1010 980C1014 1016 996 1036 960 1036L240 1036C204 1036 186 1016 190 980L256 510C260 486 275 470 300 470Z",
      hide,
    ),
    "l",
  );
  const flap = lit(
    path(
      "M286 460L914 460C920 560 900 700 780 770C680 800 520 800 420 770C300 700 280 560 286 460Z",
      lin("#d59253, #a45f28"),
    ),
    "m",
  );
  const stitch = (d) => line(d, "#f1d2a4", 5, 'stroke-dasharray="16 11"');
  const ring = (x) => resting(circle(x, 480, 34, "none", 'stroke="#d8ad52" stroke-width="14"'));
  return (
    ground(600, 1036, 420, 46, 0.6) +
    handle(190, 46) +
    as("leather", body) +
    as("leather", flap) +
    stitch(
      "M306 480C306 570 330 690 430 748C530 776 670 776 770 748C870 690 894 570 894 480M226 980L286 520M974 980L914 520M230 1012L970 1012",
    ) +
    ring(410) +
    ring(790) +
    resting(rect(540, 700, 120, 130, 18, lin("#f6dc8e, #b98a32 60%, #8a611b", 40))) +
    rect(566, 730, 68, 70, 10, hide) +
    rect(590, 690, 20, 120, 6, "#f6dc8e")
  );
};

const heels = () => {
  const shoe = (flip) =>
    g(
      lit(
        path(
          "M-300 -200C-330 -110 -310 -40 -280 0C-170 30 40 150 180 222C280 246 400 246 428 212C434 180 360 150 290 110C220 70 190 26 130 16C20 4 -120 40 -200 -70C-240 -120 -255 -170 -262 -205C-272 -228 -294 -226 -300 -200Z",
          lin("#d81e4a, #a30f31 60%, #6d0620", 50),
        ),
        "shiny",
      ) +
        lit(
          path(
            "M-318 -110C-310 0 -300 120 -292 250L-262 250C-262 130 -240 50 -200 26Z",
            lin("#8c0b2b, #4d0417", 0),
          ),
          "s",
        ) +
        path(
          "M-200 26C-60 90 100 150 210 230L420 232C440 220 430 190 420 186C400 250 290 240 200 190C40 110 -150 60 -250 0Z",
          "#2b0710",
        ),
      `transform="scale(${flip} 1)"`,
    );
  return (
    ground(690, 740, 420, 34) +
    moved(700, 470, shoe(1), 1.1) +
    ground(520, 1050, 430, 38) +
    moved(520, 760, shoe(1), 1.2)
  );
};

const suitcase = () => {
  const shell = lit(rect(300, 330, 600, 700, 70, lin("#2c9aa5, #1b7480 55%, #0e4a52", 25)), "l");
  const rib = each(8, (n) => lit(rect(352 + n * 64, 380, 30, 600, 15, lin("#3fb3be, #15646f", 0)), "s"));
  const pole =
    rect(440, 110, 26, 240, 8, steel(0)) +
    rect(734, 110, 26, 240, 8, steel(0)) +
    lit(rect(420, 80, 360, 56, 26, "#1c2225"), "m");
  const wheel = (x) =>
    lit(rect(x - 36, 1020, 72, 40, 10, "#22282b"), "s") +
    circle(x, 1076, 32, "#111416") +
    circle(x, 1076, 12, "#80868b");
  return (
    ground(600, 1100, 330, 34) +
    pole +
    shell +
    rib +
    lit(rect(500, 318, 200, 44, 20, "#1c2225"), "s") +
    wheel(380) +
    wheel(820) +
    lit(rect(840, 600, 76, 110, 14, steel(0)), "s") +
    each(3, (n) => rect(856, 622 + n * 26, 44, 16, 4, "#23292c"))
  );
};

export const carriedScenes = {
  "white-sneakers": { backdrop: sweep("#b9c3c2"), draw: sneaker },
  "palm-slippers": { backdrop: table("#d2ad7c", -6), draw: slippers },
  "leather-handbag": { backdrop: room({ wall: "#d8d3c7", floor: "#a1784d", at: 900 }), draw: handbag },
  heels: { backdrop: sweep("#e6cfc8"), draw: heels },
  suitcase: { backdrop: room({ wall: "#e6dccb", floor: "#c3b9ab", kind: "tiles", at: 900 }), draw: suitcase },
};
