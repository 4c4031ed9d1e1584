// Usage: node scripts/database/author-migration.mjs <what-it-does>
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { closeAtEnd, runProgram, sorry } from "../setup/leaving.mjs";
import { inCheckout } from "../setup/paths.mjs";
import { openThrowawayCluster } from "./open-throwaway.mjs";
import { sqlBetween } from "./schema-engine.mjs";
import { readSchema } from "./schema-files.mjs";

// Prisma can compare with a live database only through a second, empty one; a copy of the schema needs neither.
const lastSchema = inCheckout("prisma/last-schema");

await runProgram(async () => {
  const [name] = process.argv.slice(2);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name ?? "")) {
    throw sorry("Name the migration in small letters and hyphens: author-migration.mjs add-offer-note");
  }
  const before = await readSchema(lastSchema);
  const after = await readSchema(inCheckout("prisma/schema"));
  const file = await writeMigration(name, await compare(before, after));
  await keep(after);
  process.stdout.write(
    `Wrote ${path.relative("", file)}. Read it, and add by hand what Prisma cannot say.\n`,
  );
  return 0;
});

async function compare(before, after) {
  const cluster = await openThrowawayCluster();
  closeAtEnd(cluster.close);
  const pool = new pg.Pool({ connectionString: cluster.superUrl });
  closeAtEnd(() => pool.end());
  return sqlBetween(pool, before, after);
}

async function writeMigration(name, sql) {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const file = inCheckout("prisma/migrations", `${stamp}_${name.replaceAll("-", "_")}`, "migration.sql");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, sql);
  return file;
}

async function keep(schema) {
  await rm(lastSchema, { recursive: true, force: true });
  await mkdir(lastSchema);
  await Promise.all(schema.map((one) => copyFile(one.path, path.join(lastSchema, path.basename(one.path)))));
}
