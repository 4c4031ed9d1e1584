// The filters that all pictures share: relief by light on a blurred outline, stuffs by noise, blurs and shadows.

const sun = '<feDistantLight azimuth="235" elevation="52"/>';

/** Light on a thing as high as its blurred outline; `shine` from 0 to 1. */
const relief = (name, blur, height, shine, exponent) => `
<filter id="lit-${name}" x="-5%" y="-5%" width="110%" height="110%">
  <feGaussianBlur in="SourceAlpha" stdDeviation="${blur}" result="b"/>
  <feDiffuseLighting in="b" surfaceScale="${height}" diffuseConstant="1.02" lighting-color="#fff" result="d">${sun}</feDiffuseLighting>
  <feComposite in="SourceGraphic" in2="d" operator="arithmetic" k1="1.22" result="m"/>
  <feSpecularLighting in="b" surfaceScale="${height}" specularConstant="${shine}" specularExponent="${exponent}" lighting-color="#fff" result="s">${sun}</feSpecularLighting>
  <feComposite in="s" in2="SourceAlpha" operator="in" result="si"/>
  <feComposite in="m" in2="si" operator="arithmetic" k2="1" k3="1" result="r"/>
  <feComposite in="r" in2="SourceAlpha" operator="in"/>
</filter>`;

/** Noise as bumps on a stuff, under the same light. */
const stuff = (name, frequency, octaves, height, { type = "fractalNoise", seed = 3, blur = 0 } = {}) => `
<filter id="${name}" x="0" y="0" width="100%" height="100%">
  <feTurbulence type="${type}" baseFrequency="${frequency}" numOctaves="${octaves}" seed="${seed}" result="n0"/>
  <feGaussianBlur in="n0" stdDeviation="${blur}" result="n"/>
  <feDiffuseLighting in="n" surfaceScale="${height}" diffuseConstant="1.05" lighting-color="#fff" result="d">${sun}</feDiffuseLighting>
  <feComposite in="SourceGraphic" in2="d" operator="arithmetic" k1="1.2" result="m"/>
  <feComposite in="m" in2="SourceAlpha" operator="in"/>
</filter>`;

/** Lines of a colour that run along a stuff, as in wood. */
const grain = (name, frequency, color, alpha, seed) => `
<filter id="${name}" x="0" y="0" width="100%" height="100%">
  <feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="4" seed="${seed}" result="n"/>
  <feColorMatrix in="n" values="0 0 0 0 ${color[0]}  0 0 0 0 ${color[1]}  0 0 0 0 ${color[2]}  ${alpha * 2.4} 0 0 0 ${-alpha * 0.75}" result="c"/>
  <feComposite in="c" in2="SourceAlpha" operator="in" result="ci"/>
  <feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="ci"/></feMerge>
</filter>`;

/** Ragged at its edge and rough within: hair, fur, straw. */
const fur = (name, frequency, reach, height) => `
<filter id="${name}" x="-10%" y="-10%" width="120%" height="120%">
  <feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="3" seed="8" result="n"/>
  <feDisplacementMap in="SourceGraphic" in2="n" scale="${reach}" xChannelSelector="R" yChannelSelector="G" result="s"/>
  <feDiffuseLighting in="n" surfaceScale="${height}" diffuseConstant="1.08" lighting-color="#fff" result="d">${sun}</feDiffuseLighting>
  <feComposite in="s" in2="d" operator="arithmetic" k1="1.2" result="m"/>
  <feComposite in="m" in2="s" operator="in"/>
</filter>`;

const drop = (name, dx, dy, blur, near) => `
<filter id="${name}" x="-20%" y="-20%" width="150%" height="150%">
  <feDropShadow dx="${dx * 0.3}" dy="${dy * 0.3}" stdDeviation="${near}" flood-color="#0d0703" flood-opacity=".5" result="a"/>
  <feDropShadow in="SourceGraphic" dx="${dx}" dy="${dy}" stdDeviation="${blur}" flood-color="#0d0703" flood-opacity=".42" result="f"/>
  <feMerge><feMergeNode in="f"/><feMergeNode in="a"/></feMerge>
</filter>`;

const blur = (by) =>
  `<filter id="blur-${by}" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${by}"/></filter>`;

export const filters = [
  relief("s", 4, 5, 0.28, 18),
  relief("m", 10, 12, 0.3, 20),
  relief("l", 26, 34, 0.26, 16),
  relief("xl", 52, 70, 0.2, 14),
  relief("shiny", 12, 15, 0.75, 38),
  relief("matt", 14, 14, 0.04, 8),
  relief("soft", 30, 30, 0.05, 6),
  stuff("woven", "0.35 0.45", 2, 1.6),
  stuff("crumpled", "0.005 0.008", 2, 60, { seed: 5, blur: 7 }),
  stuff("draped", "0.016 0.0022", 2, 46, { seed: 9, blur: 4 }),
  stuff("leather", "0.11", 3, 3.2, { seed: 4, blur: 0.8 }),
  stuff("cast", "0.5", 2, 1.4),
  stuff("plaster", "0.018 0.022", 3, 1.2, { seed: 21, blur: 3 }),
  stuff("grit", "0.12", 2, 2.2, { seed: 31, blur: 1.4 }),
  stuff("brushed", "0.004 0.7", 2, 1.3),
  stuff("brushed-down", "0.7 0.004", 2, 1.3),
  stuff("ribbed", "0.05 0.003", 2, 16, { blur: 1 }),
  stuff("grains", "0.13 0.15", 2, 12, { type: "turbulence", seed: 2, blur: 1 }),
  grain("wood", "0.0025 0.06", [0.2, 0.09, 0.03], 0.42, 7),
  grain("wood-down", "0.06 0.0025", [0.2, 0.09, 0.03], 0.42, 7),
  grain("marble", "0.006 0.012", [0.42, 0.42, 0.44], 0.45, 12),
  grain("stain", "0.008 0.01", [0.2, 0.14, 0.08], 0.3, 17),
  fur("fur", "0.06", 26, 14),
  fur("hair", "0.09 0.006", 26, 22),
  fur("curls", "0.035", 46, 30),
  fur("straw", "0.02 0.2", 12, 12),
  drop("drop", 20, 26, 26, 6),
  drop("drop-s", 6, 9, 8, 3),
  ...[3, 8, 16, 30, 60].map(blur),
]
  .join("")
  .replaceAll("<filter ", '<filter color-interpolation-filters="sRGB" ');
