import { fileURLToPath } from "node:url";
import { inCheckout } from "../setup/paths.mjs";
import { readFunctions, readMigrations } from "./migration-files.mjs";
import { prepareQueue } from "./queue.mjs";
import { withClient } from "./with-client.mjs";

/** The database was made by other migrations than those of this checkout, so that none of them can be applied to it. */
export class DifferentHistoryError extends Error {
  /** The message says it all: programs print it without a stack. */
  expected = true;

  constructor(reason) {
    super(
      `${reason} Nothing was changed. Start the version of Amana that made it, or name an empty database.`,
    );
  }
}

/** Under this name `schema_migration` keeps the hash of the functions applied last. */
const FUNCTIONS = "prisma/sql";

/**
 * Brings a database to the schema of this checkout: each migration once, in the order of their names and in a transaction of
 * its own; then the functions of `prisma/sql`, all in one transaction, when a migration was applied or one of their files has
 * changed; then the job queue's schema. Safe to repeat, and for several instances at once.
 * @param {string} ownerUrl the database, as `amana_owner`
 * @param {{ prismaFolder?: string }} [from]
 * @returns {Promise<string[]>} names of the migrations applied now, and `prisma/sql` where the functions were
 * @throws {DifferentHistoryError} when a migration was changed after this database had run it; nothing is applied
 * @throws {Error} naming file and line when PostgreSQL refuses one; what came before it stays applied
 */
export async function migrate(ownerUrl, { prismaFolder = inCheckout("prisma") } = {}) {
  const migrations = await readMigrations(prismaFolder);
  const functions = await readFunctions(prismaFolder);
  return withClient(ownerUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('amana migrations'))");
    const recorded = await readRecorded(client);
    const history = compareHistory(migrations, recorded);
    const applied = [];
    for (const migration of history.pending) applied.push(await applyMigration(client, migration));
    const areDue = applied.length > 0 || recorded.get(FUNCTIONS) !== functions.sha256;
    if (areDue && !history.isAhead) applied.push(...(await applyFunctions(client, functions)));
    await prepareQueue(client, ownerUrl);
    return applied;
  });
}

async function readRecorded(client) {
  const { rows: prisma } = await client.query(
    "select to_regclass('_prisma_migrations') is not null as is_there",
  );
  if (prisma[0].is_there) {
    throw new DifferentHistoryError(
      "This database was migrated by an earlier version of Amana, through Prisma.",
    );
  }
  await client.query(`
    create table if not exists schema_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query("select name, sha256 from schema_migration");
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

/** A database that ran another text under the same name, or other migrations, would silently differ from every new one. */
function compareHistory(migrations, recorded) {
  const changed = migrations.find(({ name, sha256 }) => (recorded.get(name) ?? sha256) !== sha256);
  if (changed) {
    throw new DifferentHistoryError(
      `The migration ${changed.name} was changed after this database had run it.`,
    );
  }
  const ours = new Set([FUNCTIONS, ...migrations.map(({ name }) => name)]);
  const unknown = [...recorded.keys()].find((name) => !ours.has(name));
  const pending = migrations.filter(({ name }) => !recorded.has(name));
  if (unknown && pending.length > 0) {
    throw new DifferentHistoryError(
      `This database has run the migration ${unknown}, which is not in this version of Amana, and lacks ${pending[0].name}.`,
    );
  }
  // A newer version has been here: its functions fit its tables, and these would not.
  return { pending, isAhead: unknown !== undefined };
}

/** Also forgets which functions were applied, so that a run that ends here makes the next one apply them. */
async function applyMigration(client, { name, sql, sha256 }) {
  await inTransaction(client, async () => {
    await runFile(client, { name, sql });
    await client.query("delete from schema_migration where name = $1", [FUNCTIONS]);
    await record(client, name, sha256);
  });
  return name;
}

async function applyFunctions(client, { files, sha256 }) {
  await inTransaction(client, async () => {
    for (const file of files) await runFile(client, file);
    await client.query("delete from schema_migration where name = $1", [FUNCTIONS]);
    await record(client, FUNCTIONS, sha256);
  });
  return files.length > 0 ? [FUNCTIONS] : [];
}

async function record(client, name, sha256) {
  await client.query("insert into schema_migration (name, sha256) values ($1, $2)", [name, sha256]);
}

async function inTransaction(client, work) {
  await client.query("begin");
  try {
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function runFile(client, { name, sql }) {
  try {
    await client.query(sql);
  } catch (error) {
    const line = sql.slice(0, Number(error.position ?? 0)).split("\n").length;
    throw new Error(`${name}, line ${line}: ${error.message}`, { cause: error });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.env.DATABASE_OWNER_URL) throw new Error("DATABASE_OWNER_URL is not set.");
  const applied = await migrate(process.env.DATABASE_OWNER_URL);
  process.stdout.write(applied.length ? `Applied ${applied.join(", ")}.\n` : "Nothing to apply.\n");
}
