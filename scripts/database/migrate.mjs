import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import graphileWorker from "graphile-worker";
import pg from "pg";
import { inCheckout } from "../setup/paths.mjs";
import { applyMigrations } from "./schema-engine.mjs";
import { readMigrations, readSchema } from "./schema-files.mjs";

/**
 * Brings a database to the schema of this checkout: Prisma's migrations, then the job queue's. Safe to repeat, and for
 * several instances at once.
 * @param {string} ownerUrl the database, as `amana_owner`
 * @param {{ prismaFolder?: string }} [from]
 * @returns {Promise<string[]>} names of the migrations applied now
 * @throws {Error} when a migration fails, or one was edited after this database had run it
 */
export async function migrate(ownerUrl, { prismaFolder = inCheckout("prisma") } = {}) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('amana migrations'))");
    const migrations = await readMigrations(path.join(prismaFolder, "migrations"));
    await refuseEdited(client, migrations);
    const applied = await applyOurs(ownerUrl, prismaFolder, migrations).catch(async (error) => {
      await allowAnotherTry(client);
      throw error;
    });
    await graphileWorker.runMigrations({ connectionString: ownerUrl, logger: silent });
    await openQueueToApp(client);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOurs(ownerUrl, prismaFolder, migrations) {
  const schema = await readSchema(path.join(prismaFolder, "schema"));
  if (schema.length === 0) return [];
  // The engine keeps Prisma's own lock for as long as its connection lives, so the connections have to be ours to end.
  const pool = new pg.Pool({ connectionString: ownerUrl });
  try {
    return await applyMigrations(pool, { schema, folder: path.join(prismaFolder, "migrations"), migrations });
  } finally {
    await pool.end();
  }
}

/** A database that ran another text under the same name would silently differ from every new one. */
async function refuseEdited(client, migrations) {
  const { rows: known } = await client.query("select to_regclass('_prisma_migrations') is not null as yes");
  if (!known[0].yes) return;
  const { rows } = await client.query(
    "select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const checksums = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const edited = migrations.find(
    ({ name, sql }) =>
      checksums.has(name) && checksums.get(name) !== createHash("sha256").update(sql).digest("hex"),
  );
  if (!edited) return;
  throw new Error(
    `The migration ${edited.name} was edited after this database had run it. Write a new migration instead` +
      " (or, for a demo whose contents may go, remove .data and start again).",
  );
}

/** A migration's file runs as one transaction, so a failed one left nothing behind but its mark, which would block the mended one. */
async function allowAnotherTry(client) {
  const { rows: known } = await client.query("select to_regclass('_prisma_migrations') is not null as yes");
  if (!known[0].yes) return;
  await client.query(
    "update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null",
  );
}

/** The queue's tables are made by its own library, which closes them to every role but their owner, by row security too. */
async function openQueueToApp(client) {
  await client.query(`
    grant usage on schema graphile_worker to amana_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to amana_app;
    grant usage, select, update on all sequences in schema graphile_worker to amana_app;
    grant execute on all functions in schema graphile_worker to amana_app;
    do $$
    declare closed regclass;
    begin
      for closed in
        select c.oid from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'amana_app_works')
      loop
        execute format('create policy amana_app_works on %s to amana_app using (true) with check (true)', closed);
      end loop;
    end $$;
  `);
}

const silent = new graphileWorker.Logger(() => () => {});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.env.DATABASE_OWNER_URL) throw new Error("DATABASE_OWNER_URL is not set.");
  const applied = await migrate(process.env.DATABASE_OWNER_URL);
  process.stdout.write(applied.length ? `Applied ${applied.join(", ")}.\n` : "Nothing to apply.\n");
}
