import { instance } from "@viz-js/viz";

/** Colours by day, and what each becomes where the reader prefers dark. */
const palette = {
  paper: ["#ffffff", "#12161c"],
  ink: ["#1c2430", "#e7ebf1"],
  quiet: ["#5b6675", "#9aa5b5"],
  line: ["#8794a6", "#71809a"],
  face: ["#f3f6fa", "#1b222c"],
  head: ["#dbe7f5", "#2a3a52"],
  far: ["#ececec", "#262b33"],
  good: ["#dcefe3", "#1f3d2e"],
  bad: ["#f6e0dc", "#4a2a26"],
} as const satisfies Record<string, readonly [string, string]>;

export const colour = (name: keyof typeof palette): string => palette[name][0];

const night = Object.values(palette)
  .map(([day, dark]) => `[fill="${day}"]{fill:${dark}}[stroke="${day}"]{stroke:${dark}}`)
  .join("");

const graphviz = await instance();

/** Lays a drawing out. Always the same text for the same source, on any machine: no font of the machine is measured. */
export function svgOf(dot: string, title: string): string {
  const drawn = graphviz.renderString(dot, { format: "svg", engine: "dot" });
  const body = drawn.slice(drawn.indexOf("<svg"));
  return `${body
    .replaceAll(/<!--[\s\S]*?-->\n?/g, "")
    .replaceAll(/<title>[\s\S]*?<\/title>\n?/g, "")
    .replace(/<svg /, '<svg role="img" ')
    .replace(
      /(<svg[^>]*>)/,
      `$1\n<title>${escaped(title)}</title>\n<style>@media (prefers-color-scheme: dark){${night}}</style>`,
    )
    .trim()}\n`;
}

/** Fixed width, so that text fits its box in any reader's font. */
export const graphStyle = `
  graph [bgcolor="${colour("paper")}", fontname="Courier", fontcolor="${colour("ink")}", pad=0.3]
  node [fontname="Courier", fontsize=11, fontcolor="${colour("ink")}", color="${colour("line")}"]
  edge [fontname="Courier", fontsize=10, fontcolor="${colour("quiet")}", color="${colour("line")}", arrowsize=0.7]`;

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
