import "./setup/first.mjs";
import type pg from "pg";
import { ledgerChecks } from "../lib/composition";
import type { Sql } from "../lib/kernel/db";
import { checkLedger, type Finding } from "../lib/ledger";
import { ownerUrl } from "./database/owner-url";
import { withClient } from "./database/with-client.mjs";
import { runProgram } from "./setup/leaving.mjs";

// Checks every rule of the ledger on everything there is, says what breaks, and leaves with 1 where something does.
await runProgram(async () => {
  return tell(await withClient(await ownerUrl("No ledger to check"), check));
});

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
