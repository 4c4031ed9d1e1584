// Phones and what goes with them.
import { cloth, stripes, sweep, table } from "../backdrops.mjs";
import { as, circle, clip, each, g, lin, line, lit, lying, moved, oval, path, rad, rect, resting, turned, words } from "../kit.mjs";

/** A phone's face, 330 by 680, with something on its screen. */
const face = (screen, edge = "#2b2d33", notch = "hole") =>
  lit(rect(0, 0, 330, 680, 52, lin(`#70747c, ${edge} 12%, #16171a 88%, #555`, 20)), "s") +
  rect(9, 9, 312, 662, 44, "#050506") +
  clip(rect(18, 18, 294, 644, 36, "#000"), screen) +
  (notch === "hole" ? circle(165, 44, 10, "#050506") + circle(165, 44, 4, "#1b2540") : rect(115, 34, 100, 28, 14, "#050506")) +
  path("M40 20L200 20L60 660L20 660Z", "#fff", 'opacity=".09"');

const sunset = () =>
  rect(0, 0, 330, 680, 0, lin("#123b4c, #2a7f79 32%, #f0a35c 62%, #e8663f")) +
  circle(230, 330, 44, "#ffe3a6") +
  path("M0 470C80 400 140 440 200 430S300 380 330 400V680H0Z", "#10403a") +
  path("M0 560C90 500 190 560 330 500V680H0Z", "#08251f") +
  words(165, 160, "10:47", 84, "#fff", 'letter-spacing="-2"') +
  words(165, 205, "Saturday 28 November", 24, "#fff", 'opacity=".85"');

const apps = (tint) =>
  rect(0, 0, 330, 680, 0, lin(tint, 60)) +
  words(92, 120, "08:15", 52, "#fff") +
  each(20, (n) =>
    rect(36 + (n % 4) * 68, 190 + Math.floor(n / 4) * 86, 52, 52, 14, ["#ff8f3f", "#3fa7ff", "#3ccf7d", "#fff", "#ffd23f", "#ef476f", "#8a6cff"][(n * 3) % 7]),
  ) +
  rect(28, 604, 274, 12, 6, "#fff", 'opacity=".5"');

const lens = (x, y, r) =>
  resting(circle(x, y, r, lin("#8f949b, #26282c 60%", 50))) +
  circle(x, y, r * 0.8, "#0b0c0f") +
  circle(x, y, r * 0.56, rad("#4a6b8a, #101d33 50%, #05070b")) +
  circle(x - r * 0.22, y - r * 0.24, r * 0.13, "#fff", 'opacity=".85"');

/** A phone's back, 330 by 680. */
const back = (colors, cameras) =>
  lit(rect(0, 0, 330, 680, 54, lin(colors, 35)), "s") +
  clip(rect(0, 0, 330, 680, 54, "#000"), path("M210 0L330 0L330 300L120 680L20 680Z", "#fff", 'opacity=".1"')) +
  cameras;

const iphone = () =>
  moved(180, 190, turned(-11, 165, 340, lying(back("#3e4c58, #253441 50%, #1a2630", lit(rect(22, 22, 178, 186, 46, lin("#495966, #2c3b47", 45)), "s") + lens(76, 76, 37) + lens(76, 158, 37) + lens(150, 117, 37) + circle(150, 54, 12, "#f5ecd0") + oval(165, 330, 30, 34, "#9aa8b3", 'opacity=".35"')))), 1.17) +
  moved(610, 240, turned(8, 165, 340, lying(face(sunset(), "#3b4750", "pill"))), 1.17);

const galaxy = () =>
  moved(170, 250, turned(-20, 165, 340, lying(face(apps("#3a1c71, #d76d77 55%, #ffaf7b")))), 1.12) +
  moved(600, 170, turned(14, 165, 340, lying(back("#d9c7ee, #b9a2dc 45%, #a48ccd", lens(72, 84, 38) + lens(72, 182, 38) + lens(72, 280, 38) + circle(140, 84, 11, "#fff8d8")))), 1.12);

const tecno = () =>
  moved(640, 200, turned(9, 165, 340, lying(face(apps("#0f2027, #2c5364 60%, #43cea2")))), 1.15) +
  moved(210, 190, turned(-7, 165, 340, lying(back("#f2c464, #d99a2b 50%, #b87717", lit(circle(165, 150, 122, lin("#3b3b3d, #111 80%", 40)), "s") + lens(165, 92, 38) + lens(110, 184, 38) + lens(220, 184, 38) + words(165, 600, "50 MP · 256 GB", 22, "#5d3b06")))), 1.15);

const keypad = () => {
  const key = (x, y, w, label) => lit(rect(x, y, w, 58, 20, lin("#5a6068, #2e3238")), "s") + words(x + w / 2, y + 40, label, 30, "#f4f6f8");
  const keys = each(12, (n) => key(40 + (n % 3) * 112, 566 + Math.floor(n / 3) * 74, 96, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"][n]));
  const screen = rect(48, 84, 304, 250, 14, lin("#b9e28a, #8cc35c")) + words(200, 180, "09:26", 78, "#20330f") + words(200, 238, "30-11-2026", 32, "#20330f") + words(112, 310, "Menu", 28, "#20330f") + words(284, 310, "Names", 28, "#20330f");
  const pad = lit(rect(128, 412, 144, 124, 46, lin("#7f868e, #3c4148")), "s") + lit(rect(166, 440, 68, 66, 22, lin("#3d434a, #1f2327")), "s");
  const soft = key(38, 408, 76, "—") + key(286, 408, 76, "—") + lit(rect(38, 478, 76, 58, 20, "#2f9e58"), "s") + lit(rect(286, 478, 76, 58, 20, "#c63a32"), "s");
  const body = lit(rect(0, 0, 400, 890, 74, lin("#24588f, #173e69 60%, #0f2b4a", 30)), "m") + rect(26, 56, 348, 318, 34, "#0a0d11") + screen + rect(160, 28, 80, 10, 5, "#071626") + pad + soft + keys;
  return moved(390, 120, turned(-13, 200, 445, lying(body)), 1.06);
};

const tablet = () => {
  const picture = rect(0, 0, 840, 600, 0, lin("#0f4c75, #3282b8 55%, #bbe1fa")) + path("M0 420L170 250L300 380L470 190L640 380L840 240V600H0Z", "#1b3a2f") + path("M0 500C200 420 520 520 840 430V600H0Z", "#0e241c") + circle(660, 130, 52, "#ffe9b0") + words(150, 130, "14:20", 74, "#fff") + each(6, (n) => rect(190 + n * 80, 510, 60, 60, 16, ["#ff8f3f", "#fff", "#3ccf7d", "#ffd23f", "#ef476f", "#7b6cff"][n]));
  const body = lit(rect(-40, -40, 920, 680, 46, lin("#d8dade, #9a9da3 60%, #7b7e84", 40)), "s") + rect(-28, -28, 896, 656, 38, "#08090a") + clip(rect(0, 0, 840, 600, 14, "#000"), picture) + circle(420, -14, 6, "#26304a") + path("M60 0L420 0L190 600L0 600L0 200Z", "#fff", 'opacity=".08"');
  const pencil = lying(turned(62, 600, 1000, rect(330, 985, 560, 30, 15, lin("#fff, #e9e9ea 45%, #b5b6b9")) + path("M890 985L940 1000L890 1015Z", "#c9c9cc")));
  return moved(165, 200, turned(-9, 420, 300, lying(body))) + moved(160, -20, pencil);
};

const watch = () => {
  const strap = (y, flip) => lit(g(path("M-118 0L118 0C110 120 96 260 92 400C88 440 -88 440 -92 400C-96 260 -110 120 -118 0Z", lin("#24292e, #3b434a 45%, #15181b", 0)) + each(5, (n) => oval(0, 170 + n * 46, 15, 10, "#090b0c")), `transform="translate(0 ${y}) scale(1 ${flip})"`), "m");
  const ring = (r, color, part) => line(`M0 ${-r}A${r} ${r} 0 ${part > 0.5 ? 1 : 0} 1 ${(Math.sin(part * 6.283) * r).toFixed(1)} ${(-Math.cos(part * 6.283) * r).toFixed(1)}`, color, 22);
  const screen = rect(-170, -205, 340, 410, 84, "#030405") + words(0, -84, "10:09", 92, "#fff") + moved(0, 76, ring(92, "#fa114f", 0.82) + ring(66, "#92e82a", 0.62) + ring(40, "#1eeaef", 0.44)) + words(0, -142, "MON 30", 30, "#ff9f43");
  const body = strap(190, 1) + strap(-190, -1) + lit(rect(-205, -240, 410, 480, 112, lin("#c9ced4, #7d838a 45%, #3c4045", 30)), "m") + lit(rect(200, -70, 34, 92, 14, lin("#e2e5e9, #6d7379")), "s") + rect(-186, -221, 372, 442, 98, "#0a0b0c") + screen + path("M-150 -190L40 -190L-120 190L-170 190Z", "#fff", 'opacity=".08"');
  return moved(600, 600, turned(24, 0, 0, lying(body)), 1.08);
};

const powerBank = () => {
  const bank = lit(rect(0, 0, 400, 760, 66, lin("#2c3138, #14171b 60%, #0c0e10", 25)), "m") + as("cast", rect(26, 26, 348, 620, 44, "#22262b")) + words(200, 300, "20000", 92, "#7be3a4") + words(200, 356, "mAh", 48, "#7be3a4") + each(4, (n) => circle(128 + n * 48, 440, 11, n < 3 ? "#7be3a4" : "#33443b")) + words(200, 540, "FAST CHARGE 22.5 W", 26, "#aab4bd") + rect(64, 676, 92, 36, 8, "#050607") + rect(72, 684, 76, 12, 3, "#3b82f6") + rect(184, 680, 62, 28, 14, "#050607") + rect(276, 676, 92, 36, 8, "#050607") + rect(284, 684, 76, 12, 3, "#3b82f6");
  const cable = line("M420 950C420 1090 640 1120 780 1010S900 640 880 520", "#f2f2ef", 22) + lit(rect(846, 390, 68, 140, 18, lin("#fff, #d0d0cc", 0)), "s") + rect(862, 346, 36, 50, 6, lin("#eceef0, #8d9298", 0));
  return lying(cable) + moved(250, 130, turned(-8, 200, 380, lying(bank)), 1.02);
};

const charger = () => {
  const pin = (x) => rect(x, -78, 34, 90, 5, lin("#f4d48a, #b98d38", 0));
  const plug = lit(rect(-150, 0, 300, 330, 56, lin("#ffffff, #e4e6e8 60%, #c2c6ca", 25)), "m") + resting(rect(-110, -40, 220, 60, 26, "#e9ebed")) + pin(-88) + pin(54) + rect(-17, -98, 34, 66, 5, lin("#f4d48a, #b98d38", 0)) + rect(-44, 286, 88, 26, 6, "#2a2d31") + words(0, 170, "33 W", 56, "#8b9299");
  const loop = (r) => oval(0, 0, r, r * 0.86, "none", `stroke="#f7f7f5" stroke-width="24"`);
  const cable = loop(220) + loop(186) + loop(252) + line("M-220 0C-330 -120 -300 -360 -250 -430", "#f7f7f5", 24) + line("M240 90C330 190 330 260 300 310", "#f7f7f5", 24) + turned(-30, 290, 350, lit(rect(256, 300, 70, 130, 18, "#fdfdfc"), "s") + rect(273, 424, 36, 46, 8, lin("#eceef0, #8d9298", 0)));
  return moved(640, 760, lying(cable)) + moved(380, 300, turned(-12, 0, 150, lying(plug)), 1.25) + lying(rect(176, 900, 20, 20, 4, "none"));
};

export const phoneScenes = {
  "iphone-13": { backdrop: table("#a8713f", -14), draw: iphone },
  "galaxy-a54": { backdrop: cloth("#cfd6d2"), draw: galaxy },
  "tecno-camon": { backdrop: table("#6f4a2c", 8), draw: tecno },
  "keypad-phone": { backdrop: cloth("#c98f5b", { turn: 32, print: stripes("#e9c79b", 32) }), draw: keypad },
  tablet: { backdrop: table("#c79a68", 6), draw: tablet },
  smartwatch: { backdrop: sweep("#c9b8a4"), draw: watch },
  "power-bank": { backdrop: table("#8a5b36", 18), draw: powerBank },
  "phone-charger": { backdrop: table("#4b3626", -8), draw: charger },
};
