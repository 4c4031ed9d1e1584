import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

type TestCluster = { superUrl: string; ownerPassword: string; appPassword: string; template: string };

declare module "vitest" {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

/** `appUrl` is the worker's, which may do all that the application may; `webUrl` that of the process that serves people, `webhooksUrl` of what
 * only takes webhooks. */
export type TestDatabase = {
  appUrl: string;
  webUrl: string;
  webhooksUrl: string;
  ownerUrl: string;
  drop(): Promise<void>;
};

/**
 * A migrated, empty database for one test file, so that files can run side by side. Call it in `beforeAll`, and `drop`
 * in `afterAll`; connections still open then are cut.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { superUrl, ownerPassword, appPassword, template } = inject("testCluster");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runAsSuperuser(superUrl, [
    // By file: writing each page to the log as well takes three times as long.
    `create database ${name} template ${template} strategy file_copy owner amana_owner`,
    // Grants on a database are not copied from its template.
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to amana_web, amana_worker, amana_webhooks`,
  ]);
  return {
    appUrl: urlOf(superUrl, name, "amana_worker", appPassword),
    webUrl: urlOf(superUrl, name, "amana_web", appPassword),
    webhooksUrl: urlOf(superUrl, name, "amana_webhooks", appPassword),
    ownerUrl: urlOf(superUrl, name, "amana_owner", ownerPassword),
    drop: () => runAsSuperuser(superUrl, [`drop database if exists ${name} with (force)`]),
  };
}

function urlOf(superUrl: string, database: string, role: string, password: string): string {
  const url = new URL(superUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

async function runAsSuperuser(superUrl: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
