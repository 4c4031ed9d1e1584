// What is worn, and the cloth that it is sewn from.
import { cloth, compound, room, shop, stripes, table } from "../backdrops.mjs";
import { as, blurred, circle, clip, each, g, ground, lin, line, lit, lying, moved, oval, path, rect, resting, tile, turned, words } from "../kit.mjs";
import { view } from "../solid.mjs";

/** Rings and petals of a wax print: ground, ring, petal and heart. */
export const ankara = ([base, ring, petal, heart], size = 150, turn = 0) =>
  tile(size, size, g(rect(0, 0, 150, 150, 0, base) + flower(75, 75, ring, petal, heart) + [[0, 0], [150, 0], [0, 150], [150, 150]].map(([x, y]) => circle(x, y, 34, petal) + circle(x, y, 22, base) + circle(x, y, 11, ring)).join(""), `transform="scale(${size / 150})"`), `rotate(${turn})`);

const flower = (x, y, ring, petal, heart) =>
  circle(x, y, 60, ring) + each(12, (n) => g(oval(x, y - 40, 9, 17, petal), `transform="rotate(${n * 30} ${x} ${y})"`)) + circle(x, y, 26, heart) + circle(x, y, 15, petal) + circle(x, y, 7, ring);

const warm = ["#123f6b", "#f2a01f", "#fff1d0", "#c5281c"];
const green = ["#0f5a3c", "#f5c93a", "#f9f3df", "#d2452a"];
const plum = ["#6a1b4d", "#f08a24", "#ffe7c2", "#1c6f7a"];

const hanger = (y) => line(`M600 ${y - 70}C600 ${y - 120} 660 ${y - 120} 656 ${y - 84}C654 ${y - 60} 600 ${y - 60} 600 ${y - 30}`, "#b9bec4", 12) + line(`M600 ${y - 34}L410 ${y + 50}M600 ${y - 34}L790 ${y + 50}`, "#8a5a31", 24);

const gown = () => {
  const print = ankara(warm, 120, 8);
  const skirt = path("M455 560C400 760 320 900 265 1060C420 1120 780 1120 935 1060C880 900 800 760 745 560Z", print);
  const bodice = path("M420 225C470 250 520 262 540 250C560 290 640 290 660 250C680 262 730 250 780 225L850 400L745 440L748 570L452 570L455 440L350 400Z", print);
  const fold = each(7, (n) => path(`M${480 + n * 40} 580C${450 + n * 48} 760 ${380 + n * 70} 920 ${340 + n * 86} 1090L${372 + n * 86} 1092C${410 + n * 68} 920 ${470 + n * 46} 760 ${490 + n * 40} 580Z`, "#08101c", 'opacity=".2"'));
  return hanger(230) + g(lit(skirt, "matt") + blurred(3, fold) + lit(bodice, "l") + lit(rect(446, 540, 308, 46, 10, "#c5281c"), "s") + path("M730 560C790 600 800 700 770 760L740 750C760 690 750 620 716 580Z", "#a81f15") + line("M540 250C560 290 640 290 660 250", "#f2a01f", 14) + line("M352 398L453 438M848 398L747 438", "#f2a01f", 12), 'filter="url(#drop)"');
};

const fabric = () => {
  const v = view({ cx: 590, cy: 960, yaw: 22, pitch: 28 });
  const fold = (y, print, edge) => v.box(-330, y, -230, 660, 120, 460, { front: rect(0, 0, 660, 120, 56, print) + each(3, (n) => rect(0, 26 + n * 32, 660, 6, 3, "#0a0500", 'opacity=".3"')), side: rect(0, 0, 460, 120, 30, print) + each(4, (n) => rect(0, 16 + n * 26, 460, 5, 2, edge, 'opacity=".7"')), top: print });
  const label = v.top(resting(rect(0, 0, 190, 110, 8, "#fdf6e3") + words(95, 48, "6 YARDS", 34, "#7a1d12") + words(95, 88, "100% cotton", 24, "#333")), 60, 366, 60);
  return v.shadow(-330, -230, 660, 460, 110) + fold(0, ankara(plum, 130), "#ffe7c2") + fold(122, ankara(green, 130, 20), "#f9f3df") + fold(244, ankara(warm, 130, 0), "#fff1d0") + label;
};

const asoOke = () => {
  const strips = (a, b, c) => tile(150, 150, rect(0, 0, 150, 150, 0, a) + rect(18, 0, 22, 150, 0, b) + rect(52, 0, 6, 150, 0, c) + rect(70, 0, 6, 150, 0, c) + rect(92, 0, 22, 150, 0, b) + rect(138, 0, 4, 150, 0, "#2a1005", 'opacity=".5"'));
  const v = view({ cx: 600, cy: 980, yaw: -20, pitch: 32 });
  const piece = (y, paint) => v.box(-320, y, -220, 640, 100, 440, { front: as("woven", rect(0, 0, 640, 100, 44, paint)), side: as("woven", rect(0, 0, 440, 100, 30, paint)), top: as("woven", rect(0, 0, 640, 440, 10, paint)) });
  const cap = lit(as("woven", path("M430 430C420 330 470 250 600 240C730 236 790 300 784 400L770 450L450 470Z", strips("#8e1b2e", "#e0b04c", "#f6e3b0"))), "l");
  return v.shadow(-320, -220, 640, 440, 100) + piece(0, strips("#1b2a5c", "#c9a24a", "#f3e7c4")) + piece(104, strips("#8e1b2e", "#e0b04c", "#f6e3b0")) + moved(-10, 300, ground(610, 460, 190, 26, 0.6) + resting(cap) + path("M430 430C500 470 700 470 784 400L778 440C700 500 510 500 446 466Z", "#5f101d"));
};

const agbada = () => {
  const robe = path("M470 190C520 215 680 215 730 190L1090 330C1110 340 1116 360 1112 390L1060 830C1056 850 1040 856 1020 852L850 812L840 1050C700 1090 500 1090 360 1050L350 812L180 852C160 856 144 850 140 830L88 390C84 360 90 340 110 330Z", lin("#f6f3ea, #e2dccb 55%, #c9c0a9"));
  const gold = "#b8892f";
  const ring = (x, y, r) => circle(x, y, r, "none", `stroke="${gold}" stroke-width="9"`) + circle(x, y, r * 0.62, "none", `stroke="${gold}" stroke-width="6" stroke-dasharray="10 8"`) + circle(x, y, r * 0.25, gold);
  const sewn = path("M500 205L520 640L600 700L680 640L700 205C660 220 540 220 500 205Z", "#efe2bf") + line("M500 205L520 640L600 700L680 640L700 205", gold, 12) + each(4, (n) => ring(600, 310 + n * 95, 42)) + ring(780, 420, 80) + ring(420, 420, 64) + line("M690 560C740 640 830 600 850 520", gold, 9);
  const fold = each(8, (n) => path(`M${250 + n * 100} 330C${240 + n * 101} 560 ${235 + n * 102} 800 ${262 + n * 97} 1040L${282 + n * 97} 1040C${262 + n * 101} 800 ${262 + n * 100} 560 ${266 + n * 99} 330Z`, "#3d3219", 'opacity=".13"'));
  return hanger(190) + g(lit(robe, "matt") + clip(robe, blurred(8, fold)) + sewn, 'filter="url(#drop)"');
};

const jeans = () => {
  const denim = lin("#4a6c9b, #2f4d79 50%, #203758", 20);
  const leg = path("M380 150L820 150L850 380L900 1060L690 1070L610 520L590 520L520 1070L310 1060L350 380Z", denim);
  const stitch = (d) => line(d, "#d99a45", 5, 'stroke-dasharray="13 9"');
  return moved(0, -10, turned(7, 600, 600, lying(as("woven", lit(leg, "m"))) + rect(376, 150, 448, 56, 10, "#27426b") + each(5, (n) => rect(400 + n * 94, 140, 26, 78, 5, "#203758")) + circle(600, 178, 17, lin("#f0cf86, #9a6e2b", 40)) + stitch("M372 220L826 220M600 210L600 400C600 470 570 500 560 520M380 250C400 330 460 340 520 330M820 250C800 330 740 340 680 330M352 400L316 1050M848 400L892 1050M600 530L524 1060M602 530L690 1058") + blurred(30, oval(450, 700, 44, 190, "#b9cde8", 'opacity=".5"') + oval(750, 700, 44, 190, "#b9cde8", 'opacity=".5"')) + rect(690, 176, 100, 0, 0, "none")));
};

const bale = () => {
  const v = view({ cx: 640, cy: 900, yaw: 26, pitch: 22 });
  const sack = (w, h, lines) => as("woven", rect(0, 0, w, h, 36, "#dfe5df") + each(lines, (n) => rect(n * 26, 0, 3, h, 0, "#aab8b0", 'opacity=".6"')) + each(18, (n) => rect(0, n * 26, w, 3, 0, "#aab8b0", 'opacity=".6"')));
  const strap = (w, h) => each(2, (n) => rect(w * (0.06 + n * 0.84), 0, 26, h, 0, "#1f57a8"));
  const colors = ["#c0392b", "#2e6da4", "#e3b23c", "#7d4e9e", "#3a8f5c", "#ece7db", "#d9773a", "#34495e"];
  const stack = (x, z, count, first) =>
    each(count, (n) => {
      const color = colors[(first + n * 3) % 8];
      const edge = (w) => rect(0, 0, w, 52, 24, color) + rect(6, 24, w - 12, 4, 2, "#000", 'opacity=".35"') + rect(8, 6, w - 16, 8, 4, "#fff", 'opacity=".3"');
      return v.box(x, n * 52, z, 250, 52, 190, { front: edge(250), side: edge(190), top: rect(0, 0, 250, 190, 16, color) + line("M90 8C100 70 150 70 160 8", "#fff", 7, 'opacity=".6"') });
    });
  const face = sack(640, 520, 25) + strap(640, 520) + words(330, 350, "FIRST GRADE", 74, "#16407c") + words(330, 430, "LADIES MIX 55 KG", 52, "#b3261c");
  return v.shadow(-320, -200, 640, 400, 120) + v.box(-320, 0, -200, 640, 520, 400, { front: face, side: sack(400, 520, 16) + strap(400, 520), top: "#c9d2cb" }) + stack(-330, 250, 5, 0) + stack(-40, 270, 3, 2);
};

const baby = () => {
  const suit = path("M440 250C480 280 520 290 540 270C560 310 640 310 660 270C680 290 720 280 760 250L930 420L840 530L770 470L780 760L740 960L620 960L600 830L580 960L460 960L420 760L430 470L360 530L270 420Z", tile(90, 90, rect(0, 0, 90, 90, 0, "#f7d354") + circle(24, 24, 9, "#fff") + circle(68, 66, 9, "#fff") + path("M60 14l6 12 13 2-9 9 2 13-12-6-12 6 2-13-9-9 13-2Z", "#f08f2f")));
  const button = (x, y) => resting(circle(x, y, 14, "#fff")) + circle(x, y, 5, "#d9a520");
  const body = lying(lit(suit, "l")) + line("M540 270C560 310 640 310 660 270", "#f08f2f", 16) + each(4, (n) => button(600, 370 + n * 96)) + line("M468 930L576 930M624 930L732 930M276 428L362 520M924 428L838 520", "#f08f2f", 14) + lit(circle(500, 560, 54, "#fff"), "s") + words(500, 578, "1", 50, "#f08f2f");
  return moved(-66, -50, turned(-6, 600, 600, body), 1.12);
};

export const clothesScenes = {
  "ankara-gown": { backdrop: room({ wall: "#e9dfd0", floor: "#a88458", at: 1090 }), draw: gown },
  "ankara-fabric": { backdrop: shop({ counter: "#b58454", at: 800 }), draw: fabric },
  "aso-oke": { backdrop: room({ wall: "#d9cbb9", floor: "#8d5f37", at: 780 }), draw: asoOke },
  agbada: { backdrop: room({ wall: "#93a7a0", floor: "#7a5735", at: 1110 }), draw: agbada },
  jeans: { backdrop: table("#c9a26f", 4), draw: jeans },
  "okrika-bale": { backdrop: compound({ wall: "#cdb894", floor: "#96866f", at: 780 }), draw: bale },
  "baby-romper": { backdrop: cloth("#dfe9ee", { turn: -18, print: stripes("#cfdde6", 60, 18) }), draw: baby },
};
