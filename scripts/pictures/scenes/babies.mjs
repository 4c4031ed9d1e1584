// What babies need.
import { room } from "../backdrops.mjs";
import {
  as,
  circle,
  each,
  g,
  ground,
  lin,
  line,
  lit,
  oval,
  path,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";
import { steel } from "../solid.mjs";

const stroller = () => {
  const wheel = (x, y, r) =>
    circle(x, y, r, "#17191c") +
    circle(x, y, r * 0.72, steel(45)) +
    circle(x, y, r * 0.5, "#e9ecee") +
    each(6, (n) =>
      g(rect(x - 4, y - r * 0.62, 8, r * 0.6, 3, "#8b9197"), `transform="rotate(${n * 60} ${x} ${y})"`),
    ) +
    circle(x, y, r * 0.16, "#33383d");
  const tube = (d) => line(d, "#3b4046", 30) + line(d, "#9aa1a8", 9);
  const seat = lit(
    path(
      "M340 500C360 700 430 790 560 800L820 800C880 790 900 740 880 690L700 690C600 680 540 600 520 480Z",
      lin("#2f6f9f, #1c4a70 60%, #0f2f4a"),
    ),
    "l",
  );
  const hood =
    lit(
      path(
        "M300 500C290 300 430 180 620 200C660 320 640 420 560 520Z",
        lin("#e9573f, #bb3420 60%, #7e1d0e", 30),
      ),
      "l",
    ) +
    each(3, (n) =>
      line(
        `M${330 + n * 70} ${500 - n * 4}C${330 + n * 70} ${360 - n * 10} ${420 + n * 60} ${250 - n * 12} ${480 + n * 60} ${206 - n * 2}`,
        "#6d170a",
        6,
        'opacity=".6"',
      ),
    );
  return (
    ground(600, 1080, 430, 36) +
    tube("M330 520L200 380L150 400") +
    tube("M420 700L380 990M560 790L900 1000M820 790L420 980M520 500L760 560L880 700") +
    seat +
    hood +
    lit(rect(112, 372, 120, 50, 24, "#17191c"), "m") +
    wheel(390, 990, 100) +
    wheel(880, 1010, 78) +
    lit(path("M560 640C620 600 700 610 740 690L600 690Z", "#fdf6e8"), "m")
  );
};

const teddy = () => {
  const f = (shape) => shape;
  const brown = "#b27a45";
  const bear =
    circle(430, 300, 90, brown) +
    circle(770, 300, 90, brown) +
    oval(600, 420, 230, 210, brown) +
    oval(600, 790, 240, 260, brown) +
    turned(28, 340, 760, oval(340, 740, 90, 190, brown)) +
    turned(-28, 860, 760, oval(860, 740, 90, 190, brown)) +
    oval(410, 1010, 130, 100, brown) +
    oval(790, 1010, 130, 100, brown);
  const light =
    circle(430, 300, 48, "#e2b98a") +
    circle(770, 300, 48, "#e2b98a") +
    oval(600, 490, 110, 84, "#ecd0a8") +
    oval(600, 810, 150, 180, "#dcb183") +
    oval(400, 1020, 70, 56, "#e2b98a") +
    oval(800, 1020, 70, 56, "#e2b98a");
  return (
    ground(600, 1090, 330, 40) +
    f(as("fur", lit(bear, "xl"))) +
    as("fur", light) +
    circle(520, 400, 26, "#1a0f08") +
    circle(680, 400, 26, "#1a0f08") +
    circle(512, 390, 8, "#fff") +
    circle(672, 390, 8, "#fff") +
    resting(oval(600, 458, 40, 28, "#2a170c")) +
    line("M600 486L600 520M560 530C580 556 620 556 640 530", "#2a170c", 9) +
    resting(
      lit(
        path(
          "M600 650C540 600 440 600 440 650C440 700 540 700 600 656C660 700 760 700 760 650C760 600 660 600 600 650Z",
          "#c9283e",
        ),
        "m",
      ) + circle(600, 652, 30, "#96172b"),
    )
  );
};

const bottle = () => {
  const bottleBody = path(
    "M440 480C440 440 470 420 500 410L700 410C730 420 760 440 760 480L760 980C760 1040 740 1060 690 1060L510 1060C460 1060 440 1040 440 980Z",
    lin("rgba(220,240,250,.85), rgba(255,255,255,.5) 30%, rgba(220,238,246,.6) 70%, rgba(150,190,210,.8)", 0),
  );
  const milk = path(
    "M452 640L748 640L748 980C748 1030 730 1048 688 1048L512 1048C470 1048 452 1030 452 980Z",
    lin("#fffdf6, #f1ead6 60%, #dccfae", 0),
  );
  const ring =
    lit(rect(450, 340, 300, 90, 22, lin("#5ab4d8, #2d83ad 60%, #1b5f82", 0)), "m") +
    each(14, (n) => rect(462 + n * 20, 350, 8, 70, 4, "#1b5f82", 'opacity=".5"'));
  const teat = lit(
    path(
      "M500 344C500 270 560 280 566 220C566 170 634 170 634 220C640 280 700 270 700 344Z",
      lin("#f0cf9a, #d19c55 60%, #f1d8ae", 0),
    ),
    "m",
  );
  return (
    ground(600, 1060, 190, 28) +
    milk +
    bottleBody +
    teat +
    ring +
    each(
      6,
      (n) =>
        rect(690, 560 + n * 80, n % 2 ? 30 : 50, 5, 2, "#2d83ad") +
        (n % 2 ? "" : words(650, 574 + n * 80, String(240 - n * 30), 28, "#2d83ad")),
    ) +
    path("M470 470L510 460L500 1020L476 1010Z", "#fff", 'opacity=".6"')
  );
};

export const babiesScenes = {
  stroller: { backdrop: room({ wall: "#d3e0e3", floor: "#c4a77f", at: 900 }), draw: stroller },
  "teddy-bear": { backdrop: room({ wall: "#f0dfd0", floor: "#b58a5e", at: 900 }), draw: teddy },
  "baby-bottle": {
    backdrop: room({ wall: "#e7e3ee", floor: "#cfae84", at: 860, plain: true }),
    draw: bottle,
  },
};
