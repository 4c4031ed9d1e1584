import "server-only";
import { type Actor, command } from "@/lib/kernel/command";
import { queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { ringOutbox } from "@/lib/kernel/outbox";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { ALLOWANCE_COLUMNS, type Allowance, planAllowance } from "../limits/allowance";
import { noting, type SecurityFacts } from "../security-events";
import { tellingEnd } from "../sessions/shut-out";
import { closingRefusals } from "./close-account";

/** What keeps an account open, for a statement that knows app_user as `u`. */
export const UNFINISHED: Sql = sql`
  exists (select from account w where w.owner_id = u.id and w.balance <> 0) as has_money,
  exists (select from trade t where u.id in (t.buyer_id, t.seller_id) and t.ended_at is null) as has_trade,
  exists (select from offer o where o.seller_id = u.id and o.state in ('AVAILABLE', 'IN_ESCROW')) as has_offer,
  exists (select from deposit d where d.user_id = u.id
    and d.state in ('INITIATED', 'QUARANTINED', 'REFUNDING', 'CHARGEBACK_OPEN')) as has_deposit,
  exists (select from payout p where p.user_id = u.id and p.ended_at is null and p.state <> 'PAID') as has_payout`;

interface Unfinished {
  hasMoney: boolean;
  hasTrade: boolean;
  hasOffer: boolean;
  hasDeposit: boolean;
  hasPayout: boolean;
}

interface Leaver extends Unfinished {
  isFrozen: boolean;
  isStaff: boolean;
}

/**
 * Shuts an account: all its sessions end, and nobody can sign in to it any more. Who it was is erased 30 days later.
 * @throws Refusal - has_money, has_open_trade, has_open_offer, has_open_deposit, has_staff_role, frozen_stays
 */
export async function closeAccount(by: Actor, from: SecurityFacts): Promise<void> {
  mustBeDone(await readLeaver(by));
  await shut(by);
  // Whatever this person had begun before is now either written or will be decided anew, and refused.
  await moveAllowance(by, `close:${newId()}`, {});
  const after = await readLeaver(by);
  if (isUnfinished(after)) await openAgain(by);
  mustBeDone(after);
  await end(by, from);
  ringOutbox();
}

async function readLeaver(by: Actor): Promise<Leaver> {
  const leaver = await queryOne<Leaver>(sql`
    select ${UNFINISHED}, a.frozen_at is not null as is_frozen,
      exists (select from staff_role where user_id = u.id) as is_staff
    from app_user u join allowance a on a.user_id = u.id where u.id = ${by.id}::uuid`);
  invariant(leaver, "whoever is signed in has an account");
  return leaver;
}

const isUnfinished = ({ hasMoney, hasTrade, hasOffer, hasDeposit, hasPayout }: Unfinished) =>
  hasMoney || hasTrade || hasOffer || hasDeposit || hasPayout;

function mustBeDone(leaver: Leaver): void {
  const { hasMoney, hasTrade, hasOffer, hasDeposit, hasPayout, isFrozen, isStaff } = leaver;
  if (isStaff) throw new Refusal(closingRefusals.has_staff_role);
  if (isFrozen) throw new Refusal(closingRefusals.frozen_stays);
  if (hasTrade) throw new Refusal(closingRefusals.has_open_trade);
  if (hasOffer) throw new Refusal(closingRefusals.has_open_offer);
  if (hasDeposit) throw new Refusal(closingRefusals.has_open_deposit);
  if (hasPayout) throw new Refusal(closingRefusals.has_open_payout);
  if (hasMoney) throw new Refusal(closingRefusals.has_money);
}

/** From here on no decision finds this person able to trade. */
async function shut(by: Actor): Promise<void> {
  await queryOne(sql`
    update app_user set closed_at = app_now() where id = ${by.id}::uuid and closed_at is null returning id`);
}

async function openAgain(by: Actor): Promise<void> {
  await queryOne(sql`
    update app_user set closed_at = null where id = ${by.id}::uuid and erased_at is null returning id`);
}

/** Every decision to trade moves the allowance on from the version that it has read. */
const moveAllowance = command<object, { own: Allowance }, object>({
  act: "identity.close_account",
  read: (_input, by) => sql`
    select ${raw(ALLOWANCE_COLUMNS("own", "a"))} from allowance a where a.user_id = ${by.id}::uuid`,
  decide: ({ own }) => ({ result: {}, ...planAllowance(own, { openOffers: own.openOffers }) }),
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
