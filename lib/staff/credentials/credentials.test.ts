import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { SoftAuthenticator } from "@/lib/identity/factors/authenticator-for-tests";
import type { Assertion } from "@/lib/identity/factors/schema";
import { isVouchedFor, staffKeyChallenge } from "@/lib/kernel/approvals/signature";
import { relyingParties, staffKeys } from "@/lib/kernel/approvals/staff-keys";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { type Intruder, intruder } from "@/lib/testing/intruder";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { endPasskey, enrolIfVouched, offerPasskey, vouchFor } from "./commands";
import { staffCredential } from "./machine";
import { plainPasskey, signed, signedPasskey, staffPasskey } from "./passkeys-for-tests";
import { staffPasskeysFor } from "./queries";

let app: TestApp;
let ife: TestUser;
let jide: TestUser;
let efe: TestUser;
let ifes: SoftAuthenticator;
let jides: SoftAuthenticator;
let roles: { web: Intruder; worker: Intruder };

beforeAll(async () => {
  app = await testApp();
  roles = { web: await intruder(app, "web"), worker: await intruder(app) };
  ife = await makeUser(app, "Ife Adebayo", { staffRoles: ["ADMIN"] });
  jide = await makeUser(app, "Jide Balogun", { staffRoles: ["ADMIN"] });
  [ifes, jides] = [await staffPasskey(app, ife), await staffPasskey(app, jide)];
});
beforeEach(async () => {
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
});
afterAll(async () => {
  await roles.web.close();
  await roles.worker.close();
  await app.close();
});

async function offered(user: TestUser) {
  const passkey = await plainPasskey(user);
  const { result } = await offerPasskey(user.actor, newId(), { passkeyId: passkey.id });
  return { passkey, id: result.id };
}

async function vouch(user: TestUser, id: string, { response }: Assertion) {
  await vouchFor(response)(user.actor, newId(), { id });
  await enrolIfVouched(id);
}

const stateOf = async (id: string) =>
  (
    await queryOne<{ state: string }>(
      sql`select state::text as state from staff_credential where id = ${id}::uuid`,
    )
  )?.state;

const refused = (reason: string) => expect.objectContaining({ reason }) as unknown;

/** Whether what relies on a passkey accepts it. */
async function isGood(id: string): Promise<boolean> {
  const known = await staffKeys();
  const row = await queryOne<{ credentialId: string; now: Date }>(
    sql`select credential_id, app_now() as now from staff_credential where id = ${id}::uuid`,
  );
  const key = known.keys.find(({ credentialId }) => credentialId === row?.credentialId);
  return (
    key !== undefined &&
    row !== undefined &&
    isVouchedFor(key, key.enrolledAt ?? row.now, known, relyingParties())
  );
}

test("two administrators sign a colleague's first passkey, and one does not suffice", async () => {
  const { id } = await offered(efe);
  await vouch(ife, id, await signedPasskey(ifes, id));
  expect(await stateOf(id)).toBe("OFFERED");
  await expect(vouch(ife, id, await signedPasskey(ifes, id))).rejects.toEqual(refused("vouched_already"));
  await vouch(jide, id, await signedPasskey(jides, id));
  expect(await stateOf(id)).toBe("ENROLLED");
  const { own } = await staffPasskeysFor(efe.actor);
  expect(own).toMatchObject([{ id, vouchers: ["Ife Adebayo", "Jide Balogun"], isRoot: false }]);
  expect(await isGood(id)).toBe(true);
});

test("an older passkey of the same person signs the next one, also once it has ended", async () => {
  const first = await staffPasskey(app, efe);
  const { id, passkey } = await offered(efe);
  await vouch(efe, id, await signedPasskey(first, id));
  expect(await stateOf(id)).toBe("ENROLLED");
  const root = (await staffPasskeysFor(efe.actor)).own.find(({ isRoot }) => isRoot);
  await endPasskey(efe.actor, newId(), { id: root?.id ?? "" });
  expect(await isGood(id)).toBe(true);
  const third = await offered(efe);
  await vouch(efe, third.id, await signedPasskey(passkey, third.id));
  expect(await isGood(third.id)).toBe(true);
  const fourth = await offered(efe);
  await expect(vouch(efe, fourth.id, await signedPasskey(first, fourth.id))).rejects.toThrow(
    "may not make the move vouch",
  );
});

test("nobody but the holder and administrators signs, and a colleague's passkey does not stand for one's own", async () => {
  const bisi = await makeUser(app, "Bisi Ade", { staffRoles: ["FINANCE"] });
  const bisis = await staffPasskey(app, bisi);
  const { id } = await offered(efe);
  await expect(vouch(bisi, id, await signedPasskey(bisis, id))).rejects.toEqual(refused("not_found"));
  await expect(vouch(ife, id, await signedPasskey(jides, id))).rejects.toThrow("may not make the move vouch");
  expect(await stateOf(id)).toBe("OFFERED");
});

test("a signature over another key, from another site, or without the device's check of its person enrols nothing", async () => {
  const first = await staffPasskey(app, efe);
  const { id } = await offered(efe);
  const other = await offered(efe);
  const key = await queryOne<Parameters<typeof staffKeyChallenge>[0]>(
    sql`select user_id, credential_id, public_key from staff_credential where id = ${id}::uuid`,
  );
  const challenge = key ? staffKeyChallenge(key) : Buffer.alloc(0);
  const bad = [
    await signedPasskey(first, other.id),
    signed(first, id, challenge, { origin: "https://amana.example" }),
    signed(first, id, challenge, { unverified: true }),
  ];
  for (const { response } of bad) {
    await app.asOwner("update staff_credential set vouching = $2 where id = $1", [
      id,
      JSON.stringify([response]),
    ]);
    await enrolIfVouched(id);
    expect(await stateOf(id)).toBe("OFFERED");
  }
  await app.asOwner("update staff_credential set vouching = '[]' where id = $1", [id]);
  await vouch(efe, id, signed(first, id, challenge));
  expect(await stateOf(id)).toBe("ENROLLED");
});

const insert = (userId: string, vouching: string, state = "ENROLLED") =>
  `insert into staff_credential (id, user_id, state, credential_id, public_key, name, vouching, enrolled_at)
   values (gen_random_uuid(), '${userId}', '${state}', '${newId()}', '\\x00', 'x', ${vouching}, app_now())`;

test.each(["web", "worker"] as const)(
  "the role %s writes no staff passkey, enrols none itself, and changes none",
  async (role) => {
    const { attempt, plan } = roles[role];
    const { id } = await offered(efe);
    const enrol = staffCredential.move({ id, version: 1n }, "enrol");
    for (const statement of [
      insert(efe.id, "null"),
      insert(efe.id, "'[]'"),
      `update staff_credential set state = 'ENROLLED', enrolled_at = app_now() where id = '${id}'`,
      `delete from staff_credential where id = '${id}'`,
      `select enrol_staff_passkey('${efe.id}', 'x')`,
    ]) {
      expect(await attempt(statement), statement).toMatch(/^42501/);
    }
    for (const who of [efe.id, ife.id, SYSTEM_ID]) {
      expect(await plan(who, { subject: { kind: "staff_credential", id }, rows: [enrol] })).toMatch(/^42501/);
    }
    expect(await stateOf(id)).toBe("OFFERED");
  },
);

test("not even a role that could write the table makes one without vouching, or changes one", async () => {
  await app.asOwner("grant insert, update, delete on staff_credential to amana_worker");
  const { attempt } = roles.worker;
  await staffPasskey(app, efe);
  expect(await attempt(insert(efe.id, "null"))).toMatch(/^42501: a staff passkey without vouching/);
  const own = `where user_id = '${efe.id}'`;
  for (const set of [
    "public_key = '\\x00'",
    `user_id = '${ife.id}'`,
    "vouching = '[]'",
    "enrolled_at = now() - interval '1 day'",
  ])
    expect(await attempt(`update staff_credential set ${set} ${own}`), set).toMatch(/^42501/);
  expect(await attempt(`delete from staff_credential ${own}`)).toMatch(/^42501/);
  await app.asOwner("revoke insert, update, delete on staff_credential from amana_worker");
});

test("a passkey that the worker's role enrolled without a good signature is not believed", async () => {
  const eves = await staffPasskey(app, efe);
  const { id, passkey } = await offered(efe);
  const other = await offered(efe);
  const vouched = staffCredential.move({ id, version: 1n }, "vouch", {
    assertion: (await signedPasskey(eves, other.id)).response,
  });
  const subject = { kind: "staff_credential", id };
  expect(await roles.worker.plan(efe.id, { subject, rows: [vouched] })).toBe("committed");
  const enrol = staffCredential.move({ id, version: 2n }, "enrol");
  expect(await roles.worker.plan(SYSTEM_ID, { subject, rows: [enrol] })).toBe("committed");
  expect(await stateOf(id)).toBe("ENROLLED");
  expect(await isGood(id)).toBe(false);
  // Nor is one that it has signed.
  const next = await offered(efe);
  await vouch(efe, next.id, await signedPasskey(passkey, next.id));
  expect(await stateOf(next.id)).toBe("OFFERED");
});
