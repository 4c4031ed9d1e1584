import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";

/**
 * Makes this the account that is preselected for withdrawals.
 * @throws Refusal - not_found for another user's account
 */
export async function makeDefault(by: Actor, { id }: { id: string }): Promise<void> {
  // A unique index allows one default: counting `before` makes PostgreSQL clear the old one first.
  const made = await queryOne(sql`
    with own as (select id from bank_account where id = ${id}::uuid and user_id = ${by.id}::uuid and removed_at is null),
    before as (
      update bank_account set is_default = false
      where user_id = ${by.id}::uuid and is_default and removed_at is null and id not in (select id from own) and exists (select from own)
      returning id)
    update bank_account b set is_default = true from own where b.id = own.id and (select count(*) from before) >= 0
    returning b.id`);
  if (!made) throw new Refusal(kernelRefusals.not_found);
}

/**
 * Removes an account. Payouts already on their way to it still arrive; if added again it counts as new.
 * @throws Refusal - not_found for another user's account
 */
export async function removeBankAccount(by: Actor, { id }: { id: string }): Promise<void> {
  const removed = await queryOne<{ wasDefault: boolean }>(sql`
    with own as (
      select id, is_default from bank_account where id = ${id}::uuid and user_id = ${by.id}::uuid and removed_at is null)
    update bank_account b set removed_at = app_now(), is_default = false from own where b.id = own.id
    returning own.is_default as was_default`);
  if (!removed) throw new Refusal(kernelRefusals.not_found);
  if (removed.wasDefault) await defaultToOldest(by);
}

/** Keeps the rule that a user with accounts has a default one. */
const defaultToOldest = (by: Actor) =>
  queryOne(sql`
    update bank_account set is_default = true where id = (
      select id from bank_account b where b.user_id = ${by.id}::uuid and b.removed_at is null
        and not exists (select from bank_account o where o.user_id = b.user_id and o.is_default and o.removed_at is null)
      order by created_at, id limit 1)`);
