// Music, games and pictures.
import { cloth, room, sweep } from "../backdrops.mjs";
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
  oval,
  path,
  rad,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";
import { steel, view } from "../solid.mjs";

const guitar = () => {
  const wood = lin("#e9a54f, #c9772a 55%, #8d4a14", 20);
  const body = path(
    "M600 470C690 450 790 500 790 590C790 650 750 670 756 730C770 780 860 810 860 920C860 1040 740 1110 600 1110C460 1110 340 1040 340 920C340 810 430 780 444 730C450 670 410 650 410 590C410 500 510 450 600 470Z",
    wood,
  );
  const neck =
    rect(566, -180, 68, 760, 8, lin("#4a2a14, #2a160a", 0)) +
    each(14, (n) => rect(566, -110 + n * 48, 68, 5, 0, "#d8c9a0")) +
    each(4, (n) => circle(600, -86 + n * 96, 8, "#f2ead6"));
  const headstock =
    lit(path("M548 -330L652 -330L640 -170L560 -170Z", lin("#8d4a14, #4f270a")), "s") +
    each(3, (n) => circle(534, -300 + n * 50, 16, "#e8e2d2") + circle(666, -300 + n * 50, 16, "#e8e2d2"));
  return moved(
    70,
    270,
    turned(
      27,
      600,
      600,
      g(
        lying(as("wood-down", lit(body, "m")) + neck + headstock) +
          circle(600, 740, 104, "#d9b06a") +
          circle(600, 740, 92, "#4a2610") +
          circle(600, 740, 82, "#120a05") +
          path("M680 780C740 780 760 880 700 930C670 890 660 830 680 780Z", "#3a1d0c") +
          resting(rect(500, 940, 200, 34, 8, "#2a160a")) +
          each(6, (n) => line(`M${574 + n * 10.4} -170L${558 + n * 16.8} 950`, "#f3efe4", 3)),
      ),
    ),
    0.74,
  );
};

const djembe = () => {
  const wood = lin("#5a3013, #a8662c 25%, #c98a48 40%, #7d4618 70%, #3f200b", 0);
  const shell = path(
    "M300 330C310 520 480 640 510 760C520 830 470 980 440 1060L760 1060C730 980 680 830 690 760C720 640 890 520 900 330Z",
    wood,
  );
  const ropes = each(11, (n) =>
    line(
      `M${312 + n * 57} ${360 + Math.sin((n / 10) * Math.PI) * 50}L${430 + n * 34} ${640 + Math.sin((n / 10) * Math.PI) * 24}L${340 + n * 57} ${362 + Math.sin(((n + 0.5) / 10) * Math.PI) * 50}`,
      "#f4ead2",
      9,
    ),
  );
  const band =
    path("M440 640C500 690 700 690 760 640L748 690C690 730 510 730 452 690Z", ["#c9281e", "#2f7d4b"][0]) +
    each(8, (n) => path(`M${470 + n * 34} 676l16 -14l16 14l-16 16Z`, "#f2c21b"));
  return (
    ground(600, 1066, 230, 34) +
    lit(as("wood-down", shell), "l") +
    resting(ropes) +
    band +
    path("M296 320C296 400 904 400 904 320L904 350C904 436 296 436 296 350Z", "#22180f") +
    oval(600, 320, 306, 84, lin("#fbf0d9, #e2c79a", 0)) +
    oval(600, 320, 306, 84, "none", 'stroke="#8a6136" stroke-width="12"') +
    oval(560, 310, 120, 30, "#fff", 'opacity=".45"') +
    each(5, (n) => path(`M${470 + n * 56} 900l24 -30l24 30l-24 30Z`, "#f2c21b", 'opacity=".85"'))
  );
};

const piano = () => {
  const v = view({ cx: 600, cy: 830, yaw: -14, pitch: 40 });
  const keys =
    each(22, (n) => rect(20 + n * 44, 0, 42, 210, 5, lin("#fff, #eceae4"))) +
    each(22, (n) =>
      [2, 6].includes(n % 7) ? "" : rect(50 + n * 44, 0, 26, 126, 4, lin("#3a3e43, #0c0d0e")),
    );
  const board =
    rect(0, 0, 1010, 190, 10, "#1b1e21") +
    rect(390, 36, 230, 110, 8, lin("#7fd0f2, #2d8cc0")) +
    words(505, 106, "Grand Piano", 32, "#0a2a40") +
    each(8, (n) =>
      rect(660 + (n % 4) * 60, 46 + Math.floor(n / 4) * 50, 46, 30, 6, n % 3 ? "#50575e" : "#c9281e"),
    ) +
    circle(80, 95, 52, "#0a0b0c") +
    circle(930, 95, 52, "#0a0b0c") +
    circle(200, 95, 40, steel(45)) +
    circle(300, 95, 30, steel(45));
  const leg = (a) => line(a, "#15171a", 40) + line(a, "#6a7178", 10);
  return (
    ground(600, 1130, 380, 36) +
    leg("M300 820L880 1120") +
    leg("M900 820L320 1120") +
    v.box(-505, 0, -230, 1010, 76, 460, {
      front: rect(0, 0, 1010, 76, 10, "#24282c"),
      side: "#15171a",
      top: rect(0, 0, 1010, 460, 10, "#101214") + board + moved(16, 214, keys),
      plain: true,
    })
  );
};

const gamepad = () => {
  const body = path(
    "M330 380C390 350 470 360 500 384L700 384C730 360 810 350 870 380C960 420 1030 640 1040 790C1046 880 980 910 920 860C870 810 830 740 770 730L430 730C370 740 330 810 280 860C220 910 154 880 160 790C170 640 240 420 330 380Z",
    lin("#ffffff, #eef0f2 60%, #c9ced3"),
  );
  const stick = (x) =>
    resting(circle(x, 650, 76, lin("#33383d, #0f1113", 45))) + circle(x, 650, 56, rad("#4a5056, #1b1e21"));
  const button = (x, y, color, sign) =>
    resting(circle(x, y, 33, lin("#fdfdfd, #d5d9dd", 45))) + words(x, y + 14, sign, 40, color);
  return (
    lying(lit(body, "xl")) +
    path("M470 392L730 392L710 540L490 540Z", lin("#2b2f34, #121416")) +
    line("M470 392L490 540L710 540L730 392", "#4db5ff", 6, 'opacity=".8"') +
    lit(path("M312 470h44v-44h44v44h44v44h-44v44h-44v-44h-44Z", "#2b2f34"), "s") +
    button(820, 430, "#2f9e58", "Y") +
    button(820, 560, "#3f7fd8", "A") +
    button(755, 495, "#d24a9b", "X") +
    button(885, 495, "#d23a3a", "B") +
    stick(468) +
    stick(732) +
    rect(440, 420, 12, 34, 6, "#8b9197") +
    rect(748, 420, 12, 34, 6, "#8b9197") +
    circle(600, 620, 17, "#2b2f34")
  );
};

const camera = () => {
  const body = lit(
    path(
      "M170 420C170 380 200 360 240 356L420 350L470 250L730 250L780 350L960 356C1000 360 1030 380 1030 420L1030 860C1030 900 1000 920 960 920L240 920C200 920 170 900 170 860Z",
      lin("#3b4046, #1b1e21 55%, #0c0d0e"),
    ),
    "l",
  );
  const grip =
    as("leather", path("M176 480L380 480L380 900L240 912C200 912 176 892 176 860Z", "#1d2023")) +
    as("leather", path("M820 480L1024 480L1024 860C1024 892 1000 912 960 912L820 900Z", "#1d2023"));
  const lens =
    resting(circle(600, 640, 272, lin("#4a5056, #121416", 45))) +
    each(70, (n) => g(rect(596, 372, 8, 32, 2, "#2b2f33"), `transform="rotate(${n * 5.15} 600 640)"`)) +
    circle(600, 640, 226, "#0a0b0c") +
    circle(600, 640, 212, "none", 'stroke="#c9281e" stroke-width="6"') +
    circle(600, 640, 186, rad("#5b7fb5, #263b72 35%, #101a3a 60%, #05070d")) +
    circle(600, 640, 110, rad("#7a5ca8, #20184a 55%, #07060f")) +
    oval(530, 560, 60, 38, "#fff", 'opacity=".55" transform="rotate(-38 530 560)"') +
    circle(670, 716, 18, "#9fd0ff", 'opacity=".6"');
  return (
    ground(600, 924, 440, 36) +
    line("M190 420C90 500 70 760 150 1040", "#15171a", 34) +
    body +
    grip +
    lens +
    lit(rect(240, 316, 110, 50, 16, steel(0)), "s") +
    circle(890, 330, 54, steel(45)) +
    circle(890, 330, 38, "#1b1e21") +
    rect(540, 280, 120, 50, 8, "#0a0b0c") +
    words(320, 450, "EOS", 0, "#fff") +
    circle(960, 430, 14, "#f08a1d")
  );
};

export const musicScenes = {
  guitar: { backdrop: cloth("#b9c4bd", { turn: 40 }), draw: guitar },
  djembe: { backdrop: room({ wall: "#e6cfae", floor: "#92643a", at: 900 }), draw: djembe },
  "piano-keyboard": { backdrop: room({ wall: "#d5d3dc", floor: "#a87a4e", at: 860 }), draw: piano },
  gamepad: { backdrop: sweep("#3f4a66"), draw: gamepad },
  camera: { backdrop: room({ wall: "#cbbfae", floor: "#7c5130", at: 800, plain: true }), draw: camera },
};
