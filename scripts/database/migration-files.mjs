import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** @typedef {{ name: string, sql: string, sha256: string }} SqlFile `sha256`: of its text, in hex */

/**
 * The migrations of a Prisma folder in the order in which they apply; each is named by its folder.
 * @param {string} prismaFolder
 * @returns {Promise<SqlFile[]>}
 */
export async function readMigrations(prismaFolder) {
  const files = await sqlFiles(path.join(prismaFolder, "migrations"));
  const migrations = files.filter(({ name }) => path.basename(name) === "migration.sql");
  return migrations.map((file) => ({ ...file, name: path.dirname(file.name) }));
}

/**
 * The functions of a Prisma folder, in the order in which they apply.
 * @param {string} prismaFolder
 * @returns {Promise<{ files: SqlFile[], sha256: string }>} `sha256`: of all names and texts
 */
export async function readFunctions(prismaFolder) {
  const files = await sqlFiles(path.join(prismaFolder, "sql"));
  return { files, sha256: sha256(files.map((file) => `${file.name} ${file.sha256}`).join("\n")) };
}

async function sqlFiles(folder) {
  const all = await readdir(folder, { recursive: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const names = all
    .filter((name) => name.endsWith(".sql"))
    .map((name) => name.replaceAll(path.sep, "/"))
    .toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), "utf8");
      return { name, sql, sha256: sha256(sql) };
    }),
  );
}

function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}
