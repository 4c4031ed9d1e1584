import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "@playwright/test";

/** `npm run ledger:check` on the journeys' own database: all ten rules, over everything. */
export async function expectLedgerHolds(): Promise<void> {
  const program = ["--conditions=react-server", "--import", "tsx", "scripts/ledger-check.ts"];
  // It leaves with 1, and this throws with what it said, where a rule is broken.
  const { stdout } = await promisify(execFile)(process.execPath, program, { env: process.env });
  expect(stdout).toContain("The ledger holds");
  expect(stdout.match(/^L\d+ +holds/gm)).toHaveLength(11);
}
