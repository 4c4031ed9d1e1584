// The first that fits: most browsers also claim to be the ones further down.
const browsers = [
  ["Opera Mini", /Opera Mini/],
  ["Opera", /OPR\//],
  ["Edge", /Edg(?:A|iOS)?\//],
  ["Samsung Internet", /SamsungBrowser\//],
  ["Firefox", /Firefox\/|FxiOS\//],
  ["Chrome", /Chrome\/|CriOS\//],
  ["Safari", /Safari\//],
] as const;

const systems = [
  ["Android", /Android/],
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Windows", /Windows/],
  ["Mac", /Mac OS X/],
  ["Linux", /Linux/],
] as const;

const firstOf = (list: readonly (readonly [string, RegExp])[], text: string): string | undefined =>
  list.find(([, sign]) => sign.test(text))?.[0];

/** A readable browser name: `Chrome on Android`. */
export function browserOf(userAgent: string): string {
  const browser = firstOf(browsers, userAgent) ?? "Unknown browser";
  const system = firstOf(systems, userAgent);
  return system ? `${browser} on ${system}` : browser;
}

/** Whether it is held in a hand. */
export const isPhone = (userAgent: string): boolean => /Android|iPhone|Mobile|Opera Mini/.test(userAgent);
