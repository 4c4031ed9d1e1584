// Usage: node scripts/database/author-migration.mjs <what-it-does>
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { inCheckout } from "../setup/paths.mjs";
import { sqlBetween } from "./schema-engine.mjs";
import { readSchema } from "./schema-files.mjs";

const migrations = inCheckout("prisma/migrations");
// Prisma can compare with a live database only through a second, empty one; a copy of the schema needs neither.
const lastSchema = inCheckout("prisma/last-schema");

const [name] = process.argv.slice(2);
if (!/^[a-z0-9][a-z0-9-]*$/.test(name ?? "")) {
  throw new Error("Name the migration in small letters and hyphens: author-migration.mjs add-offer-note");
}
const before = await readSchema(lastSchema);
const after = await readSchema(inCheckout("prisma/schema"));
const sql = await sqlBetween(before, after);

const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const file = path.join(migrations, `${stamp}_${name.replaceAll("-", "_")}`, "migration.sql");
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, sql);
await rm(lastSchema, { recursive: true, force: true });
await mkdir(lastSchema);
await Promise.all(after.map((one) => copyFile(one.path, path.join(lastSchema, path.basename(one.path)))));
process.stdout.write(
  `Wrote ${path.relative(process.cwd(), file)}. Read it, and add by hand what Prisma cannot say.\n`,
);
