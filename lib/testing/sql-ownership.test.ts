import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type SourceFile, sourceFiles, sqlIn, textOf } from "./source-files";

const filesOf = (folder: string, ending: string) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url)).filter((name) => name.endsWith(ending));

/** Each table's slice: the one whose schema file declares it. */
const owners = new Map<string, string>();
/** And each model's, as Prisma's client calls it. */
const modelOwners = new Map<string, string>();
for (const name of filesOf("prisma/schema", ".prisma")) {
  const slice = name.replace(".prisma", "");
  const models = textOf(`prisma/schema/${name}`).matchAll(/model (\w+) \{[\s\S]*?@@map\("(\w+)"\)/g);
  for (const [, model = "", table = ""] of models) {
    owners.set(table, slice);
    modelOwners.set(
      model.replace(/^./, (first) => first.toLowerCase()),
      slice,
    );
  }
}

/** What anybody may read: the kernel's own tables, and which postings and keys there were, by which a replay is known. */
const readByAll = (table: string) => owners.get(table) === "kernel" || /^posting(_key)?$/.test(table);

/**
 * What a plan expects is read with its version from the tables themselves, whosever they are; and the checks of the ledger
 * compare a slice's tables with the ledger's.
 */
const readsForPlans = ({ name }: SourceFile) =>
  /\/commands(\/|\.ts)|\/checks(\/|\.ts)|\/rules\.ts|-command\.ts|\/reversal\/|^lib\/kernel\//.test(name);

const USE = /\b(from|join|into|update|truncate|lock table)\s+(?:only\s+)?([a-z_]+)\b/g;

/** 'reads' and 'writes' of tables in a statement; `delete from` writes. */
const usesIn = (statement: string) =>
  [...statement.matchAll(USE)].map(({ 1: verb = "", 2: table = "", index }) => {
    const isRead = /from|join/.test(verb) && !/delete\s+$/.test(statement.slice(0, index));
    return { table, isRead };
  });

const sliceOf = ({ name }: SourceFile) => /^lib\/([a-z-]+)\//.exec(name)?.[1] ?? name.split("/")[0];

describe("a table", () => {
  const shipped = sourceFiles("lib", "app", "components").filter(({ isForTests }) => !isForTests);
  const uses = shipped.flatMap((file) =>
    sqlIn(file.text)
      .flatMap(usesIn)
      .filter(({ table }) => owners.has(table) && owners.get(table) !== sliceOf(file))
      .map(({ table, isRead }) => ({ file, table, isRead })),
  );
  const told = (found: typeof uses) => [...new Set(found.map(({ file, table }) => `${file.name}: ${table}`))];

  test("is written by its slice alone", () => {
    expect(owners.size).toBeGreaterThan(30);
    expect(told(uses.filter(({ isRead }) => !isRead))).toEqual([]);
  });

  test("is read by other slices through the views in prisma/sql/views", () => {
    const strays = uses.filter(
      ({ file, table, isRead }) => isRead && !readByAll(table) && !readsForPlans(file),
    );
    expect(told(strays)).toEqual([]);
  });

  test("is reached through Prisma's client by its slice alone", () => {
    const calls = shipped.flatMap((file) =>
      [...file.text.matchAll(/\b(?:prisma\(\)|transaction)\.(\w+)\b/g)].map(({ 1: model = "" }) => ({
        file,
        model,
      })),
    );
    const strays = calls.filter(
      ({ file, model }) => modelOwners.has(model) && modelOwners.get(model) !== sliceOf(file),
    );
    expect(strays.map(({ file, model }) => `${file.name}: ${model}`)).toEqual([]);
  });
});

test("a published view shows tables of its own slice, and can be seen through by the planner", () => {
  const views = filesOf("prisma/sql/views", ".sql");
  expect(views.length).toBeGreaterThan(0);
  for (const name of views) {
    const text = textOf(`prisma/sql/views/${name}`).replaceAll(/--.*/g, "");
    const foreign = usesIn(text).filter(
      ({ table }) => owners.has(table) && owners.get(table) !== name.replace(".sql", ""),
    );
    expect(foreign, name).toEqual([]);
    expect(text, name).not.toMatch(/security_barrier|group by|distinct|\blimit\b|\bcount\(|\bsum\(/);
  }
});

test("only what the worker runs reads the job queue itself: the web role has no right there", () => {
  const worker = /^lib\/(kernel\/(outbox|worker\/)|reconciliation\/(daily|reactions))/;
  const shipped = sourceFiles("lib", "app", "components").filter(({ isForTests }) => !isForTests);
  const strays = shipped.filter(({ name, text }) => text.includes("graphile_worker.") && !worker.test(name));
  expect(strays.map(({ name }) => name)).toEqual([]);
});
