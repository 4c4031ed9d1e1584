import "server-only";
import { defaultGateway } from "@/lib/gateways/names";
import { PAYOUTS_A_DAY } from "@/lib/identity/limits/allowance";
import { type Restrictions, restrictionsIn } from "@/lib/identity/restrictions/restrictions";
import { lagosDay } from "@/lib/kernel/clock";
import type { Payout } from "@/lib/kernel/db";
import { empty, query, queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { decodePlace, pageOf } from "@/lib/kernel/page";
import { invariant } from "@/lib/kernel/refusal";
import { readSetting, type SettingValue, settingNow } from "@/lib/kernel/settings";
import { HOME } from "@/lib/money/currencies";
import type { PauseCause } from "@/lib/reconciliation/words";
import type { PayoutState } from "./machine";
import type { PayoutSummary } from "./payout-row";
import { type Hold, payoutsHeldUntil } from "./rules";
import { payoutReference } from "./schema";

/** A payout as its owner sees it. Amounts in kobo. */
export interface OwnPayout
  extends PayoutSummary,
    Pick<Payout, "id" | "version" | "accountName" | "createdAt" | "sendingAt" | "paidAt" | "endedAt"> {
  /** Why payouts of its gateway are paused; null while they run. */
  pausedFor: PauseCause | null;
  now: Date;
}

const pausedFor = (gateway: Sql) =>
  sql`(select paused_for from payout_switch_state where gateway = ${gateway})`;

const columns = sql`
  p.id, p.version, p.reference, p.state::text as state, p.currency, p.amount_minor, p.fee_minor, p.bank_name, p.account_number, p.account_name,
  p.two_people, p.hold_until, p.hold_reason, p.failure, p.created_at, p.sending_at, p.paid_at, p.ended_at,
  ${pausedFor(sql`p.gateway`)} as paused_for, app_now() as now`;

/** A user's own payout; undefined if it is missing or another user's. */
export async function payoutFor(userId: string, reference: string): Promise<OwnPayout | undefined> {
  if (!payoutReference.safeParse(reference).success) return undefined;
  return queryOne<OwnPayout>(sql`
    select ${columns} from payout p where p.reference = ${reference} and p.user_id = ${userId}::uuid`);
}

/** A user's payouts, newest first, a page at a time. */
export async function payoutsOf(
  userId: string,
  { limit = 20, cursor }: { limit?: number; cursor?: string | undefined } = {},
): Promise<{ payouts: OwnPayout[]; nextCursor: string | null }> {
  const from = decodePlace(cursor);
  const rows = await query<OwnPayout & { place: string }>(sql`
    select ${columns}, p.created_at::text as place from payout p
    where p.user_id = ${userId}::uuid
      ${from ? sql`and (p.created_at, p.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : empty}
    order by p.created_at desc, p.id desc limit ${limit + 1}`);
  const { items, nextCursor } = pageOf(rows, limit, ({ place, id }) => [place, id]);
  return { payouts: items, nextCursor };
}

/** One step of a payout's history: the first posting that left it in a state. */
export interface PayoutStep {
  id: string;
  state: PayoutState;
  at: Date;
}

/** A payout's history: its postings in order, without those that left the state unchanged. */
export async function stepsOf(payoutId: string): Promise<PayoutStep[]> {
  return query<PayoutStep>(sql`
    select id::text as id, state, at from (
      select id, result->>'state' as state, created_at as at, lag(result->>'state') over (order by id) as before
      from posting where subject_kind = 'payout' and subject_id = ${payoutId}::uuid) step
    where state is distinct from before order by id`);
}

/** What a user can withdraw now, and on which terms. Amounts in kobo. */
export interface PayoutTerms {
  availableMinor: bigint;
  limits: SettingValue<"payouts">;
  fees: SettingValue<"payout_fees">;
  aDay: number;
  leftToday: number;
  /** No money leaves before, such as after a change of phone number. */
  hold: Hold | undefined;
  pausedFor: PauseCause | null;
  /** The last payout requested: the form derives its key from it, so that a form submitted twice makes one payout. */
  last: { id: string; reference: string; amountMinor: string; bankAccountId: string; agoMs: number } | null;
  now: Date;
}

interface TermsRow extends Omit<PayoutTerms, "limits" | "fees" | "aDay" | "leftToday" | "hold"> {
  restrictions: Restrictions;
  limits: unknown;
  fees: unknown;
  day: string;
  payouts: number;
}

/** The terms of the next payout of this user. */
export async function payoutTermsFor(userId: string): Promise<PayoutTerms> {
  const row = await queryOne<TermsRow>(sql`
    select app_now() as now, a.day, a.payouts, coalesce(w.balance, 0)::bigint as available_minor,
      ${raw(restrictionsIn("a"))} as restrictions,
      ${pausedFor(sql`${defaultGateway()}`)} as paused_for,
      (select jsonb_build_object('id', p.id, 'reference', p.reference, 'amountMinor', p.amount_minor::text,
          'bankAccountId', p.bank_account_id, 'agoMs', extract(epoch from app_now() - p.created_at) * 1000)
        from payout p where p.user_id = u.id order by p.created_at desc, p.id desc limit 1) as last,
      ${settingNow("payouts")} as limits, ${settingNow("payout_fees")} as fees
    from person u join trading_allowance a on a.user_id = u.id
      left join wallet_balance w on w.user_id = u.id and w.currency = ${HOME}
    where u.id = ${userId}::uuid`);
  invariant(row, "a signed-in user has an allowance");
  const { day, payouts, limits, fees, restrictions, ...terms } = row;
  const requestedToday = day === lagosDay(row.now) ? payouts : 0;
  return {
    ...terms,
    hold: payoutsHeldUntil(restrictions, row.now),
    limits: readSetting("payouts", limits),
    fees: readSetting("payout_fees", fees),
    aDay: PAYOUTS_A_DAY,
    leftToday: Math.max(0, PAYOUTS_A_DAY - requestedToday),
  };
}

/**
 * How long withdrawals usually take from the request to the bank, in seconds: the median of the user's own last ones, else of
 * everyone's; held ones left out. Undefined before the first one was paid.
 */
export async function usualPayoutSeconds(userId: string): Promise<number | undefined> {
  const medianOf = (which: Sql) => sql`
    (select percentile_disc(0.5) within group (order by extract(epoch from paid_at - created_at)::int)
      from (select created_at, paid_at from payout where state = 'PAID' and hold_until is null ${which}) paid)`;
  const row = await queryOne<{ seconds: number | null }>(sql`
    select coalesce(${medianOf(sql`and user_id = ${userId}::uuid order by created_at desc limit 20`)},
      ${medianOf(sql`order by created_at desc, id desc limit 200`)}) as seconds`);
  return row?.seconds ?? undefined;
}
