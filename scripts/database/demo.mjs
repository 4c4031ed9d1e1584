import { rm } from "node:fs/promises";
import pg from "pg";
import { say } from "../setup/progress.mjs";
import { DifferentHistoryError, migrate } from "./migrate.mjs";
import { ensureDatabase } from "./roles.mjs";
import { withClient } from "./with-client.mjs";

/**
 * Migrates the demo's own database. One that another version of Amana made is dropped and made anew, with the files that
 * belong to it and the mark that it was seeded, which stands on the database; the simulators keep nothing on disk.
 * @param {{ superUrl: string, ownerUrl: string, filesFolder: string, prismaFolder?: string }} demo
 * @returns {Promise<boolean>} whether it was made anew
 */
export async function migrateOrRemake({ superUrl, ownerUrl, filesFolder, prismaFolder }) {
  try {
    await migrate(ownerUrl, { prismaFolder });
    return false;
  } catch (error) {
    if (!(error instanceof DifferentHistoryError)) throw error;
  }
  say("The demo in .data is of another version of Amana, so it is made anew: what was in it is gone.");
  await dropDatabase(superUrl, ownerUrl);
  await rm(filesFolder, { recursive: true, force: true });
  await ensureDatabase(superUrl, nameIn(ownerUrl));
  await migrate(ownerUrl, { prismaFolder });
  return true;
}

async function dropDatabase(superUrl, ownerUrl) {
  const drop = `drop database ${pg.escapeIdentifier(nameIn(ownerUrl))} with (force)`;
  await withClient(superUrl, (client) => client.query(drop));
}

function nameIn(url) {
  return new URL(url).pathname.slice(1);
}
