// Televisions and sound.
import { room, sweep } from "../backdrops.mjs";
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
  words,
} from "../kit.mjs";
import { steel } from "../solid.mjs";

const television = () => {
  const stand =
    rect(130, 850, 940, 30, 6, "#6d4426") +
    as("wood", rect(150, 880, 900, 170, 6, "#8a5a33")) +
    rect(180, 905, 400, 120, 6, "#5a3618") +
    rect(620, 905, 400, 120, 6, "#5a3618") +
    circle(560, 965, 9, "#d8b16a") +
    circle(640, 965, 9, "#d8b16a");
  const screen =
    lit(rect(110, 250, 980, 570, 14, lin("#33373c, #0e0f11")), "s") +
    clip(
      rect(124, 264, 952, 532, 4, "#000"),
      moved(
        124,
        264,
        rect(0, 0, 952, 532, 0, lin("#2e6fb7, #86c5ea")) +
          path("M0 300H952V532H0Z", "#3b9a4b") +
          each(8, (n) => rect(n * 119, 300, 60, 232, 0, "#46ab57")) +
          rect(60, 170, 190, 150, 0, "none", 'stroke="#fff" stroke-width="9"') +
          circle(560, 430, 30, "#fff") +
          circle(560, 430, 12, "#222") +
          person(430, 240, "#0b8a4a") +
          person(660, 250, "#d02b2b") +
          rect(24, 24, 250, 50, 6, "#06152b", 'opacity=".8"') +
          words(149, 60, "NGR 2 - 1 67'", 34, "#fff"),
      ),
    ) +
    path("M124 264L600 264L380 796L124 796Z", "#fff", 'opacity=".06"');
  return (
    ground(600, 1060, 480, 34) +
    stand +
    path("M330 820L300 852L360 852L390 820ZM870 820L900 852L840 852L810 820Z", "#16181a") +
    screen
  );
};

const person = (x, y, shirt) =>
  circle(x, y, 30, "#5a3721") +
  path(`M${x - 44} ${y + 40}L${x + 44} ${y + 40}L${x + 36} ${y + 130}L${x - 36} ${y + 130}Z`, shirt) +
  rect(x - 36, y + 128, 72, 44, 6, "#fff") +
  rect(x - 32, y + 168, 24, 80, 10, "#5a3721") +
  rect(x + 10, y + 168, 24, 70, 10, "#5a3721");

const headphones = () => {
  const bandOuter =
    line("M290 690C270 190 930 190 910 690", "#17191c", 74) +
    line("M300 680C286 210 914 210 900 680", "#4a5057", 18) +
    line("M352 470C420 260 780 260 848 470", "#30353a", 40);
  const cup = (x, flip) =>
    g(
      resting(
        lit(
          path(
            "M0 -190C90 -190 130 -110 130 0C130 110 90 190 0 190C-60 190 -80 150 -80 80L-80 -80C-80 -150 -60 -190 0 -190Z",
            lin("#43494f, #1c1f22 60%, #0c0d0f", 30),
          ),
          "l",
        ),
      ) +
        lit(
          path(
            "M-30 -170C-110 -160 -150 -90 -150 0S-110 160 -30 170C-70 110 -70 -110 -30 -170Z",
            as ? "#0d0e10" : "",
          ),
          "m",
        ) +
        circle(36, 0, 62, steel(50)) +
        circle(36, 0, 48, "#1d2023"),
      `transform="translate(${x} 740) scale(${flip} 1)"`,
    );
  return moved(0, 0, lying(bandOuter) + cup(290, -1) + cup(910, 1));
};

const speaker = () => {
  const body = lit(rect(150, 420, 900, 470, 220, lin("#d53a2e, #a1221a 55%, #650f0a")), "xl");
  const mesh = clip(
    rect(230, 450, 740, 410, 190, "#000"),
    as("woven", rect(230, 450, 740, 410, 0, "#7d1812")) +
      each(30, (n) =>
        line(
          `M${200 + n * 30} 440L${320 + n * 30} 880M${320 + n * 30} 440L${200 + n * 30} 880`,
          "#38070480".slice(0, 7),
          4,
          'opacity=".6"',
        ),
      ),
  );
  const cone = (x) =>
    circle(x, 655, 140, lin("#2b2e32, #0c0d0e", 40)) +
    circle(x, 655, 112, rad("#4a4f55, #17191b 60%, #050606")) +
    circle(x, 655, 44, rad("#777d84, #24272a"));
  const handle =
    line("M330 440C380 290 820 290 870 440", "#1c1f22", 40) +
    line("M334 430C390 300 810 300 866 430", "#555b61", 9);
  return (
    ground(600, 890, 420, 40, 0.6) +
    handle +
    body +
    mesh +
    cone(420) +
    cone(780) +
    resting(rect(520, 620, 160, 66, 12, "#17191b") + words(600, 666, "BOOM", 40, "#fff")) +
    each(4, (n) => circle(525 + n * 50, 440, 14, "#2b0705"))
  );
};

export const soundScenes = {
  television: {
    backdrop: room({ wall: "#d9d0c2", floor: "#b9ae9f", kind: "tiles", at: 1000 }),
    draw: television,
  },
  headphones: { backdrop: sweep("#d9b79a"), draw: headphones },
  "bluetooth-speaker": {
    backdrop: room({ wall: "#cfd6cd", floor: "#8d5f38", at: 780, plain: true }),
    draw: speaker,
  },
};
