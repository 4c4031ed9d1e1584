// What is worn, and the cloth that it is sewn from.
import { cloth, room, shop, stripes } from "../backdrops.mjs";
import {
  as,
  blurred,
  circle,
  clip,
  each,
  g,
  ground,
  lin,
  line,
  lit,
  lying,
  moved,
  oval,
  path,
  rect,
  resting,
  tile,
  turned,
  words,
} from "../kit.mjs";
import { view } from "../solid.mjs";

/** Rings and petals of a wax print: ground, ring, petal and heart. */
const ankara = ([base, ring, petal, heart], size = 150, turn = 0) =>
  tile(
    size,
    size,
    g(
      rect(0, 0, 150, 150, 0, base) +
        flower(75, 75, ring, petal, heart) +
        [
          [0, 0],
          [150, 0],
          [0, 150],
          [150, 150],
        ]
          .map(([x, y]) => circle(x, y, 34, petal) + circle(x, y, 22, base) + circle(x, y, 11, ring))
          .join(""),
      `transform="scale(${size / 150})"`,
    ),
    `rotate(${turn})`,
  );

const flower = (x, y, ring, petal, heart) =>
  circle(x, y, 60, ring) +
  each(12, (n) => g(oval(x, y - 40, 9, 17, petal), `transform="rotate(${n * 30} ${x} ${y})"`)) +
  circle(x, y, 26, heart) +
  circle(x, y, 15, petal) +
  circle(x, y, 7, ring);

const warm = ["#123f6b", "#f2a01f", "#fff1d0", "#c5281c"];
const green = ["#0f5a3c", "#f5c93a", "#f9f3df", "#d2452a"];
const plum = ["#6a1b4d", "#f08a24", "#ffe7c2", "#1c6f7a"];

const hanger = (y) =>
  line(
    `M600 ${y - 70}C600 ${y - 120} 660 ${y - 120} 656 ${y - 84}C654 ${y - 60} 600 ${y - 60} 600 ${y - 30}`,
    "#b9bec4",
    12,
  ) + line(`M600 ${y - 34}L410 ${y + 50}M600 ${y - 34}L790 ${y + 50}`, "#8a5a31", 24);

const gown = () => {
  const print = ankara(warm, 120, 8);
  const skirt = path(
    "M455 560C400 760 320 900 265 1060C420 1120 780 1120 935 1060C880 900 800 760 745 560Z",
    print,
  );
  const bodice = path(
    "M420 225C470 250 520 262 540 250C560 290 640 290 660 250C680 262 730 250 780 225L850 400L745 440L748 570L452 570L455 440L350 400Z",
    print,
  );
  const fold = each(7, (n) =>
    path(
      `M${480 + n * 40} 580C${450 + n * 48} 760 ${380 + n * 70} 920 ${340 + n * 86} 1090L${372 + n * 86} 1092C${410 + n * 68} 920 ${470 + n * 46} 760 ${490 + n * 40} 580Z`,
      "#08101c",
      'opacity=".2"',
    ),
  );
  return (
    hanger(230) +
    g(
      lit(skirt, "matt") +
        blurred(3, fold) +
        lit(bodice, "l") +
        lit(rect(446, 540, 308, 46, 10, "#c5281c"), "s") +
        path("M730 560C790 600 800 700 770 760L740 750C760 690 750 620 716 580Z", "#a81f15") +
        line("M540 250C560 290 640 290 660 250", "#f2a01f", 14) +
        line("M352 398L453 438M848 398L747 438", "#f2a01f", 12),
      'filter="url(#drop)"',
    )
  );
};

const fabric = () => {
  const v = view({ cx: 590, cy: 960, yaw: 22, pitch: 28 });
  const fold = (y, print, edge) =>
    v.box(-330, y, -230, 660, 120, 460, {
      front:
        rect(0, 0, 660, 120, 56, print) +
        each(3, (n) => rect(0, 26 + n * 32, 660, 6, 3, "#0a0500", 'opacity=".3"')),
      side:
        rect(0, 0, 460, 120, 30, print) +
        each(4, (n) => rect(0, 16 + n * 26, 460, 5, 2, edge, 'opacity=".7"')),
      top: print,
    });
  const label = v.top(
    resting(
      rect(0, 0, 190, 110, 8, "#fdf6e3") +
        words(95, 48, "6 YARDS", 34, "#7a1d12") +
        words(95, 88, "100% cotton", 24, "#333"),
    ),
    60,
    366,
    60,
  );
  return (
    v.shadow(-330, -230, 660, 460, 110) +
    fold(0, ankara(plum, 130), "#ffe7c2") +
    fold(122, ankara(green, 130, 20), "#f9f3df") +
    fold(244, ankara(warm, 130, 0), "#fff1d0") +
    label
  );
};

const asoOke = () => {
  const strips = (a, b, c) =>
    tile(
      150,
      150,
      rect(0, 0, 150, 150, 0, a) +
        rect(18, 0, 22, 150, 0, b) +
        rect(52, 0, 6, 150, 0, c) +
        rect(70, 0, 6, 150, 0, c) +
        rect(92, 0, 22, 150, 0, b) +
        rect(138, 0, 4, 150, 0, "#2a1005", 'opacity=".5"'),
    );
  const v = view({ cx: 600, cy: 980, yaw: -20, pitch: 32 });
  const piece = (y, paint) =>
    v.box(-320, y, -220, 640, 100, 440, {
      front: as("woven", rect(0, 0, 640, 100, 44, paint)),
      side: as("woven", rect(0, 0, 440, 100, 30, paint)),
      top: as("woven", rect(0, 0, 640, 440, 10, paint)),
    });
  const cap = lit(
    as(
      "woven",
      path(
        "M430 430C420 330 470 250 600 240C730 236 790 300 784 400L770 450L450 470Z",
        strips("#8e1b2e", "#e0b04c", "#f6e3b0"),
      ),
    ),
    "l",
  );
  return (
    v.shadow(-320, -220, 640, 440, 100) +
    piece(0, strips("#1b2a5c", "#c9a24a", "#f3e7c4")) +
    piece(104, strips("#8e1b2e", "#e0b04c", "#f6e3b0")) +
    moved(
      -10,
      300,
      ground(610, 460, 190, 26, 0.6) +
        resting(cap) +
        path("M430 430C500 470 700 470 784 400L778 440C700 500 510 500 446 466Z", "#5f101d"),
    )
  );
};

const agbada = () => {
  const robe = path(
    "M470 190C520 215 680 215 730 190L1090 330C1110 340 1116 360 1112 390L1060 830C1056 850 1040 856 1020 852L850 812L840 1050C700 1090 500 1090 360 1050L350 812L180 852C160 856 144 850 140 830L88 390C84 360 90 340 110 330Z",
    lin("#f6f3ea, #e2dccb 55%, #c9c0a9"),
  );
  const gold = "#b8892f";
  const ring = (x, y, r) =>
    circle(x, y, r, "none", `stroke="${gold}" stroke-width="9"`) +
    circle(x, y, r * 0.62, "none", `stroke="${gold}" stroke-width="6" stroke-dasharray="10 8"`) +
    circle(x, y, r * 0.25, gold);
  const sewn =
    path("M500 205L520 640L600 700L680 640L700 205C660 220 540 220 500 205Z", "#efe2bf") +
    line("M500 205L520 640L600 700L680 640L700 205", gold, 12) +
    each(4, (n) => ring(600, 310 + n * 95, 42)) +
    ring(780, 420, 80) +
    ring(420, 420, 64) +
    line("M690 560C740 640 830 600 850 520", gold, 9);
  const fold = each(8, (n) =>
    path(
      `M${250 + n * 100} 330C${240 + n * 101} 560 ${235 + n * 102} 800 ${262 + n * 97} 1040L${282 + n * 97} 1040C${262 + n * 101} 800 ${262 + n * 100} 560 ${266 + n * 99} 330Z`,
      "#3d3219",
      'opacity=".13"',
    ),
  );
  return hanger(190) + g(lit(robe, "matt") + clip(robe, blurred(8, fold)) + sewn, 'filter="url(#drop)"');
};

const baby = () => {
  const suit = path(
    "M440 250C480 280 520 290 540 270C560 310 640 310 660 270C680 290 720 280 760 250L930 420L840 530L770 470L780 760L740 960L620 960L600 830L580 960L460 960L420 760L430 470L360 530L270 420Z",
    tile(
      90,
      90,
      rect(0, 0, 90, 90, 0, "#f7d354") +
        circle(24, 24, 9, "#fff") +
        circle(68, 66, 9, "#fff") +
        path("M60 14l6 12 13 2-9 9 2 13-12-6-12 6 2-13-9-9 13-2Z", "#f08f2f"),
    ),
  );
  const button = (x, y) => resting(circle(x, y, 14, "#fff")) + circle(x, y, 5, "#d9a520");
  const body =
    lying(lit(suit, "l")) +
    line("M540 270C560 310 640 310 660 270", "#f08f2f", 16) +
    each(4, (n) => button(600, 370 + n * 96)) +
    line("M468 930L576 930M624 930L732 930M276 428L362 520M924 428L838 520", "#f08f2f", 14) +
    lit(circle(500, 560, 54, "#fff"), "s") +
    words(500, 578, "1", 50, "#f08f2f");
  return moved(-66, -50, turned(-6, 600, 600, body), 1.12);
};

export const clothesScenes = {
  "ankara-gown": { backdrop: room({ wall: "#e9dfd0", floor: "#a88458", at: 1090 }), draw: gown },
  "ankara-fabric": { backdrop: shop({ counter: "#b58454", at: 800 }), draw: fabric },
  "aso-oke": { backdrop: room({ wall: "#d9cbb9", floor: "#8d5f37", at: 780 }), draw: asoOke },
  agbada: { backdrop: room({ wall: "#93a7a0", floor: "#7a5735", at: 1110 }), draw: agbada },
  "baby-romper": { backdrop: cloth("#dfe9ee", { turn: -18, print: stripes("#cfdde6", 60, 18) }), draw: baby },
};
