import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { __wbg_set_wasm as lendMemory } from "@prisma/schema-engine-wasm/schema_engine_bg";

// Prisma's schema engine as WebAssembly: the CLI's binary would have to be downloaded.

const filters = { externalTables: [], externalEnums: [] };
let loaded;

/** @typedef {{ path: string, content: string }} SchemaFile */

/**
 * Applies the migrations that the database has not seen, in order, each in one transaction.
 * @param {import("pg").Pool} pool as the database's owner; it stays the caller's to end
 * @param {{ schema: SchemaFile[], folder: string, migrations: { name: string, sql: string }[] }} from
 * @returns {Promise<string[]>} the names of those applied now
 * @throws {Error} naming migration and line when PostgreSQL refuses one
 */
export async function applyMigrations(pool, { schema, folder, migrations }) {
  const database = new WholeScripts(pool);
  const engine = await openEngine(schema, database);
  try {
    const answer = await engine.applyMigrations({ migrationsList: listOf(folder, migrations), filters });
    return answer.appliedMigrationNames;
  } catch (error) {
    throw database.failureIn(migrations) ?? error;
  } finally {
    engine.free();
  }
}

/**
 * The SQL that turns a database of one schema into a database of another.
 * @param {import("pg").Pool} pool any PostgreSQL: the engine asks for its version, and touches nothing
 * @param {SchemaFile[]} before empty for a new database
 * @param {SchemaFile[]} after
 * @returns {Promise<string>}
 */
export async function sqlBetween(pool, before, after) {
  const engine = await openEngine(after, new WholeScripts(pool));
  const from = before.length ? { tag: "schemaDatamodel", files: before } : { tag: "empty" };
  const to = { tag: "schemaDatamodel", files: after };
  const answer = await engine.diff({
    from,
    to,
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters,
  });
  engine.free();
  return answer.stdout ?? "";
}

/** The adapter cuts a script at every semicolon, also within a function's body; PostgreSQL itself takes it whole, as one transaction. */
class WholeScripts extends PrismaPg {
  #failed = null;

  async connect() {
    const connection = await super.connect();
    connection.executeScript = async (script) => {
      await connection
        .underlyingDriver()
        .query(script)
        .catch((error) => this.#fail(script, error));
    };
    return connection;
  }

  /** The engine answers 'External error id#0'; what PostgreSQL said is known here. */
  failureIn(migrations) {
    if (!this.#failed) return null;
    const { script, error } = this.#failed;
    const name = migrations.find(({ sql }) => sql === script)?.name ?? "a script of the engine";
    const line = script.slice(0, Number(error.position ?? 0)).split("\n").length;
    return new Error(`${name}, line ${line}: ${error.message}`, { cause: error });
  }

  #fail(script, error) {
    this.#failed = { script, error };
    throw error;
  }
}

async function openEngine(files, adapter) {
  loaded ??= load();
  await loaded;
  const datamodels = files.map(({ path, content }) => [path, content]);
  return bindings.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
}

function listOf(baseDir, migrations) {
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

async function load() {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(file.replace(/\.js$/, ".wasm"));
  const imports = { "./schema_engine_bg.js": { ...bindings, ...unhurriedTimers() } };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  const { __wbindgen_start: begin } = instance.exports;
  lendMemory(instance.exports);
  begin();
}

/** The engine never clears the timer of its ten-second wait for Prisma's lock, and would keep us from exiting that long. */
function unhurriedTimers() {
  const timers = Object.entries(bindings).filter(([name]) => name.startsWith("__wbg_setTimeout"));
  return Object.fromEntries(timers.map(([name, begin]) => [name, (...args) => begin(...args).unref()]));
}
