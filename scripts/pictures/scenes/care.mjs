// Hair, skin and scent, and what babies need.
import { cloth, room, sweep, table } from "../backdrops.mjs";
import {
  as,
  blurred,
  circle,
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
  rad,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";
import { round, steel } from "../solid.mjs";

const wig = () => {
  const head = lit(
    path(
      "M470 420C470 300 530 250 600 250C670 250 730 300 730 420C730 520 700 590 660 620L664 760C720 790 740 840 740 900L460 900C460 840 480 790 536 760L540 620C500 590 470 520 470 420Z",
      lin("#f3e3d3, #dcc3aa 60%, #b89a7d", 0),
    ),
    "l",
  );
  const curtain = (flip) =>
    g(
      lit(
        path(
          "M600 190C470 180 380 260 372 420C366 560 350 760 300 960C360 1000 430 1000 470 980C500 860 470 700 476 560C480 440 520 340 600 300Z",
          lin("#3a2a20, #1c130d 60%, #090503"),
        ),
        "m",
      ) +
        each(16, (n) =>
          line(
            `M${594 - n * 12} ${200 + n * 7}C${480 - n * 5} ${300 + n * 10} ${470 - n * 5} 640 ${464 - n * 10} ${982 - (n % 3) * 14}`,
            n % 3 ? "#000" : "#8a6a50",
            n % 3 ? 4 : 3,
            'opacity=".55"',
          ),
        ),
      flip < 0 ? 'transform="translate(1200 0) scale(-1 1)"' : "",
    );
  const stand =
    lit(path("M540 890L660 890L680 1080L520 1080Z", lin("#4a4f55, #1d2023", 0)), "s") +
    lit(oval(600, 1090, 180, 34, "#24282c"), "m");
  const shine = blurred(
    8,
    line("M420 440C400 500 392 560 386 640M780 440C800 500 808 560 814 640", "#b89a80", 24, 'opacity=".6"'),
  );
  return (
    ground(600, 1100, 220, 30) +
    stand +
    head +
    curtain(1) +
    curtain(-1) +
    line("M600 192L600 300", "#d9b896", 7) +
    shine
  );
};

const perfume = () => {
  const glass = lit(
    path(
      "M360 520C360 490 380 470 410 470L790 470C820 470 840 490 840 520L840 980C840 1020 820 1040 780 1040L420 1040C380 1040 360 1020 360 980Z",
      lin("rgba(255,236,200,.95), #eab35c 30%, #c37a22 70%, #e8b869", 0),
    ),
    "shiny",
  );
  const inner = path(
    "M400 560L800 560L800 960C800 990 790 1000 760 1000L440 1000C410 1000 400 990 400 960Z",
    lin("#f7d48a, #d98f2f 55%, #a9611a"),
    'opacity=".8"',
  );
  const cap =
    lit(rect(480, 210, 240, 200, 22, lin("#33383e, #0d0f11 60%, #3a4047", 0)), "shiny") +
    rect(520, 404, 160, 70, 6, steel(0));
  return (
    ground(600, 1040, 250, 32) +
    glass +
    inner +
    cap +
    rect(470, 660, 260, 190, 4, "#fbf5e6") +
    rect(482, 672, 236, 166, 2, "none", 'stroke="#a9803a" stroke-width="4"') +
    words(600, 752, "OUD", 74, "#3b2810") +
    words(600, 812, "eau de parfum 100 ml", 22, "#7a5c2c") +
    path("M380 500L440 500L440 1010L390 1010Z", "#fff", 'opacity=".4"')
  );
};

const shea = () => {
  const jar = path(
    "M330 520L870 520L870 940C870 1010 840 1040 780 1040L420 1040C360 1040 330 1010 330 940Z",
    round("#8f6a35", "#e9cf95", "#fff6da"),
  );
  const butter =
    oval(600, 520, 270, 74, "#f4e6bd") +
    lit(
      path(
        "M360 520C400 430 480 470 540 420C600 370 680 440 720 430C800 430 850 480 846 520C800 580 400 580 360 520Z",
        lin("#fffbe9, #efdca6"),
      ),
      "l",
    );
  const nut = (x, y, turn) =>
    turned(turn, x, y, resting(lit(oval(x, y, 66, 46, lin("#8a5733, #4b2a13", 40)), "m")));
  const leaf = (x, y, turn) =>
    turned(
      turn,
      x,
      y,
      resting(
        lit(
          path(
            `M${x - 120} ${y}C${x - 60} ${y - 66} ${x + 60} ${y - 66} ${x + 120} ${y}C${x + 60} ${y + 60} ${x - 60} ${y + 60} ${x - 120} ${y}Z`,
            lin("#5fa04a, #2f6b2c", 30),
          ),
          "s",
        ) + line(`M${x - 110} ${y}L${x + 110} ${y}`, "#9ccc7f", 5),
      ),
    );
  return (
    ground(600, 1040, 280, 40) +
    leaf(250, 960, -30) +
    leaf(960, 900, 24) +
    jar +
    butter +
    rect(330, 660, 540, 220, 0, "#fbf4e0") +
    rect(330, 660, 540, 14, 0, "#8a5a22") +
    rect(330, 866, 540, 14, 0, "#8a5a22") +
    words(600, 766, "SHEA BUTTER", 66, "#5a3510") +
    words(600, 830, "ori · 1 kg · unrefined", 36, "#8a5a22") +
    nut(220, 1060, 10) +
    nut(330, 1100, -20) +
    nut(960, 1070, 30)
  );
};

const clipper = () => {
  const body =
    lit(
      path(
        "M430 420C430 380 470 360 600 360C730 360 770 380 770 420L750 1000C746 1060 700 1090 600 1090C500 1090 454 1060 450 1000Z",
        lin("#2a2e33, #16181b 50%, #3b4046 75%, #0d0e10", 0),
      ),
      "l",
    ) +
    path("M470 430L730 430L716 980L484 980Z", lin("#d9a441, #a87420 60%, #e5bd68", 20), 'opacity=".95"') +
    rect(560, 620, 80, 170, 40, "#15171a") +
    lit(rect(572, 640, 56, 70, 28, "#e8ebed"), "s") +
    words(600, 900, "PRO", 54, "#3b2505");
  const blade =
    lit(rect(440, 250, 320, 120, 14, steel(0)), "s") +
    each(22, (n) => path(`M${446 + n * 14.2} 252L${453 + n * 14.2} 190L${459 + n * 14.2} 252Z`, "#dfe3e6")) +
    rect(430, 330, 340, 50, 10, "#1c1f22");
  const guard = (x, y, turn) =>
    turned(
      turn,
      x,
      y,
      resting(
        rect(x - 90, y - 40, 180, 90, 14, "#23272b") +
          each(9, (n) => rect(x - 84 + n * 20, y - 110, 10, 80, 4, "#23272b")) +
          words(x, y + 24, "3", 40, "#9aa3ab"),
      ),
    );
  return (
    moved(-60, -20, turned(14, 600, 650, lying(body + blade))) + guard(960, 640, 18) + guard(1000, 900, -14)
  );
};

const lipstick = () => {
  const stick = (x, y, color, dark, turn) =>
    turned(
      turn,
      x,
      y,
      lying(
        rect(x - 60, y, 120, 270, 14, lin("#2b2f34, #0c0d0f 50%, #4a5057 75%, #131517", 0)) +
          rect(x - 52, y - 90, 104, 110, 8, lin("#f5dc9a, #b98a35 50%, #f7e6b5 75%, #94691f", 0)) +
          lit(
            path(
              `M${x - 40} ${y - 84}L${x - 40} ${y - 210}C${x - 40} ${y - 270} ${x + 40} ${y - 300} ${x + 40} ${y - 250}L${x + 40} ${y - 84}Z`,
              lin(`${color}, ${dark}`, 0),
            ),
            "m",
          ),
      ),
    );
  const compact =
    lying(circle(800, 760, 200, lin("#3b4046, #131517", 45))) +
    circle(800, 760, 168, "#c68b5d") +
    as("cast", circle(800, 760, 160, rad("#d9a274, #b87a4b"))) +
    words(800, 780, "", 30, "#fff");
  const brush = lying(
    turned(
      58,
      500,
      950,
      rect(480, 760, 40, 360, 18, lin("#2b2f34, #0c0d0f 50%, #4a5057", 0)) +
        rect(472, 690, 56, 80, 4, steel(0)) +
        as(
          "straw",
          path("M468 694C440 600 460 540 500 520C540 540 560 600 532 694Z", lin("#4a2c1a, #a5714a")),
        ),
    ),
  );
  return (
    stick(300, 520, "#e0324f", "#8f1028", -16) +
    stick(520, 420, "#b03a78", "#661744", 4) +
    compact +
    brush +
    stick(960, 420, "#c9623c", "#7c2f15", 20)
  );
};

export const careScenes = {
  wig: { backdrop: room({ wall: "#e3c9c4", floor: "#9a6b46", at: 960, plain: true }), draw: wig },
  perfume: { backdrop: sweep("#cdb9c9"), draw: perfume },
  "shea-butter": { backdrop: room({ wall: "#dbe0c8", floor: "#8a5c35", at: 800, plain: true }), draw: shea },
  clipper: { backdrop: table("#c59a6b", -10), draw: clipper },
  "lipstick-set": { backdrop: cloth("#f0d5d6", { turn: 24 }), draw: lipstick },
};
