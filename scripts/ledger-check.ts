import "./setup/first.mjs";
import { existsSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { ledgerChecks } from "../lib/composition";
import type { Sql } from "../lib/kernel/db";
import { checkLedger, type Finding } from "../lib/ledger";
import { rootsFolder } from "./database/binaries.mjs";
import { portOf } from "./database/cluster.mjs";
import { urlFor } from "./database/roles.mjs";
import { withClient } from "./database/with-client.mjs";
import { runProgram, sorry } from "./setup/leaving.mjs";
import { checkoutHash, inCheckout, inKept, isRoot } from "./setup/paths.mjs";
import { keptSecrets } from "./setup/secrets.mjs";

// Checks every rule of the ledger on everything there is, says what breaks, and leaves with 1 where something does.
await runProgram(async () => {
  if (existsSync(inCheckout(".env"))) process.loadEnvFile(inCheckout(".env"));
  return tell(await withClient(await databaseUrl(), check));
});

/** The database that is named, or that of the demo that runs from this checkout. */
async function databaseUrl(): Promise<string> {
  const named = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;
  if (named) return named;
  const port = portOf(isRoot ? path.join(rootsFolder, checkoutHash) : inKept("postgres"));
  if (!port) {
    throw sorry(
      "No ledger to check: set DATABASE_OWNER_URL, or run the demo of this checkout with npm start.",
    );
  }
  const { DATABASE_OWNER_PASSWORD: password } = await keptSecrets();
  return urlFor(`postgresql://127.0.0.1:${port}`, { database: "amana", role: "amana_owner", password });
}

/** All rules see one moment of the ledger, however long they take. */
async function check(client: pg.Client) {
  await client.query("begin isolation level repeatable read read only");
  const run = async <Row extends object>({ text, values }: Sql): Promise<Row[]> =>
    (await client.query<Row>(text, values)).rows;
  const report = await checkLedger(ledgerChecks, "full", run);
  await client.query("commit");
  return report;
}

function tell({ findings, rules, durationMs }: Awaited<ReturnType<typeof check>>): number {
  for (const { rule, durationMs: spent } of rules) {
    const broken = findings.filter((finding) => finding.rule === rule);
    process.stdout.write(`${rule.padEnd(4)} ${broken.length === 0 ? "holds" : "BROKEN"} (${spent} ms)\n`);
    for (const finding of broken) process.stdout.write(`     ${sentenceOf(finding)}\n`);
  }
  process.stdout.write(
    `\n${findings.length === 0 ? "The ledger holds" : "The ledger is BROKEN"} (${durationMs} ms)\n`,
  );
  return findings.length === 0 ? 0 : 1;
}

function sentenceOf({ what, found, ids }: Finding): string {
  return `${what}: ${ids.join(", ")}${found > ids.length ? ` and ${found - ids.length} more` : ""}`;
}
