import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "@playwright/test";

/** Runs `npm run ledger:check` on the journeys' database, with all rules. */
export async function expectLedgerHolds(): Promise<void> {
  const program = ["--conditions=react-server", "--import", "tsx", "scripts/ledger-check.ts"];
  // If a rule is broken it exits with 1, and this throws with its output.
  const { stdout } = await promisify(execFile)(process.execPath, program, { env: process.env });
  expect(stdout).toContain("The ledger holds");
  expect(stdout.match(/^L\d+ +holds/gm)).toHaveLength(11);
}
