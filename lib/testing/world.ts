import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { defaultGateway } from "@/lib/gateways/names";
import type { VerificationLevel } from "@/lib/identity/limits/allowance";
import { DAY } from "@/lib/kernel/clock";
import type { Actor, StaffRole } from "@/lib/kernel/command";
import { commitPlan, type Plan, transfer } from "@/lib/kernel/commit";
import { disconnect, query, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { staffActor } from "@/lib/kernel/permissions";
import { gatewayAccount, hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { deposit } from "../deposits/machine";
import { createTestDatabase } from "./database";

/** Settings that satisfy lib/kernel/env.ts and lead nowhere. */
const settings = {
  DATABASE_URL: "postgres://localhost:9/nowhere",
  APP_URL: "http://localhost:3999",
  AUTH_SECRET: "only-for-tests-0123456789abcdefghijklmnopqrstuvwxyz",
  KEYRING:
    "active:YWN0aXZlLWtleS1vZi10aGUtdGVzdHMtMzItYnl0ZXM=,older:b2xkZXIta2V5LW9mLXRoZS10ZXN0cy0tLTMyLWJ5dGU=",
  PAYSTACK_BASE_URL: "http://localhost:9/paystack",
  PAYSTACK_SECRET_KEY: "sk_test_0123456789abcdef",
  PAYSTACK_PUBLIC_KEY: "pk_test_0123456789abcdef",
  SMTP_URL: "smtp://localhost:9",
  MAIL_FROM: "Amana <no-reply@amana.test>",
  TERMII_BASE_URL: "http://localhost:9/termii",
  TERMII_API_KEY: "test-key",
  TERMII_SENDER: "Amana",
  TERMII_SECRET: "test-secret",
  PUSHER_APP_ID: "1",
  PUSHER_KEY: "test-key",
  PUSHER_SECRET: "test-secret",
  PUSHER_API_URL: "http://localhost:9",
  PUSHER_SOCKET_URL: "ws://localhost:9",
  VAPID_PUBLIC_KEY: "BGfykoByfkALwjt2iR7cdlPq3dwHkPFyD1ufFIjm2KA1USB38Teehuk4p_PmRVnx8ZSEpogmBkPrpCIwIskaGok",
  VAPID_PRIVATE_KEY: "roeDhxz5uAOMDcjtpiP3NlYovba-VhxBA7b4BHzKV34",
  ROOT_KEY: "cm9vdC1rZXktb2YtdGhlLXRlc3RzLTMyLWJ5dGVzLi4",
  STAFF_FACTOR: "off",
  FILES_DIR: path.join(tmpdir(), "amana-files-of-tests"),
};

/** A complete environment, for tests that need no database. Call it before anything reads lib/env. */
export function useTestSettings(overrides: Record<string, string> = {}): void {
  Object.assign(process.env, settings, overrides);
}

export interface TestApp {
  appUrl: string;
  /** As the process that serves people, and may commit nothing in the system's name. */
  webUrl: string;
  /** As the process that only takes webhooks. */
  webhooksUrl: string;
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
  const { appUrl, webUrl, webhooksUrl, ownerUrl } = database;
  useTestSettings({ DATABASE_URL: appUrl, ...overrides });
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
    webUrl,
    webhooksUrl,
    ownerUrl,
    asOwner,
    async moveTime(interval) {
      await asOwner("select set_clock(app_now() - now() + $1::interval)", [interval]);
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
      insert into app_user (id, name, email, phone, password_hash)
      values (${id}::uuid, ${name}, ${email}, ${phone}, ${passwordHash}) returning id)
    insert into allowance (user_id) select id from person`);
  await app.asOwner(
    `update app_user set level = $2, email_verified_at = at, phone_verified_at = at
     from (select case when $3 then app_now() end as at) proven where id = $1`,
    [id, level, proven],
  );
  for (const role of staffRoles) {
    await app.asOwner("insert into staff_grant (user_id, role) values ($1, $2)", [id, role]);
  }
  if (balanceMinor > 0n) await giveMoney(id, balanceMinor);
  return { id, name, email, phone, actor: staffActor(id, ...staffRoles) };
}

/** A paid deposit of this many kobo, recorded and posted as the gateway's witness would have it. */
export async function giveMoney(userId: string, amount: bigint, { isClosed = false } = {}): Promise<void> {
  const id = newId();
  const gateway = defaultGateway();
  const row = { id, userId, gateway, reference: `dep-${id}`, currency: HOME, askedMinor: amount };
  const subject = { kind: "deposit", id };
  await post(SYSTEM_ID, `intent:${id}`, {
    subject,
    insert: [{ table: "deposit", row: { ...row, expiresAt: new Date(Date.now() + DAY) } }],
    result: {},
  });
  const paid = { paidMinor: amount, gatewayRecordId: `test-${id}`, paidAt: new Date() };
  await post(SYSTEM_ID, `deposit:test:${id}`, {
    subject,
    rows: [deposit.move({ id, version: 1n }, isClosed ? "quarantine" : "settle", paid)],
    transfers: [
      isClosed
        ? transfer("deposit_quarantine", gatewayAccount(gateway, HOME), hold("deposit", id, HOME), amount)
        : transfer("deposit_credit", gatewayAccount(gateway, HOME), wallet(userId, HOME), amount),
    ],
    result: {},
  });
}

async function post(principal: string, key: string, plan: Plan): Promise<void> {
  const requestHash = createHash("sha256").update(key).digest("hex");
  await commitPlan({ act: "wallet.settle_deposit", principal, key, requestHash, plan });
}
