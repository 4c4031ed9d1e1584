// Hair, skin and scent, and what babies need.
import { cloth, room, shop, stripes, sweep, table } from "../backdrops.mjs";
import { as, blurred, circle, clip, each, g, ground, lin, line, lit, lying, moved, oval, path, rad, rect, resting, turned, words } from "../kit.mjs";
import { round, steel, view } from "../solid.mjs";

const wig = () => {
  const head = lit(path("M470 420C470 300 530 250 600 250C670 250 730 300 730 420C730 520 700 590 660 620L664 760C720 790 740 840 740 900L460 900C460 840 480 790 536 760L540 620C500 590 470 520 470 420Z", lin("#f3e3d3, #dcc3aa 60%, #b89a7d", 0)), "l");
  const curtain = (flip) => g(lit(path("M600 190C470 180 380 260 372 420C366 560 350 760 300 960C360 1000 430 1000 470 980C500 860 470 700 476 560C480 440 520 340 600 300Z", lin("#3a2a20, #1c130d 60%, #090503")), "m") + each(16, (n) => line(`M${594 - n * 12} ${200 + n * 7}C${480 - n * 5} ${300 + n * 10} ${470 - n * 5} 640 ${464 - n * 10} ${982 - (n % 3) * 14}`, n % 3 ? "#000" : "#8a6a50", n % 3 ? 4 : 3, 'opacity=".55"')), flip < 0 ? 'transform="translate(1200 0) scale(-1 1)"' : "");
  const stand = lit(path("M540 890L660 890L680 1080L520 1080Z", lin("#4a4f55, #1d2023", 0)), "s") + lit(oval(600, 1090, 180, 34, "#24282c"), "m");
  const shine = blurred(8, line("M420 440C400 500 392 560 386 640M780 440C800 500 808 560 814 640", "#b89a80", 24, 'opacity=".6"'));
  return ground(600, 1100, 220, 30) + stand + head + curtain(1) + curtain(-1) + line("M600 192L600 300", "#d9b896", 7) + shine;
};

const perfume = () => {
  const glass = lit(path("M360 520C360 490 380 470 410 470L790 470C820 470 840 490 840 520L840 980C840 1020 820 1040 780 1040L420 1040C380 1040 360 1020 360 980Z", lin("rgba(255,236,200,.95), #eab35c 30%, #c37a22 70%, #e8b869", 0)), "shiny");
  const inner = path("M400 560L800 560L800 960C800 990 790 1000 760 1000L440 1000C410 1000 400 990 400 960Z", lin("#f7d48a, #d98f2f 55%, #a9611a"), 'opacity=".8"');
  const cap = lit(rect(480, 210, 240, 200, 22, lin("#33383e, #0d0f11 60%, #3a4047", 0)), "shiny") + rect(520, 404, 160, 70, 6, steel(0));
  return ground(600, 1040, 250, 32) + glass + inner + cap + rect(470, 660, 260, 190, 4, "#fbf5e6") + rect(482, 672, 236, 166, 2, "none", 'stroke="#a9803a" stroke-width="4"') + words(600, 752, "OUD", 74, "#3b2810") + words(600, 812, "eau de parfum 100 ml", 22, "#7a5c2c") + path("M380 500L440 500L440 1010L390 1010Z", "#fff", 'opacity=".4"');
};

const shea = () => {
  const jar = path("M330 520L870 520L870 940C870 1010 840 1040 780 1040L420 1040C360 1040 330 1010 330 940Z", round("#8f6a35", "#e9cf95", "#fff6da"));
  const butter = oval(600, 520, 270, 74, "#f4e6bd") + lit(path("M360 520C400 430 480 470 540 420C600 370 680 440 720 430C800 430 850 480 846 520C800 580 400 580 360 520Z", lin("#fffbe9, #efdca6")), "l");
  const nut = (x, y, turn) => turned(turn, x, y, resting(lit(oval(x, y, 66, 46, lin("#8a5733, #4b2a13", 40)), "m")));
  const leaf = (x, y, turn) => turned(turn, x, y, resting(lit(path(`M${x - 120} ${y}C${x - 60} ${y - 66} ${x + 60} ${y - 66} ${x + 120} ${y}C${x + 60} ${y + 60} ${x - 60} ${y + 60} ${x - 120} ${y}Z`, lin("#5fa04a, #2f6b2c", 30)), "s") + line(`M${x - 110} ${y}L${x + 110} ${y}`, "#9ccc7f", 5)));
  return ground(600, 1040, 280, 40) + leaf(250, 960, -30) + leaf(960, 900, 24) + jar + butter + rect(330, 660, 540, 220, 0, "#fbf4e0") + rect(330, 660, 540, 14, 0, "#8a5a22") + rect(330, 866, 540, 14, 0, "#8a5a22") + words(600, 766, "SHEA BUTTER", 66, "#5a3510") + words(600, 830, "ori · 1 kg · unrefined", 36, "#8a5a22") + nut(220, 1060, 10) + nut(330, 1100, -20) + nut(960, 1070, 30);
};

const clipper = () => {
  const body = lit(path("M430 420C430 380 470 360 600 360C730 360 770 380 770 420L750 1000C746 1060 700 1090 600 1090C500 1090 454 1060 450 1000Z", lin("#2a2e33, #16181b 50%, #3b4046 75%, #0d0e10", 0)), "l") + path("M470 430L730 430L716 980L484 980Z", lin("#d9a441, #a87420 60%, #e5bd68", 20), 'opacity=".95"') + rect(560, 620, 80, 170, 40, "#15171a") + lit(rect(572, 640, 56, 70, 28, "#e8ebed"), "s") + words(600, 900, "PRO", 54, "#3b2505");
  const blade = lit(rect(440, 250, 320, 120, 14, steel(0)), "s") + each(22, (n) => path(`M${446 + n * 14.2} 252L${453 + n * 14.2} 190L${459 + n * 14.2} 252Z`, "#dfe3e6")) + rect(430, 330, 340, 50, 10, "#1c1f22");
  const guard = (x, y, turn) => turned(turn, x, y, resting(rect(x - 90, y - 40, 180, 90, 14, "#23272b") + each(9, (n) => rect(x - 84 + n * 20, y - 110, 10, 80, 4, "#23272b")) + words(x, y + 24, "3", 40, "#9aa3ab")));
  return moved(-60, -20, turned(14, 600, 650, lying(body + blade))) + guard(960, 640, 18) + guard(1000, 900, -14);
};

const lipstick = () => {
  const stick = (x, y, color, dark, turn) => turned(turn, x, y, lying(rect(x - 60, y, 120, 270, 14, lin("#2b2f34, #0c0d0f 50%, #4a5057 75%, #131517", 0)) + rect(x - 52, y - 90, 104, 110, 8, lin("#f5dc9a, #b98a35 50%, #f7e6b5 75%, #94691f", 0)) + lit(path(`M${x - 40} ${y - 84}L${x - 40} ${y - 210}C${x - 40} ${y - 270} ${x + 40} ${y - 300} ${x + 40} ${y - 250}L${x + 40} ${y - 84}Z`, lin(`${color}, ${dark}`, 0)), "m")));
  const compact = lying(circle(800, 760, 200, lin("#3b4046, #131517", 45))) + circle(800, 760, 168, "#c68b5d") + as("cast", circle(800, 760, 160, rad("#d9a274, #b87a4b"))) + words(800, 780, "", 30, "#fff");
  const brush = lying(turned(58, 500, 950, rect(480, 760, 40, 360, 18, lin("#2b2f34, #0c0d0f 50%, #4a5057", 0)) + rect(472, 690, 56, 80, 4, steel(0)) + as("straw", path("M468 694C440 600 460 540 500 520C540 540 560 600 532 694Z", lin("#4a2c1a, #a5714a")))));
  return stick(300, 520, "#e0324f", "#8f1028", -16) + stick(520, 420, "#b03a78", "#661744", 4) + compact + brush + stick(960, 420, "#c9623c", "#7c2f15", 20);
};

const stroller = () => {
  const wheel = (x, y, r) => circle(x, y, r, "#17191c") + circle(x, y, r * 0.72, steel(45)) + circle(x, y, r * 0.5, "#e9ecee") + each(6, (n) => g(rect(x - 4, y - r * 0.62, 8, r * 0.6, 3, "#8b9197"), `transform="rotate(${n * 60} ${x} ${y})"`)) + circle(x, y, r * 0.16, "#33383d");
  const tube = (d) => line(d, "#3b4046", 30) + line(d, "#9aa1a8", 9);
  const seat = lit(path("M340 500C360 700 430 790 560 800L820 800C880 790 900 740 880 690L700 690C600 680 540 600 520 480Z", lin("#2f6f9f, #1c4a70 60%, #0f2f4a")), "l");
  const hood = lit(path("M300 500C290 300 430 180 620 200C660 320 640 420 560 520Z", lin("#e9573f, #bb3420 60%, #7e1d0e", 30)), "l") + each(3, (n) => line(`M${330 + n * 70} ${500 - n * 4}C${330 + n * 70} ${360 - n * 10} ${420 + n * 60} ${250 - n * 12} ${480 + n * 60} ${206 - n * 2}`, "#6d170a", 6, 'opacity=".6"'));
  return ground(600, 1080, 430, 36) + tube("M330 520L200 380L150 400") + tube("M420 700L380 990M560 790L900 1000M820 790L420 980M520 500L760 560L880 700") + seat + hood + lit(rect(112, 372, 120, 50, 24, "#17191c"), "m") + wheel(390, 990, 100) + wheel(880, 1010, 78) + lit(path("M560 640C620 600 700 610 740 690L600 690Z", "#fdf6e8"), "m");
};

const teddy = () => {
  const f = (shape) => shape;
  const brown = "#b27a45";
  const bear = circle(430, 300, 90, brown) + circle(770, 300, 90, brown) + oval(600, 420, 230, 210, brown) + oval(600, 790, 240, 260, brown) + turned(28, 340, 760, oval(340, 740, 90, 190, brown)) + turned(-28, 860, 760, oval(860, 740, 90, 190, brown)) + oval(410, 1010, 130, 100, brown) + oval(790, 1010, 130, 100, brown);
  const light = circle(430, 300, 48, "#e2b98a") + circle(770, 300, 48, "#e2b98a") + oval(600, 490, 110, 84, "#ecd0a8") + oval(600, 810, 150, 180, "#dcb183") + oval(400, 1020, 70, 56, "#e2b98a") + oval(800, 1020, 70, 56, "#e2b98a");
  return ground(600, 1090, 330, 40) + f(as("fur", lit(bear, "xl"))) + as("fur", light) + circle(520, 400, 26, "#1a0f08") + circle(680, 400, 26, "#1a0f08") + circle(512, 390, 8, "#fff") + circle(672, 390, 8, "#fff") + resting(oval(600, 458, 40, 28, "#2a170c")) + line("M600 486L600 520M560 530C580 556 620 556 640 530", "#2a170c", 9) + resting(lit(path("M600 650C540 600 440 600 440 650C440 700 540 700 600 656C660 700 760 700 760 650C760 600 660 600 600 650Z", "#c9283e"), "m") + circle(600, 652, 30, "#96172b"));
};

const bottle = () => {
  const bottleBody = path("M440 480C440 440 470 420 500 410L700 410C730 420 760 440 760 480L760 980C760 1040 740 1060 690 1060L510 1060C460 1060 440 1040 440 980Z", lin("rgba(220,240,250,.85), rgba(255,255,255,.5) 30%, rgba(220,238,246,.6) 70%, rgba(150,190,210,.8)", 0));
  const milk = path("M452 640L748 640L748 980C748 1030 730 1048 688 1048L512 1048C470 1048 452 1030 452 980Z", lin("#fffdf6, #f1ead6 60%, #dccfae", 0));
  const ring = lit(rect(450, 340, 300, 90, 22, lin("#5ab4d8, #2d83ad 60%, #1b5f82", 0)), "m") + each(14, (n) => rect(462 + n * 20, 350, 8, 70, 4, "#1b5f82", 'opacity=".5"'));
  const teat = lit(path("M500 344C500 270 560 280 566 220C566 170 634 170 634 220C640 280 700 270 700 344Z", lin("#f0cf9a, #d19c55 60%, #f1d8ae", 0)), "m");
  return ground(600, 1060, 190, 28) + milk + bottleBody + teat + ring + each(6, (n) => rect(690, 560 + n * 80, n % 2 ? 30 : 50, 5, 2, "#2d83ad") + (n % 2 ? "" : words(650, 574 + n * 80, String(240 - n * 30), 28, "#2d83ad"))) + path("M470 470L510 460L500 1020L476 1010Z", "#fff", 'opacity=".6"');
};

export const careScenes = {
  wig: { backdrop: room({ wall: "#e3c9c4", floor: "#9a6b46", at: 960, plain: true }), draw: wig },
  perfume: { backdrop: sweep("#cdb9c9"), draw: perfume },
  "shea-butter": { backdrop: room({ wall: "#dbe0c8", floor: "#8a5c35", at: 800, plain: true }), draw: shea },
  clipper: { backdrop: table("#c59a6b", -10), draw: clipper },
  "lipstick-set": { backdrop: cloth("#f0d5d6", { turn: 24 }), draw: lipstick },
  stroller: { backdrop: room({ wall: "#d3e0e3", floor: "#c4a77f", at: 900 }), draw: stroller },
  "teddy-bear": { backdrop: room({ wall: "#f0dfd0", floor: "#b58a5e", at: 900 }), draw: teddy },
  "baby-bottle": { backdrop: room({ wall: "#e7e3ee", floor: "#cfae84", at: 860, plain: true }), draw: bottle },
};
