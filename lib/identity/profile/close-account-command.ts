import "server-only";
import { type Actor, command } from "@/lib/kernel/command";
import { join, queryOne, raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay } from "@/lib/kernel/outbox";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import type { OpenBusiness } from "@/lib/kernel/slice";
import { ALLOWANCE_COLUMNS, type Allowance } from "../limits/allowance";
import { allowance } from "../limits/machine";
import { type Restrictions, stoppingAt } from "../restrictions/restrictions";
import { restrictionsIn } from "../restrictions/sql";
import { noting, type SecurityFacts } from "../security-events";
import { tellingEnd } from "../sessions/shut-out";
import { closingRefusals } from "./close-account";

interface Leaver {
  restrictions: Restrictions;
  now: Date;
  isStaff: boolean;
  /** In the order of the slices' list, whether there is business of that kind. */
  open: boolean[];
}

/**
 * Shuts an account: all its sessions end, and nobody can sign in to it any more. Who it was is erased 30 days later.
 * @param business - what may keep it open, from every slice
 * @throws Refusal - has_staff_role, frozen_stays, and that of the first of `business` that there is
 */
export async function closeAccount(
  by: Actor,
  from: SecurityFacts,
  business: readonly OpenBusiness[],
): Promise<void> {
  mustBeDone(await readLeaver(by, business), business);
  await shut(by);
  // Whatever this person had begun before is now either written or will be decided anew, and refused.
  await moveAllowance(by, `close:${newId()}`, { to: "close" });
  const after = await readLeaver(by, business);
  if (after.open.includes(true)) await openAgain(by);
  mustBeDone(after, business);
  await end(by, from);
  notifyRelay();
}

async function readLeaver(by: Actor, business: readonly OpenBusiness[]): Promise<Leaver> {
  const open = business.map(({ find }) => sql`exists (${find(sql`u.id`)})`);
  const leaver = await queryOne<Leaver>(sql`
    select array[${join(open)}] as open, ${raw(restrictionsIn("a"))} as restrictions, app_now() as now,
      exists (select from staff_role where user_id = u.id) as is_staff
    from app_user u join allowance a on a.user_id = u.id where u.id = ${by.id}::uuid`);
  invariant(leaver, "whoever is signed in has an account");
  return leaver;
}

function mustBeDone({ open, restrictions, now, isStaff }: Leaver, business: readonly OpenBusiness[]): void {
  if (isStaff) throw new Refusal(closingRefusals.has_staff_role);
  if (stoppingAt(restrictions, "close", now)) throw new Refusal(closingRefusals.frozen_stays);
  const [first] = business.filter((_kind, index) => open[index]);
  if (first) throw new Refusal({ reason: first.reason, status: 409, says: first.says });
}

/** From here on no decision finds this person able to trade. */
async function shut(by: Actor): Promise<void> {
  await queryOne(sql`
    update app_user set closed_at = app_now() where id = ${by.id}::uuid and closed_at is null returning id`);
}

async function openAgain(by: Actor): Promise<void> {
  await moveAllowance(by, `reopen:${newId()}`, { to: "reopen" });
  await queryOne(sql`
    update app_user set closed_at = null where id = ${by.id}::uuid and erased_at is null returning id`);
}

/** Every decision to trade asks whether the allowance is open; those that expect its version look again. */
const moveAllowance = command<{ to: "close" | "reopen" }, { own: Allowance }, object>({
  act: "identity.close_account",
  read: (_input, by) => sql`
    select ${raw(ALLOWANCE_COLUMNS("own", "a"))} from allowance a where a.user_id = ${by.id}::uuid`,
  decide: ({ own }, { to }) => ({
    result: {},
    rows: [allowance.move({ id: own.userId, version: own.version }, to)],
  }),
});

/** A twin of this call finds no session of its own left, and notes nothing again. */
async function end(by: Actor, from: SecurityFacts): Promise<void> {
  await queryOne(sql`
    with ended as (
      update session s set revoked_at = app_now() from app_user u
      where u.id = ${by.id}::uuid and u.closed_at is not null and s.user_id = u.id and s.revoked_at is null
      returning s.id, s.user_id),
    told as (${tellingEnd(sql`ended`)}),
    voided as (
      update verification_code set used_at = app_now() where user_id = ${by.id}::uuid and used_at is null),
    unheld as (
      update pending_sign_in set used_at = app_now() where user_id = ${by.id}::uuid and used_at is null),
    closed as (select distinct user_id from ended),
    ${noting("account_closed", sql`closed`, from)}
    select user_id from closed`);
}
