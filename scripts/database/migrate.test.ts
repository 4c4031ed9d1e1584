import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmptyDatabase, emptyDatabase } from "./for-tests";
import { DifferentHistoryError, migrate } from "./migrate.mjs";

let database: EmptyDatabase;

beforeEach(async () => {
  database = await emptyDatabase();
  await database.write("migrations/1_tables/migration.sql", "create table stall (id int primary key);");
  await database.write("migrations/2_goods/migration.sql", "create table good (id int primary key);");
});
afterEach(() => database.drop());

const migrateAgain = () => migrate(database.ownerUrl, { prismaFolder: database.prismaFolder });

const answering = (number: number) =>
  `create or replace function answer() returns int language sql return ${number};`;

test("a fresh database gets every migration in the order of their names, then the functions", async () => {
  await database.write("sql/trades/2_answer.sql", answering(42));
  await database.write(
    "sql/1_size.sql",
    "create or replace function size() returns bigint return (select count(*) from good);",
  );
  expect(await migrateAgain()).toEqual(["1_tables", "2_goods", "prisma/sql"]);
  expect(await database.query("select answer(), size()::int")).toEqual([{ answer: 42, size: 0 }]);
});

test("a second run applies nothing, and a migration that came since is applied alone", async () => {
  await migrateAgain();
  expect(await migrateAgain()).toEqual([]);
  await database.write("migrations/3_prices/migration.sql", "create table price (id int);");
  expect(await migrateAgain()).toEqual(["3_prices"]);
});

test("functions are applied again when a file has changed, and after a migration", async () => {
  await database.write("sql/answer.sql", answering(42));
  await migrateAgain();
  await database.write("sql/answer.sql", answering(43));
  expect(await migrateAgain()).toEqual(["prisma/sql"]);
  expect(await database.query("select answer()")).toEqual([{ answer: 43 }]);
  await database.write("migrations/3_drops/migration.sql", "drop function answer();");
  expect(await migrateAgain()).toEqual(["3_drops", "prisma/sql"]);
  expect(await database.query("select answer()")).toEqual([{ answer: 43 }]);
});

test("functions of which one is refused stay as they were, and the next run applies them", async () => {
  await database.write("sql/1_answer.sql", answering(42));
  await migrateAgain();
  await database.write("sql/1_answer.sql", answering(43));
  await database.write("sql/2_wrong.sql", "select\n  nothing();");
  await expect(migrateAgain()).rejects.toThrow("2_wrong.sql, line 2: function nothing() does not exist");
  expect(await database.query("select answer()")).toEqual([{ answer: 42 }]);
  await database.write("sql/2_wrong.sql", "select 1;");
  expect(await migrateAgain()).toEqual(["prisma/sql"]);
});

test("a migration that was changed after it had run is refused by name, and nothing else is applied", async () => {
  await migrateAgain();
  await database.write("migrations/1_tables/migration.sql", "create table stall (id bigint primary key);");
  await database.write("migrations/3_prices/migration.sql", "create table price (id int);");
  await expect(migrateAgain()).rejects.toThrow(DifferentHistoryError);
  await expect(migrateAgain()).rejects.toThrow(
    "The migration 1_tables was changed after this database had run it.",
  );
  expect(await database.query("select to_regclass('price') as price")).toEqual([{ price: null }]);
});

test("a database with other migrations than ours is refused, one that is only ahead of us is left alone", async () => {
  await database.write("sql/answer.sql", answering(42));
  await migrateAgain();
  await rm(path.join(database.prismaFolder, "migrations/2_goods"), { recursive: true });
  await database.write("sql/answer.sql", answering(41));
  expect(await migrateAgain()).toEqual([]);
  expect(await database.query("select answer()")).toEqual([{ answer: 42 }]);
  await database.write("migrations/0_baseline/migration.sql", "create table price (id int);");
  await expect(migrateAgain()).rejects.toThrow(/has run the migration 2_goods, .* and lacks 0_baseline/);
});

test("a database that Prisma migrated is refused", async () => {
  await database.query("create table _prisma_migrations (id text)");
  await expect(migrateAgain()).rejects.toThrow(DifferentHistoryError);
});

test("a migration that fails leaves nothing behind, and what came before it stays", async () => {
  await database.write("migrations/3_half/migration.sql", "create table half (id int);\nselect 1 / 0;");
  await expect(migrateAgain()).rejects.toThrow("3_half, line 1: division by zero");
  expect(await database.query("select to_regclass('half') as half")).toEqual([{ half: null }]);
  await database.write("migrations/3_half/migration.sql", "create table half (id int);");
  expect(await migrateAgain()).toEqual(["3_half"]);
});

test("of several that start at once one applies each migration, and all find it applied", async () => {
  await database.write("sql/answer.sql", answering(42));
  const runs = await Promise.all([migrateAgain(), migrateAgain(), migrateAgain(), migrateAgain()]);
  expect(runs.flat().toSorted()).toEqual(["1_tables", "2_goods", "prisma/sql"]);
  expect(await database.query("select count(*)::int as n from schema_migration")).toEqual([{ n: 3 }]);
});
