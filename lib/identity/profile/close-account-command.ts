import "server-only";
import { type Actor, command } from "@/lib/kernel/command";
import { join, queryOne, raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay } from "@/lib/kernel/outbox";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import type { OpenBusiness } from "@/lib/kernel/slice";
import { ALLOWANCE_COLUMNS, type Allowance } from "../limits/allowance";
import { allowance } from "../limits/machine";
import { type Restrictions, restrictionsIn, stoppingAt } from "../restrictions/restrictions";
import { noting, type SecurityFacts } from "../security-events";
import { publishingSessionEnd } from "../sessions/publish-session-end";
import { closingRefusals } from "./close-account";

interface ClosingAccount {
  restrictions: Restrictions;
  now: Date;
  isStaff: boolean;
  /** Whether the user has open business of each kind, in the given order. */
  open: boolean[];
}

/**
 * Closes an account: ends all its sessions and disables sign-in. Its personal data is erased 30 days later.
 * @param business - kinds of unfinished business that prevent closing, from all slices
 * @throws Refusal - has_staff_role, frozen_stays, and the one of the first open kind of `business`
 */
export async function closeAccount(
  by: Actor,
  from: SecurityFacts,
  business: readonly OpenBusiness[],
): Promise<void> {
  mustBeClosable(await readAccount(by, business), business);
  await markClosed(by);
  // Every concurrent command of this user is now either committed, or will decide again and be refused.
  await moveAllowance(by, `close:${newId()}`, { to: "close" });
  const after = await readAccount(by, business);
  if (after.open.includes(true)) await reopen(by);
  mustBeClosable(after, business);
  await end(by, from);
  notifyRelay();
}

async function readAccount(by: Actor, business: readonly OpenBusiness[]): Promise<ClosingAccount> {
  const open = business.map(({ find }) => sql`exists (${find(sql`u.id`)})`);
  const account = await queryOne<ClosingAccount>(sql`
    select array[${join(open)}] as open, ${raw(restrictionsIn("a"))} as restrictions, app_now() as now,
      exists (select from staff_member where user_id = u.id) as is_staff
    from app_user u join allowance a on a.user_id = u.id where u.id = ${by.id}::uuid`);
  invariant(account, "a signed-in user has an account");
  return account;
}

function mustBeClosable(
  { open, restrictions, now, isStaff }: ClosingAccount,
  business: readonly OpenBusiness[],
): void {
  if (isStaff) throw new Refusal(closingRefusals.has_staff_role);
  if (stoppingAt(restrictions, "close", now)) throw new Refusal(closingRefusals.frozen_stays);
  const [first] = business.filter((_kind, index) => open[index]);
  if (first) throw new Refusal({ reason: first.reason, status: 409, says: first.says });
}

/** From here on decisions find the user unable to trade. */
async function markClosed(by: Actor): Promise<void> {
  await queryOne(sql`
    update app_user set closed_at = app_now() where id = ${by.id}::uuid and closed_at is null returning id`);
}

async function reopen(by: Actor): Promise<void> {
  await moveAllowance(by, `reopen:${newId()}`, { to: "reopen" });
  await queryOne(sql`
    update app_user set closed_at = null where id = ${by.id}::uuid and erased_at is null returning id`);
}

/** Every decision to trade depends on the allowance, so moving it makes concurrent ones decide again. */
const moveAllowance = command<{ to: "close" | "reopen" }, { own: Allowance }, object>({
  act: "identity.close_account",
  read: (_input, by) => sql`
    select ${raw(ALLOWANCE_COLUMNS("own", "a"))} from allowance a where a.user_id = ${by.id}::uuid`,
  decide: ({ own }, { to }) => ({
    result: {},
    rows: [allowance.move({ id: own.userId, version: own.version }, to)],
  }),
});

/** A concurrent call finds no session left, and records no second event. */
async function end(by: Actor, from: SecurityFacts): Promise<void> {
  await queryOne(sql`
    with ended as (
      update session s set revoked_at = app_now() from app_user u
      where u.id = ${by.id}::uuid and u.closed_at is not null and s.user_id = u.id and s.revoked_at is null
      returning s.id, s.user_id),
    ended_published as (${publishingSessionEnd(sql`ended`)}),
    voided as (
      update verification_code set expires_at = app_now()
      where user_id = ${by.id}::uuid and used_at is null and expires_at > app_now()),
    cancelled as (
      update pending_sign_in set used_at = app_now() where user_id = ${by.id}::uuid and used_at is null),
    closed as (select distinct user_id from ended),
    ${noting("account_closed", sql`closed`, from)}
    select user_id from closed`);
}
