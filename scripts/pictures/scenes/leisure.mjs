// Books, sport, music and play.
import { cloth, compound, outside, room, table } from "../backdrops.mjs";
import {
  as,
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
  path,
  rad,
  rect,
  resting,
  turned,
  words,
} from "../kit.mjs";
import { steel, view } from "../solid.mjs";

const books = () => {
  const book = (v, y, h, w, d, color, title) =>
    v.box(-w / 2, y, -d / 2, w, h, d, {
      front:
        rect(0, 0, w, h, 8, lin(`${color}, ${color} 60%, #0006`.replace("#0006", "#1a1410"))) +
        rect(30, 0, 8, h, 0, "#f2dfae") +
        rect(w - 40, 0, 8, h, 0, "#f2dfae") +
        words(w / 2, h * 0.66, title, h * 0.44, "#fbf1d6"),
      side:
        rect(0, 0, d, h, 0, color) +
        rect(0, 8, d - 6, h - 16, 2, "#f6efdf") +
        each(6, (n) => rect(0, 14 + n * ((h - 24) / 6), d - 6, 2, 0, "#c9bda3")),
      top: color,
    });
  const v = view({ cx: 590, cy: 1020, yaw: 20, pitch: 22 });
  const w2 = view({ cx: 600, cy: 1020, yaw: 30, pitch: 22 });
  const cover =
    rect(0, 0, 520, 380, 8, "#d9622b") +
    circle(260, 190, 110, "#f5c35a") +
    path("M0 250C140 190 300 290 520 220V380H0Z", "#1d4a40") +
    words(260, 80, "THINGS FALL", 56, "#fff6df") +
    words(260, 340, "a novel", 36, "#fff6df");
  return (
    v.shadow(-330, -220, 660, 440, 110) +
    book(v, 0, 110, 660, 440, "#1f4e79", "MATHEMATICS  SS 1-3") +
    book(w2, 112, 96, 600, 420, "#7b1f2b", "GOVERNMENT, HISTORY") +
    book(v, 210, 104, 620, 430, "#2b6b45", "CHEMISTRY") +
    book(w2, 316, 84, 560, 400, "#5a3a7b", "LITERATURE") +
    w2.box(-260, 402, -190, 520, 60, 380, {
      front: rect(0, 0, 520, 60, 4, "#b8481a") + words(260, 44, "A NOVEL", 40, "#fff"),
      side: rect(0, 0, 380, 60, 0, "#f6efdf"),
      top: cover,
    })
  );
};

const football = () => {
  const penta = (cx, cy, r, turn, squash = 1) =>
    g(
      path(
        each(
          5,
          (n) =>
            `${n ? "L" : "M"}${(r * Math.sin((n * 2 * Math.PI) / 5)).toFixed(1)} ${(-r * Math.cos((n * 2 * Math.PI) / 5)).toFixed(1)}`,
        ) + "Z",
        "#15181b",
      ),
      `transform="translate(${cx} ${cy}) rotate(${turn}) scale(1 ${squash})"`,
    );
  const rim = each(5, (n) => {
    const a = (n * 72 * Math.PI) / 180;
    return penta(600 + 330 * Math.sin(a), 640 - 330 * Math.cos(a), 128, n * 72 + 180, 0.62);
  });
  const seams =
    each(5, (n) =>
      g(
        line("M0 -140L0 -260M0 -260L-120 -330M0 -260L120 -330", "#7c838a", 7),
        `transform="translate(600 640) rotate(${n * 72})"`,
      ),
    ) +
    each(5, (n) =>
      g(
        line("M-120 -330L-200 -300M120 -330L200 -300", "#7c838a", 7),
        `transform="translate(600 640) rotate(${n * 72})"`,
      ),
    );
  return (
    ground(640, 1030, 340, 46, 0.65) +
    clip(
      circle(600, 640, 400, "#000"),
      circle(600, 640, 400, "#fdfdfb") + seams + rim + penta(600, 640, 140, 0),
    ) +
    g(
      circle(
        600,
        640,
        400,
        rad(
          "rgba(255,255,255,.5), rgba(255,255,255,0) 40%, rgba(20,20,20,.15) 75%, rgba(0,0,0,.62)",
          0.36,
          0.3,
          0.8,
        ),
      ),
    )
  );
};

const bicycle = () => {
  const wheel = (x) =>
    circle(x, 790, 230, "none", 'stroke="#17191b" stroke-width="30"') +
    circle(x, 790, 206, "none", 'stroke="#c3c9ce" stroke-width="12"') +
    each(24, (n) => g(line(`M${x} 790L${x} 592`, "#c9ced2", 2.4), `transform="rotate(${n * 15} ${x} 790)"`)) +
    circle(x, 790, 24, steel(45));
  const tube = (d, color = "#c9281e") =>
    line(d, "#5f0f0a", 34) + line(d, color, 27) + line(d, "#ff9a8c", 7, 'transform="translate(-4 -6)"');
  const black = (d, w = 22) => line(d, "#15171a", w) + line(d, "#5a6066", w * 0.26);
  return (
    ground(600, 1034, 480, 30, 0.55) +
    wheel(300) +
    wheel(900) +
    tube("M300 790L560 790L470 470L800 440L560 790M300 790L476 490") +
    tube("M900 790L800 440L786 390") +
    black("M440 400L470 470", 24) +
    lit(path("M360 372C420 350 500 356 540 384C500 410 400 410 360 400Z", "#15171a"), "s") +
    black("M786 392L760 340C800 320 860 330 880 360") +
    lit(rect(846, 346, 90, 34, 16, "#15171a"), "s") +
    circle(560, 790, 66, "none", 'stroke="#8b9197" stroke-width="14"') +
    circle(560, 790, 26, steel(45)) +
    black("M560 790L600 900") +
    rect(566, 894, 84, 22, 8, "#15171a") +
    line("M310 770L556 728M312 812L556 852", "#3b4046", 7)
  );
};

const dumbbells = () => {
  const bell = () =>
    lit(rect(-190, -26, 380, 52, 24, steel(90)), "s") +
    each(10, (n) => rect(-90 + n * 18, -26, 6, 52, 2, "#50565c", 'opacity=".5"')) +
    [-1, 1]
      .map((side) =>
        lit(
          path(
            "M0 -150L90 -150L130 -86L130 86L90 150L0 150L-20 86L-20 -86Z",
            lin("#4a4f55, #1d2023 60%, #0b0c0d", 30),
          ),
          "l",
        ).replace("<g ", `<g transform="translate(${side * 160} 0) scale(${side} 1)" `),
      )
      .join("") +
    words(-224, 26, "10", 72, "#e8ebed") +
    words(224, 26, "10", 72, "#e8ebed");
  return (
    moved(520, 440, turned(-24, 0, 0, lying(bell())), 1.2) +
    moved(680, 830, turned(14, 0, 0, lying(bell())), 1.2)
  );
};

const ayo = () => {
  const board = lit(
    path(
      "M150 360C150 320 180 300 220 300L980 300C1020 300 1050 320 1050 360L1050 840C1050 880 1020 900 980 900L220 900C180 900 150 880 150 840Z",
      lin("#8d5527, #6b3c18 60%, #4a270d", 30),
    ),
    "l",
  );
  const pits = each(12, (n) => {
    const [x, y] = [240 + (n % 6) * 144, n < 6 ? 450 : 750];
    const seeds = each(4, (k) =>
      resting(
        circle(
          x - 20 + (k % 2) * 38 + ((n * 7) % 9),
          y - 18 + Math.floor(k / 2) * 36,
          19,
          rad("#c9d1c6, #7e8c7b 60%, #4b574a"),
        ),
      ),
    );
    return (
      circle(x, y, 64, "#2a1406") +
      circle(x + 4, y + 6, 58, rad("#3a1d0a, #5c3214 80%", 0.4, 0.3, 0.8)) +
      (n === 4 ? "" : seeds)
    );
  });
  return turned(
    -7,
    600,
    600,
    lying(as("wood", board)) +
      line("M190 600L1010 600", "#2a1406", 10) +
      line("M190 608L1010 608", "#c08a52", 3) +
      pits,
  );
};

export const leisureScenes = {
  books: { backdrop: room({ wall: "#dcd3c0", floor: "#8a5b35", at: 760, plain: true }), draw: books },
  football: { backdrop: outside({ at: 740, floor: "#6f9a4a" }), draw: football },
  bicycle: { backdrop: compound({ wall: "#d2c09d", floor: "#a09382", at: 800 }), draw: bicycle },
  dumbbells: { backdrop: table("#6b6f73", 8), draw: dumbbells },
  "ayo-board": { backdrop: cloth("#d8b98c", { turn: 18 }), draw: ayo },
};
