import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { inCheckout } from "../setup/paths.mjs";
import { textOf } from "./text-of";

interface Field {
  name: string;
  dbName?: string | null;
  kind: string;
  type: string;
  isId: boolean;
  isUnique: boolean;
  isRequired: boolean;
}

interface Model {
  name: string;
  dbName: string | null;
  documentation?: string;
  fields: Field[];
  primaryKey: { fields: string[] } | null;
  uniqueFields: string[][];
}

export interface Column {
  name: string;
  marks: ("PK" | "FK" | "U")[];
  /** The table whose row it names, and whether a foreign key holds it to that. */
  references: string | null;
  isForeignKey: boolean;
  /** What an enum's column may hold. */
  values: string[];
}

export interface Table {
  name: string;
  slice: string;
  says: string;
  columns: Column[];
}

/** A column that names a person is called after what the person does. */
const people = [
  "user",
  "buyer",
  "seller",
  "performer",
  "confirmer",
  "author",
  "actor",
  "principal",
  "creator",
  "approver",
  "beneficiary",
  "moderator",
  "by",
  "staff",
];
const otherNames: Record<string, string> = {
  debit_account: "account",
  credit_account: "account",
  stopped_by: "reconciliation",
  credential: "passkey",
  template: "notice_template",
  link: "evidence_link",
  parent: "category",
  search: "saved_search",
};
/** What names a row of several tables, by a kind beside it, or something that is not in this database. */
const ofNoTable = [
  "subject",
  "case",
  "owner",
  "provider",
  "gateway_record",
  "picture",
  "transaction",
  "claimed",
  "checkout",
  "row",
  "quote",
  "booking",
];

function referenceOf(table: string, column: string, tables: ReadonlySet<string>): string | null {
  if (column === "reverses") return table === "transfer" ? "transfer" : "posting";
  const base = /^(.+)_id$/.exec(column)?.[1];
  if (!base || ofNoTable.includes(base)) return null;
  const named = otherNames[base] ?? (people.includes(base) || base.endsWith("_by") ? "app_user" : base);
  if (!tables.has(named))
    throw new Error(`${table}.${column} names no table: say which one in scripts/docs/schema-model.ts`);
  return named;
}

/** Every table that has a Prisma model, with the slice whose schema file declares it. */
export async function schemaTables(): Promise<Table[]> {
  const datamodel = JSON.parse(await readFile(inCheckout("lib/generated/datamodel.json"), "utf8")) as {
    models: Model[];
    enums: { name: string; values: { name: string; dbName: string | null }[] }[];
  };
  const slices = await sliceOfModels();
  const foreignKeys = foreignKeysIn(await baseline());
  const valuesOf = (type: string) =>
    datamodel.enums.find(({ name }) => name === type)?.values.map(({ name, dbName }) => dbName ?? name) ?? [];
  const tables = new Set(datamodel.models.map((model) => model.dbName ?? model.name));
  return datamodel.models.map((model) => {
    const name = model.dbName ?? model.name;
    const isKey = (field: Field) => field.isId || (model.primaryKey?.fields.includes(field.name) ?? false);
    const isUnique = (field: Field) =>
      field.isUnique || model.uniqueFields.some((fields) => fields.includes(field.name));
    const columns = model.fields
      .filter(({ kind }) => kind !== "object")
      .map((field): Column => {
        const column = field.dbName ?? field.name;
        const references = referenceOf(name, column, tables);
        const marks: Column["marks"] = [];
        if (isKey(field)) marks.push("PK");
        if (references) marks.push("FK");
        if (isUnique(field)) marks.push("U");
        return {
          name: column,
          marks,
          references,
          isForeignKey: foreignKeys.has(`${name}.${column}`),
          values: field.kind === "enum" ? valuesOf(field.type) : [],
        };
      });
    return { name, slice: slices.get(model.name) ?? "", says: model.documentation ?? "", columns };
  });
}

async function sliceOfModels(): Promise<Map<string, string>> {
  const files = (await readdir(inCheckout("prisma/schema"))).toSorted();
  return new Map(
    files.flatMap((file) =>
      [...textOf(`prisma/schema/${file}`).matchAll(/^model (\w+) \{/gm)].map(
        ([, model = ""]) => [model, path.basename(file, ".prisma")] as const,
      ),
    ),
  );
}

/** The tables of the migration that no Prisma model stands for. */
export async function tablesOfSqlAlone(tables: readonly Table[]): Promise<string[]> {
  const created = tableTexts(await baseline()).map(([name]) => name);
  return created.filter((name) => !tables.some((table) => table.name === name)).toSorted();
}

async function baseline(): Promise<string> {
  const [name = ""] = await readdir(inCheckout("prisma/migrations"));
  return textOf(`prisma/migrations/${name}/migration.sql`);
}

const tableTexts = (migration: string) =>
  [...migration.matchAll(/^create (?:unlogged )?table (\w+) \(([\s\S]*?)^\);/gm)].map(
    ([, name = "", text = ""]) => [name, text] as const,
  );

const foreignKeysIn = (migration: string) =>
  new Set(
    tableTexts(migration).flatMap(([name, text]) =>
      [...text.matchAll(/foreign key \((\w+)\) references/g)].map(([, column = ""]) => `${name}.${column}`),
    ),
  );

export interface View {
  name: string;
  slice: string;
  says: string;
  reads: string[];
}

/** What each slice publishes of its tables. */
export async function publishedViews(): Promise<View[]> {
  const files = (await readdir(inCheckout("prisma/sql/views"))).toSorted();
  return files.flatMap((file) => {
    const found = textOf(`prisma/sql/views/${file}`).matchAll(
      /((?:^-- .*\n)*)create or replace view (\w+)[^;]*?\bfrom\s+([^;]+);/gm,
    );
    return [...found].map(([, comment = "", name = "", from = ""]) => ({
      name,
      slice: path.basename(file, ".sql"),
      says: comment.replaceAll(/^-- /gm, "").replaceAll("\n", " ").trim(),
      reads: [...`from ${from}`.matchAll(/\b(?:from|join)\s+(\w+)/g)].map(([, table = ""]) => table),
    }));
  });
}
