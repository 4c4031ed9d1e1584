import { readdir } from "node:fs/promises";
import path from "node:path";
import { inCheckout } from "../setup/paths.mjs";
import { publishedViews, schemaTables, type Table, tablesOfSqlAlone, type View } from "./schema-model";
import { overviewDrawing, sliceDrawing } from "./table-drawings";
import { textOf } from "./text-of";

/** Tables without a Prisma model: only SQL reads them. */
const ofSqlAlone: Record<string, string> = {
  act_reason:
    "For each act that needs two people, or that is done for several rows at once: the codes of its reason. Generated.",
  act_rule:
    "For each act that needs two people: the permission that both hold, and how long a request stays open. Generated.",
  currency: "The currencies with scale, sign and name. Generated.",
  machine_move: "Which state may follow which, for the ledger's checks. Generated.",
  permission: "The names of permissions. Generated.",
  role: "The names of roles. Generated.",
  role_conflict: "Roles that no one person holds together. Generated.",
  role_permission: "Which role holds which permission, and how. Seeded with each new permission, then data.",
  transfer_kind: "From whose account to whose each kind of transfer may go. Generated.",
};

const cell = (text: string) => text.replaceAll("\n", " ").replaceAll("|", "\\|");

const statesOf = ({ columns }: Table) => {
  const states = columns.find(({ name }) => name === "state")?.values ?? [];
  return states.map((state) => `\`${state}\``).join(", ");
};

function rowOf(table: Table, machines: ReadonlySet<string>): string {
  const states = statesOf(table);
  const machine = machines.has(table.name) ? "machine" : "";
  return `| \`${table.name}\` | ${cell(table.says)} | ${[machine, states].filter(Boolean).join(": ")} |`;
}

function sectionOf(slice: string, tables: readonly Table[], views: readonly View[], machines: Set<string>) {
  const published = views.filter((view) => view.slice === slice);
  return `## ${slice}

![The tables of ${slice}](diagrams/data-model-${slice}.svg)

| table | what a row is | state |
|---|---|---|
${tables
  .filter((table) => table.slice === slice)
  .map((table) => rowOf(table, machines))
  .join("\n")}

${
  published.length > 0
    ? `Published to other slices:\n\n${published.map(({ name, says, reads }) => `- \`${name}\` (of ${reads.map((table) => `\`${table}\``).join(", ")}): ${says}`).join("\n")}`
    : "Nothing is published to other slices."
}
`;
}

async function declaredMachines(): Promise<Set<string>> {
  const files = (await readdir(inCheckout("lib"), { recursive: true })).filter(
    (name) => path.basename(name) === "machine.ts",
  );
  const names = files.flatMap((name) =>
    [...textOf(`lib/${name}`).matchAll(/ machine\("(\w+)"/g)].map(([, machine = ""]) => machine),
  );
  return new Set(names);
}

/** docs/data-model.md and its drawings, by their names in the checkout. */
export async function dataModelPages(): Promise<Map<string, string>> {
  const tables = await schemaTables();
  const alone = await tablesOfSqlAlone(tables);
  const unknown = alone.filter((name) => !(name in ofSqlAlone));
  if (unknown.length > 0)
    throw new Error(`say in scripts/docs/data-model.ts what these are: ${unknown.join(", ")}`);
  const silent = tables.filter(({ says }) => says === "").map(({ name }) => name);
  if (silent.length > 0) throw new Error(`say what a row is, by /// in prisma/schema: ${silent.join(", ")}`);
  const views = await publishedViews();
  const machines = await declaredMachines();
  const slices = [...new Set(tables.map(({ slice }) => slice))];
  const text = `# Data model

Made by \`npm run data-model\` from \`prisma/schema\`, \`prisma/sql/views\` and the migration. Do not edit: change those, and run it.

- A file of \`prisma/schema\` is a slice. Its tables are written by that slice alone; other slices read the published views.
- A row that is a *machine* changes its state only by a declared move, and only \`commit_plan\` writes it. It does so for accounts,
  postings, transfers, timeline and audit, too. \`prisma/sql/z-grants.sql\` says what each database role may write otherwise.
- In the drawings: PK is the primary key or a part of it, FK names a row of another table, U is unique or a part of what is.
  A solid line is a foreign key. A dashed one is none, because it would lock a row that many others name: what inserts the row looks
  whether the other one is there, and nothing that is named so is ever deleted.
- \`subject_kind\` with \`subject_id\` names a row of whichever table the kind says, such as a trade or a payout.

![The slices and their tables](diagrams/data-model.svg)

${slices.map((slice) => sectionOf(slice, tables, views, machines)).join("\n")}
## Tables of SQL alone

| table | what it is |
|---|---|
${alone.map((name) => `| \`${name}\` | ${ofSqlAlone[name]} |`).join("\n")}
`;
  return new Map([
    ["docs/data-model.md", text],
    ["docs/diagrams/data-model.svg", overviewDrawing(tables)],
    ...slices.map((slice) => [`docs/diagrams/data-model-${slice}.svg`, sliceDrawing(slice, tables)] as const),
  ]);
}
