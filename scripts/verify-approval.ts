import "./setup/first.mjs";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type pg from "pg";
import type { Sql } from "sql-template-tag";
import {
  type Administrator,
  findingOn,
  type StaffKey,
  type StaffKeys,
  type StoredAgreement,
} from "../lib/kernel/approvals/signature";
import { administrators, agreement, enrolledKeys } from "../lib/kernel/approvals/stored";
import { ownerUrl } from "./database/owner-url";
import { withClient } from "./database/with-client.mjs";
import { runProgram, sorry } from "./setup/leaving.mjs";

// Verifies what two people agreed to, from the stored rows or from a file of them, by nothing but the signatures. Whoever compares the
// fingerprints of the roots with what the owner noted when enrolling them, need not trust the application.

interface Evidence extends StaffKeys {
  /** The application's addresses, where its passkeys sign and have signed. */
  appUrls: readonly string[];
  agreement: StoredAgreement;
}

const times = ["enrolledAt", "endedAt", "agreedAt", "from", "until"];

await runProgram(async () => {
  const [named = "", flag] = process.argv.slice(2);
  if (!named) throw sorry("Name an approval by its id, or a file: npm run verify:approval -- ID [--export]");
  const evidence = /^[0-9a-f-]{36}$/.test(named) ? await fromDatabase(named) : await fromFile(named);
  if (flag === "--export") {
    process.stdout.write(`${JSON.stringify(evidence, asText, 2)}\n`);
    return 0;
  }
  return verify(evidence);
});

async function verify({ appUrls, agreement: stored, ...known }: Evidence): Promise<number> {
  const parties = appUrls.map((url) => ({ id: new URL(url).hostname, origin: new URL(url).origin }));
  const finding = await findingOn(stored, known, parties);
  const roots = known.keys.filter(({ vouching }) => vouching === null).map(fingerprintOf);
  const says =
    finding ??
    (stored.assertion ? "True: signed by its approver." : "True, and not signed: it did not need to be.");
  process.stdout.write(`${says}\nDigest ${stored.digest}\nRoots ${roots.join(", ") || "none"}\n`);
  return finding === undefined ? 0 : 1;
}

function fingerprintOf({ publicKey }: StaffKey): string {
  return createHash("sha256").update(publicKey).digest("hex").slice(0, 16);
}

async function fromDatabase(id: string): Promise<Evidence> {
  const url = await ownerUrl("No approvals to verify");
  const { APP_URL, FORMER_APP_URLS = "" } = process.env;
  if (!APP_URL) throw sorry("Set APP_URL to the application's address, where its passkeys sign.");
  return withClient(url, async (client: pg.Client) => {
    const rows = async <Row extends object>({ text, values }: Sql) =>
      (await client.query<Row>(text, values)).rows;
    const [stored] = await rows<StoredAgreement>(agreement(id));
    if (!stored) throw sorry("Two people have agreed to nothing of this id.");
    const [keys, people] = [await rows<StaffKey>(enrolledKeys), await rows<Administrator>(administrators)];
    return {
      appUrls: [APP_URL, ...FORMER_APP_URLS.split(",").filter(Boolean)],
      agreement: stored,
      keys,
      administrators: people,
    };
  });
}

/** Times come back as Date, keys as bytes. */
async function fromFile(name: string): Promise<Evidence> {
  const text = await readFile(name, "utf8").catch(() => {
    throw sorry(`There is no file ${name}.`);
  });
  return JSON.parse(text, (field, value: unknown) => {
    if (typeof value !== "string") return value;
    if (field === "publicKey") return Buffer.from(value, "base64url");
    return times.includes(field) ? new Date(value) : value;
  }) as Evidence;
}

function asText(this: Record<string, unknown>, field: string, value: unknown): unknown {
  const held = this[field];
  return held instanceof Uint8Array
    ? Buffer.from(held).toString("base64url")
    : typeof held === "bigint"
      ? String(held)
      : value;
}
