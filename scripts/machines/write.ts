// Writes prisma/sql/machines.sql from the declared machines, and category-rows.sql from the tree of categories; with --check it only says whether the file is up to date.
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Asset, assets } from "../../lib/assets";
import type { Machine, Side } from "../../lib/kernel/machine";
import { currencies } from "../../lib/money/currencies";
import { inCheckout } from "../setup/paths.mjs";
import { categoryRows } from "./category-rows";
import { permissionRows } from "./permission-rows";
import { literal, rowsOf } from "./sql-text";
import { machineSql } from "./write-machine";

interface Datamodel {
  models: {
    dbName: string | null;
    name: string;
    fields: {
      name: string;
      dbName?: string | null;
      type: string;
      kind: string;
      nativeType?: [string, string[]] | null;
      isList?: boolean;
    }[];
  }[];
  enums: { name: string; dbName: string | null }[];
}

const sqlTypes: Record<string, string> = {
  String: "text",
  Boolean: "boolean",
  Int: "int",
  BigInt: "bigint",
  Bytes: "bytea",
  Json: "jsonb",
  DateTime: "timestamptz",
};
const nativeTypes: Record<string, string> = { Uuid: "uuid", Date: "date", SmallInt: "smallint" };

async function columnTypes() {
  const model = JSON.parse(await readFile(inCheckout("lib/generated/datamodel.json"), "utf8")) as Datamodel;
  return (table: string, column: string): string => {
    const owner = model.models.find(({ dbName, name }) => (dbName ?? name) === table);
    const field = owner?.fields.find(({ dbName, name }) => (dbName ?? name) === column);
    if (!field) throw new Error(`${table} has no column ${column}`);
    if (field.kind === "enum")
      return model.enums.find(({ name }) => name === field.type)?.dbName ?? field.type;
    const type = nativeTypes[field.nativeType?.[0] ?? ""] ?? sqlTypes[field.type] ?? field.type;
    return field.isList ? `${type}[]` : type;
  };
}

/** What is exported by the files of this name in all slices. */
async function exportedBy(file: string): Promise<unknown[]> {
  const names = await readdir(inCheckout("lib"), { recursive: true });
  const files = names.filter((name) => path.basename(name) === file && name !== path.join("kernel", file));
  const modules = await Promise.all(
    files.map(async (name) => Object.values((await import(inCheckout("lib", name))) as object) as unknown[]),
  );
  return modules.flat();
}

/** Every machine is declared in a file `machine.ts` of its slice. */
const findMachines = async (): Promise<Machine[]> =>
  (await exportedBy("machine.ts"))
    .filter(
      (value): value is Machine => typeof value === "object" && value !== null && "declaration" in value,
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Every topic is declared in a file `events.ts` of its slice. */
async function findTopics(): Promise<string[]> {
  const subjects = (await exportedBy("events.ts")).filter(
    (value) => typeof value === "object" && value !== null,
  );
  const types = subjects.flatMap((subject) => Object.values(subject) as { topic?: unknown }[]);
  return types.flatMap(({ topic }) => (typeof topic === "string" ? [topic] : [])).sort();
}

/** Which state may follow which, for the checks of each minute and for the documents. */
function moveRows(all: readonly Machine[]): string[] {
  return all.flatMap(({ name, declaration: { moves } }) =>
    Object.entries(moves).flatMap(([move, { from = [], to }]) =>
      from.map((state) => [name, move, state, to === "same" ? state : (to ?? state)].map(literal).join(", ")),
    ),
  );
}

const kindOf = ({ account }: Side) => literal(account);
const roleOf = (side: Side) => literal("of" in side ? side.of : "platform");

/** Each transfer kind once, with the kinds of subject that post it. */
function kindRows(all: readonly Machine[]): string[] {
  const kinds = new Map<string, { row: string; subjects: string[] }>();
  for (const { name, declaration } of all) {
    for (const [kind, { from, to, withoutOwner = false }] of Object.entries(declaration.transfers ?? {})) {
      const row = [
        literal(kind),
        kindOf(from),
        roleOf(from),
        kindOf(to),
        roleOf(to),
        String(withoutOwner),
      ].join(", ");
      const known = kinds.get(kind);
      if (known && known.row !== row)
        throw new Error(`the transfer kind ${kind} is declared twice, and differently`);
      kinds.set(kind, { row, subjects: [...(known?.subjects ?? []), name] });
    }
  }
  return [...kinds.values()].map(({ row, subjects }) => `${row}, '{${subjects.join(",")}}'`);
}

const dispatch = (signature: string, variable: string, branches: string[], otherwise: string) => `${signature}
language plpgsql set search_path = public, pg_temp as $$
begin
  case ${variable}
${branches.map((branch) => `    ${branch}`).join("\n")}
    else ${otherwise}
  end case;
end $$;`;

function dispatchers(all: readonly Machine[]): string {
  const unknown = "raise exception 'no such machine: %', p_table using errcode = '42501';";
  const has = (wanted: (machine: Machine) => boolean) => all.filter(wanted).map(({ name }) => name);
  const by = "who uuid, at timestamptz, web boolean, p_posting bigint";
  return [
    dispatch(
      `create or replace function move_row(p_table text, p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, ${by}) returns effect`,
      "p_table",
      has(({ declaration }) => Object.keys(declaration.moves).length > 0).map(
        (name) =>
          `when '${name}' then return ${name}_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);`,
      ),
      unknown,
    ),
    dispatch(
      `create or replace function insert_row(p_table text, row_ jsonb, ${by}) returns effect`,
      "p_table",
      has(({ declaration }) => declaration.insert !== undefined).map(
        (name) => `when '${name}' then return ${name}_insert(row_, who, at, web, p_posting);`,
      ),
      unknown,
    ),
    dispatch(
      "create or replace function count_row(p_table text, p_id uuid, change jsonb, p_to text, g jsonb, at timestamptz) returns effect",
      "p_table",
      has(({ declaration }) => declaration.counters !== undefined).map(
        (name) => `when '${name}' then return ${name}_count(p_id, change, p_to, g, at);`,
      ),
      unknown,
    ),
    dispatch(
      "create or replace function row_must_hold(p_table text, p_id uuid, p_move text, who uuid) returns void",
      "p_table",
      has(({ declaration }) => hasChecks(declaration)).map(
        (name) => `when '${name}' then perform ${name}_must_hold(p_id, p_move, who);`,
      ),
      unknown,
    ),
    "-- Locks a row that a plan depends on and answers its version; null where there is none.",
    versionOf(
      all,
      "version_of(p_table text, p_id uuid) returns bigint language plpgsql",
      " for no key update",
    ),
    "-- The same without a lock, for looking.",
    versionOf(all, "row_version(p_table text, p_id uuid) returns bigint language plpgsql stable", ""),
  ].join("\n\n");
}

const versionOf = (
  all: readonly Machine[],
  signature: string,
  lock: string,
) => `create or replace function ${signature} set search_path = public, pg_temp as $$
declare v bigint;
begin
  case p_table
${all
  .filter(({ declaration }) => Object.keys(declaration.moves).length > 0)
  .map(
    ({ name, declaration: { id = "id" } }) =>
      `    when '${name}' then select version into v from ${name} where ${id} = p_id${lock};`,
  )
  .join("\n")}
    else raise exception 'no such machine: %', p_table using errcode = '42501';
  end case;
  return v;
end $$;`;

const hasChecks = ({ insert, moves }: Machine["declaration"]) =>
  insert?.checks !== undefined || Object.values(moves).some(({ checks }) => checks !== undefined);

async function text(): Promise<string> {
  const columns = await columnTypes();
  const all = await findMachines();
  return `-- Made by \`npm run machines\` from the declarations of the machines, the currencies, the kinds of asset and the permissions. Do not edit.

${rowsOf(
  "currency",
  "code, scale, fee_rounds, sign, name",
  Object.entries(currencies).map(([code, { scale, feeRounds, sign, name }]) =>
    [literal(code), scale, literal(feeRounds), literal(sign), literal(name)].join(", "),
  ),
)}

create or replace function is_currency(p_code text) returns boolean language sql immutable
return p_code in (${Object.keys(currencies).map(literal).join(", ")});

create or replace function is_topic(p_topic text) returns boolean language sql immutable
return p_topic in (${(await findTopics()).map(literal).join(", ")});

${permissionRows()}

${rowsOf(
  "asset_kind",
  "name, performer, at_once, deliver_minutes, confirm_minutes, extend_minutes, price_setting, in_parts, in_catalog",
  Object.values<Asset>(assets).map(({ kind, performs, atOnce = false, times, priceRule, parts, inCatalog }) =>
    [
      literal(kind),
      literal(performs),
      atOnce,
      ...[times.deliver, times.confirm, times.extend].map((ms) => String(ms / 60_000)),
      priceRule ? literal(priceRule.setting) : "null",
      String(parts !== undefined),
      String(inCatalog === true),
    ].join(", "),
  ),
)}

${rowsOf("machine_move", "machine, move, from_state, to_state", moveRows(all))}

${rowsOf("transfer_kind", "name, debit_kind, debit_role, credit_kind, credit_role, without_owner, subject_kinds", kindRows(all))}

${all.map((machine) => machineSql(machine, columns)).join("\n\n")}

${dispatchers(all)}
`;
}

const files = { "prisma/sql/machines.sql": await text(), "prisma/sql/category-rows.sql": categoryRows() };
for (const [name, wanted] of Object.entries(files)) {
  const file = inCheckout(name);
  if (!process.argv.includes("--check")) await writeFile(file, wanted);
  else if ((await readFile(file, "utf8").catch(() => "")) !== wanted) {
    process.stdout.write(`${name} is not what the machines say. Run npm run machines.\n`);
    process.exitCode = 1;
  }
}
