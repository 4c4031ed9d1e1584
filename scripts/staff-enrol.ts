import "./setup/first.mjs";
import { createHash } from "node:crypto";
import pg from "pg";
import { ownerUrl } from "./database/owner-url";
import { withClient } from "./database/with-client.mjs";
import { runProgram, sorry } from "./setup/leaving.mjs";

// Makes a passkey of a member of staff one that signs approvals. The chains of all other staff passkeys end in such a one, so the
// key is named by its fingerprint, which its holder reads out from their own screen.
await runProgram(async () => {
  const [email = "", fingerprint = ""] = process.argv.slice(2).map((typed) => typed.trim().toLowerCase());
  if (!email) throw sorry("Name a member of staff: npm run staff:enrol -- ada@example.com [fingerprint]");
  return withClient(await ownerUrl("No database"), (client: pg.Client) => enrol(client, email, fingerprint));
});

interface Passkey {
  id: string;
  userId: string;
  name: string;
  fingerprint: string;
}

async function enrol(client: pg.Client, email: string, fingerprint: string): Promise<number> {
  const { rows } = await client.query<Omit<Passkey, "fingerprint"> & { publicKey: Buffer }>(
    `select k.id, k.user_id as "userId", k.name, k.public_key as "publicKey" from person_passkey k join person p on p.id = k.user_id
     where p.email = $1 and p.email_verified_at is not null order by k.created_at`,
    [email],
  );
  const passkeys = rows.map((row) => ({ ...row, fingerprint: fingerprintOf(row.publicKey) }));
  const chosen = passkeys.filter((passkey) => passkey.fingerprint === fingerprint);
  if (!chosen[0]) {
    const known = passkeys.map((one) => `${one.fingerprint}  ${one.name}`).join("\n");
    throw sorry(
      known ? `Name one of their passkeys by its fingerprint:\n${known}` : `${email} has no passkey.`,
    );
  }
  try {
    await client.query("select enrol_staff_passkey($1, $2)", [chosen[0].userId, chosen[0].id]);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "23514")
      throw sorry(`Not done: ${error.message}.`);
    throw error;
  }
  process.stdout.write(`The passkey ${fingerprint} of ${email} signs approvals.\n`);
  return 0;
}

/** As the page of staff passkeys shows it. */
function fingerprintOf(publicKey: Buffer): string {
  return createHash("sha256").update(publicKey).digest("hex").slice(0, 16);
}
