import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../lib/kernel/ids";
import { ageRoles, signedRequest, staffPasskey } from "../lib/staff/credentials/passkeys-for-tests";
import { requestSetting } from "../lib/staff/settings/change-setting";
import { agreeTo } from "../lib/testing/approvals";
import { makeUser, type TestApp, testApp } from "../lib/testing/world";

let app: TestApp;
let folder: string;

beforeAll(async () => {
  app = await testApp();
  folder = await mkdtemp(path.join(tmpdir(), "amana-approval-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await app.close();
});

/** Runs the command as npm does, against the test's database. */
async function verifyApproval(...words: string[]) {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/verify-approval.ts", ...words];
  const env = { ...process.env, DATABASE_OWNER_URL: app.ownerUrl };
  const child = spawn(process.execPath, args, { env });
  const [said, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { said, complained, code: code as unknown };
}

test("an approval is verified from the database and from a file, and one letter of it makes it false", async () => {
  const efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  const bisi = await makeUser(app, "Bisi Ade", { staffRoles: ["FINANCE"] });
  const passkey = await staffPasskey(app, bisi);
  await ageRoles(app, "14 days");
  const change = { name: "payout_fees", value: { bands: [{ feeMinor: "9900" }] }, effectiveFrom: null };
  const reason = "Our bank charges more from now on.";
  const { result } = await requestSetting(efe.actor, newId(), {
    ...change,
    reason,
    reasonCode: "other",
  } as never);
  const id = result.approvalId;
  await agreeTo(bisi, id, newId(), await signedRequest(passkey, id));
  const sound = {
    complained: "",
    code: 0,
    said: expect.stringMatching(/^True: signed by its approver\.\nDigest [0-9a-f]{64}\nRoots [0-9a-f]{16}\n/),
  };
  expect(await verifyApproval(id)).toEqual(sound);
  const exported = await verifyApproval(id, "--export");
  const file = path.join(folder, "approval.json");
  await writeFile(file, exported.said);
  expect(await verifyApproval(file)).toEqual(sound);
  await writeFile(file, exported.said.replace("9900", "9901"));
  expect(await verifyApproval(file)).toMatchObject({
    code: 1,
    said: expect.stringContaining("not the one that was digested"),
  });
});
