import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/**
 * The Prisma schema files of a folder, sorted by name; none when the folder does not exist.
 * @returns {Promise<{ path: string, content: string }[]>}
 */
export async function readSchema(folder) {
  const names = (await namesIn(folder)).filter((name) => name.endsWith(".prisma"));
  return Promise.all(names.map(async (name) => fileAt(path.join(folder, name))));
}

/**
 * The migrations of a folder in the order in which they apply.
 * @returns {Promise<{ name: string, sql: string }[]>}
 */
export async function readMigrations(folder) {
  const names = (await namesIn(folder)).filter((name) =>
    existsSync(path.join(folder, name, "migration.sql")),
  );
  return Promise.all(
    names.map(async (name) => ({
      name,
      sql: await readFile(path.join(folder, name, "migration.sql"), "utf8"),
    })),
  );
}

async function fileAt(place) {
  return { path: place, content: await readFile(place, "utf8") };
}

async function namesIn(folder) {
  return existsSync(folder) ? (await readdir(folder)).sort() : [];
}
