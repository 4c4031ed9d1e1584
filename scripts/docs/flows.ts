import { readdir } from "node:fs/promises";
import path from "node:path";
import { inCheckout } from "../setup/paths.mjs";
import { colour, graphStyle, svgOf } from "./drawing";
import { textOf } from "./text-of";

const faces: Record<string, string> = {
  start: colour("head"),
  ask: colour("far"),
  good: colour("good"),
  bad: colour("bad"),
};

/** A drawing for each of docs/flows/*.dot, which hold nothing but boxes and arrows. */
export async function flowDrawings(): Promise<Map<string, string>> {
  const files = (await readdir(inCheckout("docs/flows"))).filter((file) => file.endsWith(".dot")).toSorted();
  return new Map(
    files.map((file) => {
      const name = path.basename(file, ".dot");
      const source = textOf(`docs/flows/${file}`).replaceAll(/fillcolor=(\w+)/g, (_, face: string) => {
        if (!faces[face]) throw new Error(`docs/flows/${file} names the colour ${face}, which is none`);
        return `fillcolor="${faces[face]}"`;
      });
      const spaced = source.replaceAll(/(-> \w+ \[label=")/g, "$1 "); // off the line
      const dot = `digraph {${graphStyle}
  graph [rankdir=TB, nodesep=0.35, ranksep=0.4]
  node [shape=box, style="rounded,filled", fillcolor="${colour("face")}"]
${spaced}
}`;
      return [`docs/diagrams/flow-${name}.svg`, svgOf(dot, `Flow: ${name}`)] as const;
    }),
  );
}
