import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../lib/testing/database";
import { inCheckout } from "../setup/paths.mjs";

type Field = {
  name: string;
  dbName?: string | null;
  kind: "scalar" | "enum" | "object" | "unsupported";
  type: string;
  nativeType?: [string, string[]] | null;
  isList: boolean;
  isRequired: boolean;
};
type Model = { name: string; dbName: string | null; fields: Field[] };
type Datamodel = {
  models: Model[];
  enums: { name: string; dbName: string | null; values: { name: string; dbName: string | null }[] }[];
  indexes: { model: string; type: string; fields: { name: string }[] }[];
};

const datamodel = JSON.parse(await readFile(inCheckout("lib/generated/datamodel.json"), "utf8")) as Datamodel;
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function linesOf(sql: string): Promise<string[]> {
  return (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line).toSorted();
}

/** Tables that only SQL knows. */
const withoutModel = [
  "act_reason",
  "act_rule",
  "currency",
  "machine_move",
  "permission",
  "role",
  "role_conflict",
  "role_permission",
  "schema_migration",
  "transfer_kind",
];

const columnTypes: Record<string, string> = {
  String: "text",
  Boolean: "boolean",
  Int: "integer",
  BigInt: "bigint",
  Float: "double precision",
  Decimal: "numeric(65,30)",
  DateTime: "timestamp(3) without time zone",
  Json: "jsonb",
  Bytes: "bytea",
};

const nativeTypes: Record<string, string> = {
  Timestamptz: "timestamp with time zone",
  Timestamp: "timestamp without time zone",
  Char: "character",
  VarChar: "character varying",
  Decimal: "numeric",
  SmallInt: "smallint",
};

/** As PostgreSQL's format_type() writes it; six digits of a second are what it keeps anyhow. */
function typeOf({ kind, type, nativeType, isList }: Field): string {
  const dbEnum = datamodel.enums.find(({ name }) => name === type);
  const [native, args] = nativeType ?? [];
  const plain = kind === "enum" ? (dbEnum?.dbName ?? type) : (columnTypes[type] ?? type);
  const named = native ? (nativeTypes[native] ?? native.toLowerCase()) : plain;
  const precision = args?.length && !native?.startsWith("Timestamp") ? `(${args.join(",")})` : "";
  return `${named}${precision}${isList ? "[]" : ""}`;
}

const columnOf = (field: Field) => field.dbName ?? field.name;
const tableOf = (model: Model) => model.dbName ?? model.name;

test("each table and column has the type and nullability that the Prisma schema says, and there are no others", async () => {
  const wanted = datamodel.models.flatMap((model) =>
    model.fields
      .filter(({ kind }) => kind !== "object")
      .map((field) => {
        // A list may be either: Prisma writes an empty one, never null.
        const isNullable = !field.isRequired || field.isList;
        return `${tableOf(model)}.${columnOf(field)} ${typeOf(field)}${isNullable ? "" : " not null"}`;
      }),
  );
  const actual = await linesOf(`
    select format('%s.%s %s%s', c.relname, a.attname,
      replace(format_type(a.atttypid, a.atttypmod), 'timestamp(6)', 'timestamp'),
      case when a.attnotnull and a.attndims = 0 then ' not null' else '' end) as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.atttypid not in ('xid8'::regtype, 'tsvector'::regtype, 'tsquery'::regtype)
      and c.relname not in (${withoutModel.map(pg.escapeLiteral).join(", ")})`);
  expect(actual).toEqual(wanted.toSorted());
});

test("each enum has the values that the Prisma schema says, in its order", async () => {
  const wanted = datamodel.enums.map(
    ({ name, dbName, values }) =>
      `${dbName ?? name}: ${values.map((value) => value.dbName ?? value.name).join(", ")}`,
  );
  const actual = await linesOf(`
    select format('%s: %s', t.typname, string_agg(e.enumlabel, ', ' order by e.enumsortorder)) as line
    from pg_type t join pg_enum e on e.enumtypid = t.oid where t.typnamespace = 'public'::regnamespace group by t.typname`);
  expect(actual).toEqual(wanted.toSorted());
});

test("each id and unique of the Prisma schema is a unique index of the database", async () => {
  const wanted = datamodel.indexes.flatMap(({ model, type, fields }) => {
    const owner = datamodel.models.find(({ name }) => name === model);
    if (!owner || (type !== "id" && type !== "unique")) return [];
    const columns = fields.map(({ name }) =>
      owner.fields
        .filter((field) => field.name === name)
        .map(columnOf)
        .join(),
    );
    return [`${tableOf(owner)} (${columns.join(", ")})`];
  });
  const actual = await linesOf(`
    select format('%s (%s)', i.indrelid::regclass, string_agg(a.attname, ', ' order by k.ordinality)) as line
    from pg_index i cross join unnest(i.indkey) with ordinality k(attnum, ordinality)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indisunique and i.indpred is null and i.indrelid::regclass::text not like 'pg_%'
    group by i.indexrelid, i.indrelid`);
  expect(actual).toEqual(expect.arrayContaining(wanted));
});
