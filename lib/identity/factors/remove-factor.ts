import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { noting, type SecurityFacts } from "../security-events";

/** Recovery codes stand in for a factor: with the last one they go too. `others` finds what is still there. */
const withTheLast = (others: Sql) => sql`
  spare as (delete from recovery_code r using gone where r.user_id = gone.user_id and not exists (${others}))`;

/**
 * Takes the authenticator app off the account.
 * @throws Refusal - not_found
 */
export async function removeTotp(by: Actor, from: SecurityFacts): Promise<void> {
  const gone = await queryOne(sql`
    with gone as (
      delete from totp where user_id = ${by.id}::uuid and confirmed_at is not null returning user_id),
    ${withTheLast(sql`select from passkey where user_id = ${by.id}::uuid`)},
    ${noting("authenticator_removed", sql`gone`, from)}
    select user_id from gone`);
  if (!gone) throw new Refusal(kernelRefusals.not_found);
  notifyRelay();
}

/**
 * Takes one of the person's passkeys off the account.
 * @throws Refusal - not_found
 */
export async function removePasskey(by: Actor, { id }: { id: string }, from: SecurityFacts): Promise<void> {
  const named = await queryOne<{ name: string }>(sql`
    select name from passkey where id = ${id} and user_id = ${by.id}::uuid`);
  if (!named) throw new Refusal(kernelRefusals.not_found);
  const facts = { ...from, detail: { Passkey: named.name } };
  const gone = await queryOne(sql`
    with gone as (delete from passkey where id = ${id} and user_id = ${by.id}::uuid returning user_id),
    ${withTheLast(sql`
      select from passkey where user_id = ${by.id}::uuid and id <> ${id}
      union all select from totp where user_id = ${by.id}::uuid and confirmed_at is not null`)},
    ${noting("passkey_removed", sql`gone`, facts)}
    select user_id from gone`);
  if (!gone) throw new Refusal(kernelRefusals.not_found);
  notifyRelay();
}

/**
 * Gives a passkey another name.
 * @throws Refusal - not_found
 */
export async function renamePasskey(by: Actor, { id, name }: { id: string; name: string }): Promise<void> {
  const renamed = await queryOne(sql`
    update passkey set name = ${name} where id = ${id} and user_id = ${by.id}::uuid returning id`);
  if (!renamed) throw new Refusal(kernelRefusals.not_found);
}
