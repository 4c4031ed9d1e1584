import { HOME } from "@/lib/money/currencies";
import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";

export interface Balances {
  /** The balance the user can spend, in kobo. */
  availableMinor: bigint;
  /** The user's money in escrow, in kobo, and of how many trades. */
  heldMinor: bigint;
  heldTrades: number;
  /** Payouts in progress with their fees, in kobo. */
  leavingMinor: bigint;
  /** The database's time at the read; defines 'today'. */
  now: Date;
}

/** A user's balances by where the money is. */
export async function balancesOf(userId: string): Promise<Balances> {
  const balances = await queryOne<Balances>(sql`
    select app_now() as now,
      coalesce((select balance from wallet_balance where user_id = ${userId}::uuid and currency = ${HOME}), 0)::bigint
        as available_minor,
      held.minor as held_minor, held.trades as held_trades,
      coalesce((
        select sum(p.amount_minor + p.fee_minor) from payout_record p
        where p.user_id = ${userId}::uuid and p.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT')), 0)::bigint
        as leaving_minor
    from (
      select coalesce(sum(a.balance), 0)::bigint as minor, count(distinct t.id)::int as trades from trade_overview t
      join ledger_account a on a.kind = 'HOLD' and a.subject_kind in ('trade', 'parcel') and a.owner_id = t.id and a.currency = t.hold_currency
      where t.buyer_id = ${userId}::uuid and t.ended_at is null and t.hold_currency = ${HOME}) held`);
  invariant(balances, "the balances are one row");
  return balances;
}
