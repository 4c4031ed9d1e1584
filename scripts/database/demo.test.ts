import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrateOrRemake } from "./demo.mjs";
import { type EmptyDatabase, emptyDatabase } from "./for-tests";

let database: EmptyDatabase;
let filesFolder: string;

const start = () => {
  const { superUrl, ownerUrl, prismaFolder } = database;
  return migrateOrRemake({ superUrl, ownerUrl, prismaFolder, filesFolder });
};
const mark =
  "select shobj_description(oid, 'pg_database') as mark from pg_database where datname = current_database()";

beforeEach(async () => {
  database = await emptyDatabase();
  filesFolder = path.join(database.prismaFolder, "files");
  await database.write("migrations/1_baseline/migration.sql", "create table stall (id int primary key);");
  await start();
  await database.query(`insert into stall values (1); comment on database ${database.name} is 'seeded'`);
  await mkdir(filesFolder);
  await writeFile(path.join(filesFolder, "picture.webp"), "");
});
afterEach(() => database.drop());

test("a demo of this version keeps what was done in it, also when a migration is added", async () => {
  await database.write("migrations/2_goods/migration.sql", "create table good (id int);");
  expect(await start()).toBe(false);
  expect(await database.query("select id from stall")).toEqual([{ id: 1 }]);
  expect(await database.query(mark)).toEqual([{ mark: "seeded" }]);
  expect(await readdir(filesFolder)).toEqual(["picture.webp"]);
});

test("a demo of another version is made anew, is seeded again, and its files are gone", async () => {
  await database.write("migrations/1_baseline/migration.sql", "create table stall (id bigint primary key);");
  expect(await start()).toBe(true);
  expect(await database.query("select id from stall")).toEqual([]);
  expect(await database.query(mark)).toEqual([{ mark: null }]);
  await expect(readdir(filesFolder)).rejects.toThrow("ENOENT");
});

test("a migration that fails for another reason leaves the demo as it is", async () => {
  await database.write("migrations/2_wrong/migration.sql", "select 1 / 0;");
  await expect(start()).rejects.toThrow("2_wrong, line 1: division by zero");
  expect(await database.query("select id from stall")).toEqual([{ id: 1 }]);
});
