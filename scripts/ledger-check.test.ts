import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeUser, type TestApp, testApp } from "../lib/testing/world";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Runs the command as npm does, against the test's database. */
async function ledgerCheck() {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/ledger-check.ts"];
  const child = spawn(process.execPath, args, { env: { ...process.env, DATABASE_OWNER_URL: app.ownerUrl } });
  const [said, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { said, complained, code: code as unknown };
}

test("the ledger check says that each rule holds, and names what breaks and leaves with 1", async () => {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 5_000_00n });
  const sound = await ledgerCheck();
  expect(sound).toMatchObject({ complained: "", code: 0 });
  expect(sound.said).toMatch(/L1 +holds[^]*L11 +holds[^]*The ledger holds/);
  await app.asOwner("update account set balance = balance + 1 where owner_id = $1", [ada.id]);
  const broken = await ledgerCheck();
  expect(broken).toMatchObject({ complained: "", code: 1 });
  expect(broken.said).toContain("accounts of this currency do not sum to zero: NGN");
  expect(broken.said).toMatch(/L4 +BROKEN/);
});
