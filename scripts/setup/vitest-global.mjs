import { migrate } from "../database/migrate.mjs";
import { openThrowawayCluster } from "../database/open-throwaway.mjs";
import { ensureDatabase, urlFor } from "../database/roles.mjs";

/**
 * One throwaway PostgreSQL for the whole run, with a migrated template from which each test file copies its database.
 * @param {import("vitest/node").TestProject} project
 */
export default async function setup(project) {
  const cluster = await openThrowawayCluster();
  try {
    const template = "amana_template";
    await makeTemplate(cluster, template);
    const { superUrl, ownerPassword, appPassword } = cluster;
    project.provide("testCluster", { superUrl, ownerPassword, appPassword, template });
  } catch (error) {
    await cluster.close();
    throw error;
  }
  return cluster.close;
}

async function makeTemplate({ superUrl, ownerPassword }, template) {
  await ensureDatabase(superUrl, template);
  await migrate(urlFor(superUrl, { database: template, role: "amana_owner", password: ownerPassword }));
}
