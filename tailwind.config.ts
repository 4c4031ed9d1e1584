import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";

/**
 * Every colour of the product, in the light theme. `edge` outlines what can be typed in or pressed (3:1); `c1` to `c3` are the series
 * of a chart, on lines of `grid`.
 */
const light = {
  "color-scheme": "light",
  "--ground": "#faf6ef",
  "--rail": "#f4eee4",
  "--surface": "#fffdf9",
  "--raised": "#ffffff",
  "--line": "#e7dfd2",
  "--edge": "#8d8778",
  "--ink": "#18211c",
  "--muted": "#576159",
  "--faint": "#6b736c",
  "--primary": "#0f4c36",
  "--primary-hover": "#0b3a29",
  "--on-primary": "#fbfaf5",
  "--primary-soft": "#e2efe6",
  "--primary-ink": "#0d5a3f",
  "--wait": "#8a4b08",
  "--wait-soft": "#fdf0d9",
  "--danger": "#a61b1b",
  "--on-danger": "#fffaf8",
  "--danger-soft": "#fbe9e7",
  "--info": "#1f4e79",
  "--info-soft": "#e6eff7",
  "--star": "#c77d0a",
  "--c1": "#0f4c36",
  "--c2": "#3f8767",
  "--c3": "#ba8730",
  "--grid": "#efe8dc",
  "--card-shadow": "0 1px 2px rgb(24 33 28 / 0.05), 0 8px 24px -12px rgb(24 33 28 / 0.14)",
};

const dark = {
  "color-scheme": "dark",
  "--ground": "#0e1411",
  "--rail": "#0b100e",
  "--surface": "#141b17",
  "--raised": "#1a231e",
  "--line": "#29342d",
  "--edge": "#6c7a71",
  "--ink": "#edf2ee",
  "--muted": "#a3afa7",
  "--faint": "#8b968f",
  "--primary": "#4cc38a",
  "--primary-hover": "#63d19c",
  "--on-primary": "#06170f",
  "--primary-soft": "#15301f",
  "--primary-ink": "#7fdcae",
  "--wait": "#f3b75b",
  "--wait-soft": "#33260f",
  "--danger": "#ff8f85",
  "--on-danger": "#2c0806",
  "--danger-soft": "#3a1715",
  "--info": "#8fbdec",
  "--info-soft": "#14263a",
  "--star": "#f3b75b",
  "--c1": "#4cc38a",
  "--c2": "#308862",
  "--c3": "#dcae5e",
  "--grid": "#1e2822",
  "--card-shadow": "0 1px 0 rgb(255 255 255 / 0.03) inset, 0 12px 32px -16px rgb(0 0 0 / 0.7)",
};

const tokenColours = Object.fromEntries(
  Object.keys(light)
    .filter((name) => name.startsWith("--") && name !== "--card-shadow")
    .map((name) => [name.slice(2), `var(${name})`]),
);

// The small faces stand first: each answers only for the letters of its range.
const names = "var(--font-naira), var(--font-names-dotted), var(--font-names-hooked)";

const faces = {
  "--face-text": `${names}, var(--font-figtree), system-ui, sans-serif`,
  "--face-display": `${names}, var(--font-bricolage), system-ui, sans-serif`,
};

export default {
  content: [],
  theme: {
    extend: {
      colors: tokenColours,
      borderRadius: { field: "10px", inset: "12px", box: "16px", panel: "24px" },
      boxShadow: { card: "var(--card-shadow)" },
      fontSize: { xs: ["0.8125rem", "1.25rem"] },
      maxWidth: { page: "72.5rem", reading: "40rem" },
      fontFamily: { sans: "var(--face-text)", display: "var(--face-display)" },
    },
  },
  plugins: [
    // The switch sets `data-theme`; without it the system decides.
    plugin((tailwind) => {
      tailwind.addBase({
        ":root": { ...faces, ...light },
        // Paper is white.
        "@media screen and (prefers-color-scheme: dark)": { ":root:not([data-theme=light])": dark },
        "@media screen": { ":root[data-theme=dark]": dark },
      });
    }),
  ],
} satisfies Config;
