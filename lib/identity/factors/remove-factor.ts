import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { noting, type SecurityFacts } from "../security-events";

/** Deletes the recovery codes with the last factor. `others` finds the remaining factors. */
const withRecoveryCodes = (others: Sql) => sql`
  spare as (delete from recovery_code r using removed where r.user_id = removed.user_id and not exists (${others}))`;

/**
 * Removes the authenticator app from the account.
 * @throws Refusal - not_found
 */
export async function removeTotp(by: Actor, from: SecurityFacts): Promise<void> {
  const removed = await queryOne(sql`
    with removed as (
      delete from totp where user_id = ${by.id}::uuid and confirmed_at is not null returning user_id),
    ${withRecoveryCodes(sql`select from passkey where user_id = ${by.id}::uuid`)},
    ${noting("authenticator_removed", sql`removed`, from)}
    select user_id from removed`);
  if (!removed) throw new Refusal(kernelRefusals.not_found);
  notifyRelay();
}

/**
 * Removes one of the user's passkeys.
 * @throws Refusal - not_found
 */
export async function removePasskey(by: Actor, { id }: { id: string }, from: SecurityFacts): Promise<void> {
  const named = await queryOne<{ name: string }>(sql`
    select name from passkey where id = ${id} and user_id = ${by.id}::uuid`);
  if (!named) throw new Refusal(kernelRefusals.not_found);
  const facts = { ...from, detail: { Passkey: named.name } };
  const removed = await queryOne(sql`
    with removed as (delete from passkey where id = ${id} and user_id = ${by.id}::uuid returning user_id),
    ${withRecoveryCodes(sql`
      select from passkey where user_id = ${by.id}::uuid and id <> ${id}
      union all select from totp where user_id = ${by.id}::uuid and confirmed_at is not null`)},
    ${noting("passkey_removed", sql`removed`, facts)}
    select user_id from removed`);
  if (!removed) throw new Refusal(kernelRefusals.not_found);
  notifyRelay();
}

/**
 * Renames a passkey.
 * @throws Refusal - not_found
 */
export async function renamePasskey(by: Actor, { id, name }: { id: string; name: string }): Promise<void> {
  const renamed = await queryOne(sql`
    update passkey set name = ${name} where id = ${id} and user_id = ${by.id}::uuid returning id`);
  if (!renamed) throw new Refusal(kernelRefusals.not_found);
}
