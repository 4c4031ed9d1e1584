import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { ensureDatabase, urlFor } from "./roles.mjs";

export type EmptyDatabase = Awaited<ReturnType<typeof emptyDatabase>>;

/** A database that was never migrated, and a folder of migrations to write. `drop` removes both. */
export async function emptyDatabase() {
  const { superUrl, ownerPassword } = inject("testCluster");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const prismaFolder = await mkdtemp(path.join(tmpdir(), "amana-migrations-"));
  await ensureDatabase(superUrl, name);
  const ownerUrl = urlFor(superUrl, { database: name, role: "amana_owner", password: ownerPassword });
  return {
    name,
    superUrl,
    ownerUrl,
    prismaFolder,
    query: (sql: string) => query(ownerUrl, sql),
    async write(file: string, sql: string) {
      await mkdir(path.dirname(path.join(prismaFolder, file)), { recursive: true });
      await writeFile(path.join(prismaFolder, file), sql);
    },
    async drop() {
      await rm(prismaFolder, { recursive: true });
      await query(superUrl, `drop database ${name} with (force)`);
    },
  };
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
