import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import type { Actor, StaffRole } from "./command";
import { commitPlan } from "./commit";
import { createTestDatabase } from "./database-for-tests";
import { disconnect, query, sql } from "./db";
import type { VerificationLevel } from "./identity/limits";
import { newId } from "./ids";
import { gatewayAccount, opening, wallet } from "./ledger/accounts";

/** Settings that satisfy lib/env.ts and lead nowhere. */
const settings = {
  APP_URL: "http://localhost:3999",
  AUTH_SECRET: "only-for-tests-0123456789abcdefghijklmnopqrstuvwxyz",
  PAYSTACK_BASE_URL: "http://localhost:9/paystack",
  PAYSTACK_SECRET_KEY: "sk_test_0123456789abcdef",
  PAYSTACK_PUBLIC_KEY: "pk_test_0123456789abcdef",
  SMTP_URL: "smtp://localhost:9",
  MAIL_FROM: "Amana <no-reply@amana.test>",
  TERMII_BASE_URL: "http://localhost:9/termii",
  TERMII_API_KEY: "test-key",
  TERMII_SENDER: "Amana",
  WORKER: "off",
};

export interface TestApp {
  appUrl: string;
  ownerUrl: string;
  /** Runs one statement as the owner's role: what only a migration or a test may do. */
  asOwner(statement: string, values?: unknown[]): Promise<pg.QueryResult>;
  /** Moves the database's clock on, for instance by '3 days'. */
  moveTime(interval: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * A migrated database of its own and a complete environment, for one test file. Call it in `beforeAll`, before
 * anything reads lib/env, and `close` in `afterAll`. `overrides` are further settings.
 */
export async function testApp(overrides: Record<string, string> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const { appUrl, ownerUrl } = database;
  Object.assign(process.env, settings, { DATABASE_URL: appUrl }, overrides);
  const owner = new pg.Client({ connectionString: ownerUrl });
  owner.on("error", () => {}); // the database is dropped under it at the end
  await owner.connect();
  let last: Promise<unknown> = Promise.resolve();
  // One connection does one thing at a time, whatever was asked for meanwhile.
  const asOwner: TestApp["asOwner"] = (statement, values) => {
    const answer = last.then(() => owner.query(statement, values));
    last = answer.catch(() => {});
    return answer;
  };
  return {
    appUrl,
    ownerUrl,
    asOwner,
    async moveTime(interval) {
      await asOwner("update app_clock set ahead = ahead + $1::interval", [interval]);
    },
    async close() {
      await disconnect();
      await owner.end();
      await database.drop();
    },
  };
}

export interface TestUser {
  id: string;
  name: string;
  email: string;
  phone: string;
  /** For commands: who acts. */
  actor: Actor;
}

interface TestUserOptions {
  /** Email and phone both proven; true unless told otherwise. */
  proven?: boolean;
  level?: VerificationLevel;
  staffRoles?: StaffRole[];
  /** Kobo in the wallet, put there the way a deposit puts it. */
  balanceMinor?: bigint;
  /** As stored; without it nobody can sign in with a password. */
  passwordHash?: string;
}

let phones = 0;

/** A person with an account. Needs `testApp` first; staff roles need its owner's role. */
export async function makeUser(app: TestApp, name: string, options: TestUserOptions = {}): Promise<TestUser> {
  const {
    proven = true,
    level = "BASIC",
    staffRoles = [],
    balanceMinor = 0n,
    passwordHash = "none",
  } = options;
  const id = newId();
  phones += 1;
  const phone = `+234806${String(phones).padStart(7, "0")}`;
  const email = `${name.toLowerCase().replace(/\W+/g, ".")}.${phones}@amana.test`;
  await query(sql`
    with person as (
      insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at)
      select ${id}::uuid, ${name}, ${email}, ${phone}, ${passwordHash}, ${level}::verification_level, proven.at, proven.at
      from (select case when ${proven}::boolean then app_now() end as at) proven
      returning id)
    insert into allowance (user_id) select id from person`);
  for (const role of staffRoles) {
    await app.asOwner("insert into staff_role (user_id, role) values ($1, $2::staff_role_name)", [id, role]);
  }
  if (balanceMinor > 0n) await giveMoney(id, balanceMinor);
  return { id, name, email, phone, actor: { id, roles: staffRoles } };
}

/** Posts kobo from the gateway to a wallet, as a paid deposit does. */
export async function giveMoney(userId: string, amount: bigint): Promise<void> {
  const key = `test-deposit:${randomUUID()}`;
  const from = gatewayAccount("paystack");
  const to = wallet(userId);
  await commitPlan({
    act: "test.deposit",
    principal: userId,
    key,
    requestHash: createHash("sha256").update(key).digest("hex"),
    plan: {
      open: [opening(from), opening(to)],
      transfers: [{ kind: "deposit_credit", from, to, currency: "NGN", amount }],
      result: {},
    },
  });
}
