// Phones and what goes with them.
import { cloth, stripes, table } from "../backdrops.mjs";
import {
  circle,
  clip,
  each,
  lin,
  lit,
  lying,
  moved,
  oval,
  path,
  rad,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";

/** A phone's face, 330 by 680, with something on its screen. */
const face = (screen, edge = "#2b2d33", notch = "hole") =>
  lit(rect(0, 0, 330, 680, 52, lin(`#70747c, ${edge} 12%, #16171a 88%, #555`, 20)), "s") +
  rect(9, 9, 312, 662, 44, "#050506") +
  clip(rect(18, 18, 294, 644, 36, "#000"), screen) +
  (notch === "hole"
    ? circle(165, 44, 10, "#050506") + circle(165, 44, 4, "#1b2540")
    : rect(115, 34, 100, 28, 14, "#050506")) +
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
    rect(
      36 + (n % 4) * 68,
      190 + Math.floor(n / 4) * 86,
      52,
      52,
      14,
      ["#ff8f3f", "#3fa7ff", "#3ccf7d", "#fff", "#ffd23f", "#ef476f", "#8a6cff"][(n * 3) % 7],
    ),
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
  clip(
    rect(0, 0, 330, 680, 54, "#000"),
    path("M210 0L330 0L330 300L120 680L20 680Z", "#fff", 'opacity=".1"'),
  ) +
  cameras;

const iphone = () =>
  moved(
    180,
    190,
    turned(
      -11,
      165,
      340,
      lying(
        back(
          "#3e4c58, #253441 50%, #1a2630",
          lit(rect(22, 22, 178, 186, 46, lin("#495966, #2c3b47", 45)), "s") +
            lens(76, 76, 37) +
            lens(76, 158, 37) +
            lens(150, 117, 37) +
            circle(150, 54, 12, "#f5ecd0") +
            oval(165, 330, 30, 34, "#9aa8b3", 'opacity=".35"'),
        ),
      ),
    ),
    1.17,
  ) + moved(610, 240, turned(8, 165, 340, lying(face(sunset(), "#3b4750", "pill"))), 1.17);

const galaxy = () =>
  moved(170, 250, turned(-20, 165, 340, lying(face(apps("#3a1c71, #d76d77 55%, #ffaf7b")))), 1.12) +
  moved(
    600,
    170,
    turned(
      14,
      165,
      340,
      lying(
        back(
          "#d9c7ee, #b9a2dc 45%, #a48ccd",
          lens(72, 84, 38) + lens(72, 182, 38) + lens(72, 280, 38) + circle(140, 84, 11, "#fff8d8"),
        ),
      ),
    ),
    1.12,
  );

const tecno = () =>
  moved(640, 200, turned(9, 165, 340, lying(face(apps("#0f2027, #2c5364 60%, #43cea2")))), 1.15) +
  moved(
    210,
    190,
    turned(
      -7,
      165,
      340,
      lying(
        back(
          "#f2c464, #d99a2b 50%, #b87717",
          lit(circle(165, 150, 122, lin("#3b3b3d, #111 80%", 40)), "s") +
            lens(165, 92, 38) +
            lens(110, 184, 38) +
            lens(220, 184, 38) +
            words(165, 600, "50 MP · 256 GB", 22, "#5d3b06"),
        ),
      ),
    ),
    1.15,
  );

const keypad = () => {
  const key = (x, y, w, label) =>
    lit(rect(x, y, w, 58, 20, lin("#5a6068, #2e3238")), "s") + words(x + w / 2, y + 40, label, 30, "#f4f6f8");
  const keys = each(12, (n) =>
    key(
      40 + (n % 3) * 112,
      566 + Math.floor(n / 3) * 74,
      96,
      ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"][n],
    ),
  );
  const screen =
    rect(48, 84, 304, 250, 14, lin("#b9e28a, #8cc35c")) +
    words(200, 180, "09:26", 78, "#20330f") +
    words(200, 238, "30-11-2026", 32, "#20330f") +
    words(112, 310, "Menu", 28, "#20330f") +
    words(284, 310, "Names", 28, "#20330f");
  const pad =
    lit(rect(128, 412, 144, 124, 46, lin("#7f868e, #3c4148")), "s") +
    lit(rect(166, 440, 68, 66, 22, lin("#3d434a, #1f2327")), "s");
  const soft =
    key(38, 408, 76, "—") +
    key(286, 408, 76, "—") +
    lit(rect(38, 478, 76, 58, 20, "#2f9e58"), "s") +
    lit(rect(286, 478, 76, 58, 20, "#c63a32"), "s");
  const body =
    lit(rect(0, 0, 400, 890, 74, lin("#24588f, #173e69 60%, #0f2b4a", 30)), "m") +
    rect(26, 56, 348, 318, 34, "#0a0d11") +
    screen +
    rect(160, 28, 80, 10, 5, "#071626") +
    pad +
    soft +
    keys;
  return moved(390, 120, turned(-13, 200, 445, lying(body)), 1.06);
};

const tablet = () => {
  const picture =
    rect(0, 0, 840, 600, 0, lin("#0f4c75, #3282b8 55%, #bbe1fa")) +
    path("M0 420L170 250L300 380L470 190L640 380L840 240V600H0Z", "#1b3a2f") +
    path("M0 500C200 420 520 520 840 430V600H0Z", "#0e241c") +
    circle(660, 130, 52, "#ffe9b0") +
    words(150, 130, "14:20", 74, "#fff") +
    each(6, (n) =>
      rect(190 + n * 80, 510, 60, 60, 16, ["#ff8f3f", "#fff", "#3ccf7d", "#ffd23f", "#ef476f", "#7b6cff"][n]),
    );
  const body =
    lit(rect(-40, -40, 920, 680, 46, lin("#d8dade, #9a9da3 60%, #7b7e84", 40)), "s") +
    rect(-28, -28, 896, 656, 38, "#08090a") +
    clip(rect(0, 0, 840, 600, 14, "#000"), picture) +
    circle(420, -14, 6, "#26304a") +
    path("M60 0L420 0L190 600L0 600L0 200Z", "#fff", 'opacity=".08"');
  const pencil = lying(
    turned(
      62,
      600,
      1000,
      rect(330, 985, 560, 30, 15, lin("#fff, #e9e9ea 45%, #b5b6b9")) +
        path("M890 985L940 1000L890 1015Z", "#c9c9cc"),
    ),
  );
  return moved(165, 200, turned(-9, 420, 300, lying(body))) + moved(160, -20, pencil);
};

export const phoneScenes = {
  "iphone-13": { backdrop: table("#a8713f", -14), draw: iphone },
  "galaxy-a54": { backdrop: cloth("#cfd6d2"), draw: galaxy },
  "tecno-camon": { backdrop: table("#6f4a2c", 8), draw: tecno },
  "keypad-phone": { backdrop: cloth("#c98f5b", { turn: 32, print: stripes("#e9c79b", 32) }), draw: keypad },
  tablet: { backdrop: table("#c79a68", 6), draw: tablet },
};
