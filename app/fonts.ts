import localFont from "next/font/local";

// Preload only the text face, for slow connections.
const figtree = localFont({
  src: "./fonts/figtree.woff2",
  weight: "300 900",
  variable: "--font-figtree",
  display: "swap",
  preload: true,
});

const bricolage = localFont({
  src: "./fonts/bricolage.woff2",
  weight: "500 800",
  variable: "--font-bricolage",
  display: "swap",
  preload: false,
});

// The three below stand first in every font stack and answer only for the letters in their range, so a
// page without such a letter never fetches them.
const naira = localFont({
  src: "./fonts/naira.woff2",
  weight: "200 800",
  variable: "--font-naira",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+20A6" }],
});

const namesDotted = localFont({
  src: "./fonts/names-dotted.woff2",
  weight: "100 900",
  variable: "--font-names-dotted",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value: "U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+1EB8-1EB9, U+1ECA-1ECD, U+1EE4-1EE5",
    },
  ],
});

const namesHooked = localFont({
  src: "./fonts/names-hooked.woff2",
  weight: "100 900",
  variable: "--font-names-hooked",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0143-0144, U+0181, U+018A, U+0198-0199, U+01B3-01B4, U+01F8-01F9, U+0253, U+0257, U+1E3E-1E3F, U+1E44-1E45, U+1E62-1E63",
    },
  ],
});

/** The classes that put every face within reach of the stylesheet; they belong on the html element. */
export const fontClasses = [figtree, bricolage, naira, namesDotted, namesHooked]
  .map((face) => face.variable)
  .join(" ");
