import { colour, escaped, graphStyle, svgOf } from "./drawing";
import type { Table } from "./schema-model";

const shown = ({ columns }: Table) =>
  columns.filter(({ name, marks, values }) => marks.length > 0 || values.length > 0 || name === "version");

/** The table's name above its keys, references and states. */
function box(table: Table): string {
  const rows = shown(table).map(
    ({ name, marks }) =>
      `<tr><td align="left">${name}</td><td align="right" port="${name}"><font color="${colour("quiet")}">${marks.join(" ") || " "}</font></td></tr>`,
  );
  return `  "${table.name}" [shape=plain, label=<<table border="1" cellborder="0" cellspacing="0" cellpadding="4" color="${colour("line")}" bgcolor="${colour("face")}"><tr><td colspan="2" align="left" bgcolor="${colour("head")}"><b>${escaped(table.name)}</b></td></tr>${rows.join("")}</table>>]`;
}

const otherSlice = ({ name, slice }: Table) =>
  `  "${name}" [shape=plain, label=<<table border="1" cellborder="0" cellspacing="0" cellpadding="5" color="${colour("line")}" bgcolor="${colour("far")}"><tr><td align="left">${name}</td></tr><tr><td align="left"><font color="${colour("quiet")}">of ${slice}</font></td></tr></table>>]`;

/** The tables of one slice, and of other slices those that they name. */
export function sliceDrawing(slice: string, tables: readonly Table[]): string {
  const own = tables.filter((table) => table.slice === slice);
  const links = own.flatMap((table) =>
    table.columns.flatMap(({ name, references, isForeignKey }) =>
      references ? [{ from: table.name, name, references, style: isForeignKey ? "solid" : "dashed" }] : [],
    ),
  );
  const far = tables.filter(
    (table) => table.slice !== slice && links.some(({ references }) => references === table.name),
  );
  return svgOf(
    `digraph {${graphStyle}
  graph [rankdir=LR, nodesep=0.3, ranksep=1.1]
${own.map(box).join("\n")}
${far.map(otherSlice).join("\n")}
${links.map(({ from, name, references, style }) => `  "${from}":"${name}":e -> "${references}" [style=${style}]`).join("\n")}
}`,
    `The tables of ${slice}`,
  );
}

/** Every slice with the names of its tables, and which slice names rows of which. */
export function overviewDrawing(tables: readonly Table[]): string {
  const slices = [...new Set(tables.map(({ slice }) => slice))];
  const sliceOf = new Map(tables.map(({ name, slice }) => [name, slice]));
  const links = new Set(
    tables.flatMap(({ slice, columns }) =>
      columns.flatMap(({ references }) => {
        const to = references && sliceOf.get(references);
        return to && to !== slice ? [`  "${slice}" -> "${to}"`] : [];
      }),
    ),
  );
  const boxes = slices.map((slice) => {
    const names = tables.filter((table) => table.slice === slice).map(({ name }) => name);
    const rows = names.map((name) => `<tr><td align="left">${name}</td></tr>`).join("");
    return `  "${slice}" [shape=plain, label=<<table border="1" cellborder="0" cellspacing="0" cellpadding="3" color="${colour("line")}" bgcolor="${colour("face")}"><tr><td align="left" bgcolor="${colour("head")}"><b>${slice}</b></td></tr>${rows}</table>>]`;
  });
  return svgOf(
    `digraph {${graphStyle}
  graph [rankdir=TB, nodesep=0.4, ranksep=0.7]
${boxes.join("\n")}
${[...links].toSorted().join("\n")}
}`,
    "The slices and their tables",
  );
}
