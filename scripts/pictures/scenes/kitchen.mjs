// Machines of a house.
import { kitchen, room } from "../backdrops.mjs";
import {
  circle,
  clip,
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
  words,
} from "../kit.mjs";
import { round, steel, view } from "../solid.mjs";

const fridge = () => {
  const v = view({ cx: 570, cy: 1100, yaw: 22, pitch: 8 });
  const silver = lin("#e3e7ea, #b4bac0 45%, #d3d8dc 60%, #8d949b", 12);
  const front =
    rect(0, 0, 460, 960, 18, silver) +
    rect(0, 320, 460, 10, 0, "#3b4147") +
    lit(rect(30, 70, 24, 210, 12, steel(0)), "s") +
    lit(rect(30, 370, 24, 300, 12, steel(0)), "s") +
    rect(300, 60, 110, 44, 6, "#20252a") +
    words(355, 92, "-18°", 30, "#7fd8ff") +
    path("M300 0L420 0L200 960L80 960Z", "#fff", 'opacity=".18"') +
    resting(rect(280, 480, 96, 96, 3, "#ffd95a")) +
    words(328, 536, "milk", 26, "#333");
  return (
    v.shadow(-230, -220, 460, 440, 170) +
    v.box(-230, 0, -220, 460, 960, 440, { front, side: lin("#a5abb1, #767c83", 0), top: "#c3c8cd" })
  );
};

const washer = () => {
  const v = view({ cx: 580, cy: 1060, yaw: 20, pitch: 12 });
  const front =
    rect(0, 0, 620, 800, 22, lin("#fdfdfd, #e3e6e8 70%, #cfd4d7")) +
    rect(30, 30, 180, 110, 12, "#e9ecee") +
    circle(330, 86, 46, steel(45)) +
    rect(327, 44, 6, 34, 3, "#333") +
    rect(420, 46, 160, 76, 8, "#14191d") +
    words(500, 98, "0:45", 48, "#62d8ff") +
    rect(0, 166, 620, 4, 0, "#b5bbc0") +
    circle(310, 470, 240, steel(50)) +
    circle(310, 470, 200, "#22272c") +
    circle(310, 470, 176, rad("#9cc5d8, #3a5f75 55%, #0d1c26")) +
    clip(
      circle(310, 470, 170, "#000"),
      path("M120 560C200 470 260 560 330 500S460 470 520 560V700H120Z", "#d9483b") +
        path("M120 600C220 540 300 620 380 560S480 560 520 600V720H120Z", "#3d79c2") +
        path("M140 400A170 170 0 0 1 330 300L260 470Z", "#fff", 'opacity=".25"'),
    ) +
    rect(526, 440, 44, 70, 12, steel(0)) +
    rect(40, 726, 130, 44, 6, "#d9dde0");
  return (
    v.shadow(-310, -260, 620, 520, 130) +
    v.box(-310, 0, -260, 620, 800, 520, { front, side: lin("#e6e9eb, #b9bfc4", 0), top: "#f3f5f6" })
  );
};

const blender = () => {
  const jar = path(
    "M420 250L780 250L740 760L460 760Z",
    lin(
      "rgba(255,255,255,.75), rgba(220,240,245,.35) 30%, rgba(255,255,255,.5) 70%, rgba(170,200,210,.7)",
      0,
    ),
  );
  const juice = path("M434 430L766 430L742 740L458 740Z", lin("#ffb23e, #f08a1d 60%, #d46d0c", 0));
  const handle =
    line("M764 320C900 310 900 640 744 650", "#dfeaee", 44) +
    line("M770 326C880 320 880 620 750 640", "#fff", 12, 'opacity=".8"');
  const base =
    lit(
      path(
        "M440 770L760 770L830 1010C834 1040 820 1050 790 1050L410 1050C380 1050 366 1040 370 1010Z",
        lin("#3c4147, #15171a"),
      ),
      "m",
    ) +
    circle(600, 930, 66, steel(45)) +
    circle(600, 930, 50, "#22262a") +
    rect(595, 886, 10, 40, 4, "#fff") +
    each(2, (n) => rect(430 + n * 270, 916, 70, 32, 8, "#5a6066"));
  const orange = (x, y, r) => resting(circle(x, y, r, rad("#ffc36b, #f08c1a 50%, #b85a05", 0.36, 0.3, 0.8)));
  return (
    ground(600, 1050, 270, 36) +
    orange(240, 1010, 84) +
    orange(330, 1050, 70) +
    orange(980, 1040, 80) +
    base +
    handle +
    juice +
    each(9, (n) => circle(480 + ((n * 73) % 250), 440 + ((n * 31) % 60), 10, "#ffd890")) +
    jar +
    each(4, (n) => rect(690, 500 + n * 56, 44, 4, 2, "#fff", 'opacity=".9"')) +
    path("M452 270L500 270L520 740L482 740Z", "#fff", 'opacity=".4"') +
    lit(rect(404, 196, 392, 66, 22, "#22262a"), "m") +
    lit(rect(540, 150, 120, 56, 20, "#30353a"), "s")
  );
};

const microwave = () => {
  const v = view({ cx: 580, cy: 930, yaw: 18, pitch: 14 });
  const front =
    rect(0, 0, 800, 460, 20, lin("#3a3f45, #191c1f")) +
    rect(36, 40, 520, 380, 16, "#0c0e10") +
    rect(56, 60, 480, 340, 10, lin("#59452a, #2b2013")) +
    oval(296, 350, 190, 30, "#d8e4e8", 'opacity=".5"') +
    g(
      oval(296, 320, 120, 34, "#fff") +
        oval(296, 300, 96, 40, "#e3a13b") +
        each(9, (n) => circle(226 + n * 17, 288 - (n % 3) * 9, 13, ["#f6d491", "#d9483b", "#f0b454"][n % 3])),
      "",
    ) +
    path("M56 60L330 60L150 400L56 400Z", "#fff", 'opacity=".1"') +
    lit(rect(566, 60, 26, 340, 12, steel(0)), "s") +
    rect(620, 50, 150, 70, 8, "#061016") +
    words(695, 102, "02:30", 48, "#49e0a0") +
    each(9, (n) => rect(622 + (n % 3) * 52, 144 + Math.floor(n / 3) * 50, 44, 40, 8, "#4c5258")) +
    circle(695, 360, 52, steel(45)) +
    circle(695, 360, 38, "#22262a");
  return (
    v.shadow(-400, -200, 800, 400, 120) +
    v.box(-400, 0, -200, 800, 460, 400, { front, side: lin("#2b2f33, #15171a"), top: "#43494f" })
  );
};

const cooker = () => {
  const v = view({ cx: 580, cy: 1080, yaw: 20, pitch: 20 });
  const front =
    rect(0, 0, 600, 640, 10, lin("#d5dade, #9aa1a8 60%, #b9bfc5")) +
    rect(0, 0, 600, 110, 0, "#23272b") +
    each(5, (n) => circle(80 + n * 110, 56, 34, steel(45)) + rect(77 + n * 110, 28, 6, 28, 3, "#222")) +
    lit(rect(60, 140, 480, 26, 13, steel(90)), "s") +
    rect(50, 190, 500, 330, 16, "#15181a") +
    rect(80, 220, 440, 270, 10, lin("#6a3a14, #2b1608")) +
    each(5, (n) => rect(86, 260 + n * 46, 428, 4, 2, "#a58a6a")) +
    oval(300, 380, 150, 40, "#d8923a") +
    path("M80 220L320 220L170 490L80 490Z", "#fff", 'opacity=".12"') +
    rect(30, 550, 540, 4, 0, "#6d747a");
  const burner = (x, z) =>
    v.top(
      circle(0, 0, 74, "#15171a") +
        circle(0, 0, 44, steel(45)) +
        circle(0, 0, 26, "#33383d") +
        each(4, (n) => g(rect(-6, -92, 12, 70, 4, "#0a0b0c"), `transform="rotate(${n * 90 + 45})"`)),
      x,
      646,
      z,
    );
  const [px, py] = v.at(150, 690, -140);
  return (
    v.shadow(-300, -280, 600, 560, 110) +
    v.box(-300, 0, -280, 600, 640, 560, { front, side: lin("#a7adb3, #7c838a"), top: "#2d3237" }) +
    burner(-150, 130) +
    burner(150, 130) +
    burner(-150, -140) +
    burner(150, -140) +
    moved(
      px,
      py,
      path("M-120 -120L120 -120L112 40C110 60 -110 60 -112 40Z", round("#7b1712", "#c93028", "#ff8a7c")) +
        oval(0, -120, 120, 34, "#e2574d") +
        lit(oval(0, -146, 30, 18, "#222"), "s"),
    )
  );
};

export const kitchenScenes = {
  fridge: { backdrop: room({ wall: "#e4dccd", floor: "#c2b7a8", kind: "tiles", at: 930 }), draw: fridge },
  "washing-machine": {
    backdrop: room({ wall: "#cfdbdc", floor: "#b9b2a6", kind: "tiles", at: 880 }),
    draw: washer,
  },
  blender: { backdrop: kitchen({ at: 900 }), draw: blender },
  microwave: { backdrop: kitchen({ tiles: "#efe7d8", top: "#463a30", at: 790 }), draw: microwave },
  "gas-cooker": {
    backdrop: room({ wall: "#efe4d0", floor: "#bdb3a4", kind: "tiles", at: 840 }),
    draw: cooker,
  },
};
