// Food that travels well.
import { kitchen, room, shop, table } from "../backdrops.mjs";
import {
  as,
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
  rad,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";

const rice = () => {
  const sack = path(
    "M330 260C360 240 420 250 460 240C560 226 660 250 740 238C790 232 850 240 872 262L900 420C930 620 930 820 896 1010C880 1060 820 1070 760 1064C640 1050 520 1070 430 1062C370 1070 320 1050 304 1000C270 820 276 600 304 420Z",
    lin("#fdfcf7, #ebe7dc 60%, #c9c3b3", 15),
  );
  const front =
    as("woven", lit(sack, "xl")) +
    path(
      "M330 262C360 242 420 252 460 242C560 228 660 252 740 240C790 234 850 242 872 264L862 320L340 320Z",
      "#2f7d4b",
    ) +
    each(18, (n) => rect(350 + n * 28, 280, 14, 6, 3, "#fff")) +
    rect(336, 450, 528, 250, 0, "#2f7d4b") +
    words(600, 560, "RICE", 136, "#fff") +
    words(600, 640, "long grain · stone free", 42, "#ffe9a3") +
    words(600, 830, "50 kg", 120, "#b3261c") +
    words(600, 900, "PRODUCT OF NIGERIA", 36, "#2f7d4b");
  const bowl =
    as("grains", path("M820 930C860 850 1040 850 1080 930Z", "#fdfaf0")) +
    lit(
      path(
        "M796 926L1104 926C1096 1040 1040 1080 950 1080C860 1080 806 1040 796 926Z",
        lin("#c9773a, #7b3f16 70%", 20),
      ),
      "m",
    ) +
    oval(950, 928, 152, 20, "#fdfaf0", 'opacity=".9"');
  return ground(590, 1060, 330, 40) + front + ground(950, 1084, 140, 18) + bowl;
};

const palmOil = () => {
  const keg = lit(
    path(
      "M350 400C350 360 380 340 420 336L560 330L560 250L680 250L680 330L780 336C830 340 850 360 850 400L860 1000C860 1050 840 1070 790 1070L410 1070C360 1070 340 1050 340 1000Z",
      lin("#f6a23a, #dc5c12 30%, #b83c06 70%, #8a2703", 10),
    ),
    "l",
  );
  const hole = path(
    "M700 380C740 370 790 380 800 420L806 560C790 600 740 600 720 560Z",
    "#6b2a0c",
    'opacity="0"',
  );
  const handle = line("M620 320C640 400 760 380 770 350", "#b83c06", 0);
  const level = path("M352 400L848 400L850 470L350 470Z", "#ffd9a0", 'opacity=".5"');
  const bottle = (x, y, s) =>
    moved(
      x,
      y,
      lit(
        path(
          "M-60 -170C-60 -230 -30 -240 -28 -290L28 -290C30 -240 60 -230 60 -170L64 120C64 150 50 160 30 160L-30 160C-50 160 -64 150 -64 120Z",
          lin("#ff9a3a, #d2480b 40%, #a13005", 0),
        ),
        "m",
      ) +
        lit(rect(-34, -340, 68, 60, 12, "#c9281e"), "s") +
        path("M-44 -160L-24 -170L-28 130L-46 120Z", "#fff", 'opacity=".35"'),
      s,
    );
  return (
    ground(600, 1070, 290, 36) +
    keg +
    level +
    hole +
    handle +
    lit(rect(548, 170, 144, 90, 16, "#f2c21b"), "m") +
    each(8, (n) => rect(560 + n * 16, 180, 6, 70, 3, "#a57f00")) +
    rect(400, 600, 400, 280, 20, "#fff6df") +
    words(600, 700, "PALM OIL", 80, "#a13005") +
    words(600, 776, "red · pure · 5 litres", 38, "#5a2a10") +
    words(600, 840, "from Akwa Ibom", 34, "#7a5030") +
    path("M376 430L430 420L416 1040L370 1030Z", "#fff", 'opacity=".25"') +
    ground(970, 1080, 90, 14) +
    bottle(970, 920, 1)
  );
};

const honey = () => {
  const glass = path(
    "M380 420C360 440 350 470 350 510L350 980C350 1040 380 1064 440 1064L760 1064C820 1064 850 1040 850 980L850 510C850 470 840 440 820 420Z",
    lin("#ffd873, #f0a21b 25%, #c26c08 70%, #f3b443", 0),
  );
  const hex = each(10, (n) =>
    g(
      path("M0 -40L35 -20L35 20L0 40L-35 20L-35 -20Z", "none", 'stroke="#b56a06" stroke-width="6"'),
      `transform="translate(${500 + (n % 4) * 72 - (Math.floor(n / 4) % 2) * 36} ${760 + Math.floor(n / 4) * 40})" opacity=".5"`,
    ),
  );
  const dipper = turned(
    32,
    980,
    640,
    line("M980 260L980 760", "#8a5a2c", 34) +
      line("M974 260L974 740", "#d3a062", 10) +
      each(5, (n) => lit(oval(980, 790 + n * 40, 84 - Math.abs(n - 2) * 12, 24, "#a06a33"), "s")),
  );
  return (
    ground(600, 1066, 270, 34) +
    lit(glass, "shiny") +
    path("M380 470L440 460L430 1030L384 1020Z", "#fff", 'opacity=".45"') +
    lit(rect(360, 290, 480, 130, 24, lin("#e2b23c, #a37412 60%, #d9a93a", 0)), "m") +
    each(22, (n) => rect(372 + n * 21, 304, 6, 100, 3, "#7b5608", 'opacity=".5"')) +
    rect(420, 600, 360, 330, 20, "#fff8e3") +
    hex +
    words(600, 700, "HONEY", 96, "#8a5200") +
    words(600, 890, "pure · 1 litre", 44, "#5a3b10") +
    moved(60, 40, dipper)
  );
};

const chips = () => {
  const bag = lit(
    path(
      "M330 230L870 230L850 300L890 980L870 1060L330 1060L310 980L350 300Z",
      lin("#f7c93a, #eaa81a 50%, #c98608", 20),
    ),
    "l",
  );
  const zig =
    each(18, (n) => path(`M${330 + n * 30} 230l15 -22l15 22Z`, "#eaa81a")) +
    each(18, (n) => path(`M${330 + n * 30} 1060l15 22l15 -22Z`, "#c98608"));
  const chip = (x, y, turn, r = 74) =>
    turned(
      turn,
      x,
      y,
      resting(
        lit(oval(x, y, r, r * 0.72, rad("#ffe08a, #f2b635 60%, #c9811a", 0.4, 0.4, 0.7)), "s") +
          oval(x, y, r * 0.34, r * 0.12, "#c98a22", 'opacity=".6"') +
          each(6, (n) =>
            circle(x - r * 0.3 + n * r * 0.12, y + (n % 2 ? 6 : -6), 4, "#8a5a12", 'opacity=".7"'),
          ),
      ),
    );
  return (
    ground(600, 1076, 300, 34) +
    zig +
    bag +
    path("M350 300L850 300L846 330L352 330Z", "#8a5200", 'opacity=".25"') +
    path("M330 420C480 360 720 360 870 420L880 640C720 700 480 700 320 640Z", "#2f7d4b") +
    words(600, 530, "PLANTAIN", 96, "#fff") +
    words(600, 620, "CHIPS", 88, "#ffe14d") +
    chip(520, 800, -14, 100) +
    chip(680, 830, 18, 100) +
    chip(590, 920, 4, 90) +
    chip(190, 1060, 10) +
    chip(300, 1110, -20) +
    chip(960, 1060, 16) +
    chip(1050, 1110, -8) +
    words(780, 1020, "500 g", 44, "#6b3f00")
  );
};

const crayfish = () => {
  const tray =
    lit(oval(600, 700, 480, 330, lin("#b98046, #7d4c20 70%", 40)), "m") +
    oval(600, 690, 440, 295, "#5a3414") +
    each(40, (n) =>
      g(
        line("M0 -300L0 -326", "#d8a86a", 14),
        `transform="translate(600 690) scale(1.47 1) rotate(${n * 9})"`,
      ),
    );
  const one = (x, y, turn, s) =>
    g(
      line("M-60 0C-50 -44 20 -56 56 -20C70 0 60 24 40 30", "#7a2708", 34) +
        line(
          "M-60 0C-50 -44 20 -56 56 -20C70 0 60 24 40 30",
          ["#d9652b", "#c4501f", "#e07a3c"][Math.round(x) % 3] ?? "#c4501f",
          26,
        ) +
        line("M-58 -4C-46 -40 18 -50 50 -20", "#f29a5c", 9) +
        each(4, (n) =>
          line(`M${-44 + n * 24} ${-20 - (n % 2) * 8}L${-52 + n * 24} ${20 - n * 2}`, "#8a2f0c", 5),
        ) +
        line("M-62 0L-120 -30M-62 4L-124 4", "#a8431a", 4) +
        path("M36 26L70 54L30 60L14 40Z", "#a8431a") +
        circle(-58, -6, 6, "#1a0a04"),
      `transform="translate(${x} ${y}) rotate(${turn}) scale(${s})"`,
    );
  const heap = each(54, (n) => {
    const a = n * 2.39996;
    const r = Math.sqrt(n / 54);
    return one(
      600 + Math.cos(a) * r * 380,
      680 + Math.sin(a) * r * 245 - (1 - r) * 70,
      (n * 67) % 360,
      1.5 + ((n * 7) % 5) * 0.08,
    );
  });
  return ground(600, 980, 470, 50) + tray + oval(600, 660, 400, 250, "#a3481c") + resting(heap);
};

export const foodScenes = {
  "rice-bag": { backdrop: shop({ counter: "#9a6a3f", at: 860 }), draw: rice },
  "palm-oil": { backdrop: room({ wall: "#e8d7b5", floor: "#8b5c34", at: 850, plain: true }), draw: palmOil },
  honey: { backdrop: kitchen({ tiles: "#eef0e6", top: "#6b4a30", at: 860 }), draw: honey },
  "plantain-chips": { backdrop: table("#b58755", 0), draw: chips },
  crayfish: { backdrop: table("#7d5433", 20), draw: crayfish },
};
