import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { forgive, limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { activeHeader, rewrap, seal, unseal } from "@/lib/kernel/sealed/sealed";
import { factorByAccount } from "../limits/limited-acts";
import { totpSecretOf } from "../password/stored-secrets";
import { noting, type SecurityFacts } from "../security-events";
import { newRecoveryCodes, replacingCodes } from "./recovery";
import { factorRefusals } from "./refusals";
import { matchingStep, newTotpSecret, totpPlace, totpSetup } from "./totp";

/**
 * Starts the setup of an authenticator app with a new secret. It is not a factor until its first code is confirmed.
 * @throws Refusal - authenticator_known
 */
export async function beginTotp(by: Actor): Promise<void> {
  const secret = seal(totpPlace(by.id), newTotpSecret());
  const started = await queryOne(sql`
    insert into totp (user_id, secret) values (${by.id}::uuid, ${secret})
    on conflict (user_id) do update set secret = ${secret}, created_at = app_now(), last_step = 0
      where totp.confirmed_at is null
    returning user_id`);
  if (!started) throw new Refusal(factorRefusals.authenticator_known);
}

interface Setup {
  email: string;
  /** Each start of the setup has another. */
  createdAt: string;
  now: Date;
}

/** The pending setup with its secret; it expires after an hour. */
async function readSetup(userId: string): Promise<(Setup & { secret: Buffer }) | undefined> {
  const setup = await queryOne<Setup>(sql`
    select u.email, t.created_at::text as created_at, app_now() as now from totp t join app_user u on u.id = t.user_id
    where t.user_id = ${userId}::uuid and t.confirmed_at is null and t.created_at > app_now() - interval '1 hour'`);
  const secret = setup && (await totpSecretOf(userId));
  return setup && secret ? { ...setup, secret } : undefined;
}

/** The parameters of the pending setup; undefined if there is none. */
export async function readTotpSetup(userId: string): Promise<{ uri: string; typed: string } | undefined> {
  const setup = await readSetup(userId);
  return setup && totpSetup(unseal(totpPlace(userId), setup.secret), setup.email);
}

/**
 * Confirms the app's first code, which makes it a second factor. Returns ten new recovery codes, which are shown only once.
 * @throws Refusal - no_setup, wrong_factor_code, too_many_requests
 */
export async function confirmTotp(
  by: Actor,
  { code }: { code: string },
  from: SecurityFacts,
): Promise<{ codes: string[] }> {
  await limit(factorByAccount, by.id);
  const setup = await readSetup(by.id);
  if (!setup) throw new Refusal(factorRefusals.no_setup);
  const step = matchingStep(unseal(totpPlace(by.id), setup.secret), code, setup.now);
  if (step === undefined) throw new Refusal(factorRefusals.wrong_factor_code);
  const codes = newRecoveryCodes();
  const confirmed = await queryOne(sql`
    with confirmed as (
      update totp set confirmed_at = app_now(), last_step = ${step}
      where user_id = ${by.id}::uuid and confirmed_at is null and created_at = ${setup.createdAt}::timestamptz returning user_id),
    ${replacingCodes(sql`confirmed`, by.id, codes)},
    ${noting("authenticator_added", sql`confirmed`, from)}
    select user_id from confirmed`);
  if (!confirmed) throw new Refusal(factorRefusals.no_setup);
  notifyRelay();
  await forgive(by.id, factorByAccount);
  return { codes };
}

const BATCH = 200;

/** Rewraps the data keys of TOTP secrets with the active key, so that older keys can be removed. */
export async function rewrapTotpSecrets(): Promise<void> {
  const header = activeHeader();
  const old = await query<{ userId: string; secret: Buffer }>(sql`
    select user_id, secret from totp where substring(secret for ${header.length}::int) <> ${header} limit ${BATCH}`);
  for (const { userId, secret } of old) {
    const wrapped = rewrap(totpPlace(userId), secret);
    if (!wrapped) continue;
    await query(
      sql`update totp set secret = ${wrapped} where user_id = ${userId}::uuid and secret = ${secret}`,
    );
  }
}
