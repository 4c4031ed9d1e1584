import "server-only";
import { TRADING_LIMITS_COLUMNS, type TradingLimits } from "@/lib/identity/limits/allowance";
import { type Actor, command } from "@/lib/kernel/command";
import { raw, sql } from "@/lib/kernel/db";
import { keyFor } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import { type Payee, type PayoutMoved, planRequest } from "../rules";
import { routePayout } from "./route-payout";

export interface PayoutRequest {
  amountMinor: bigint;
  /** The fee that the caller was shown, in kobo; undefined if none was shown. */
  feeMinor?: bigint | undefined;
  bankAccountId: string;
}

interface RequesterRow {
  tradingLimits: TradingLimits;
  payee: Payee | null;
  isProvenAccount: boolean;
  limits: unknown;
  fees: unknown;
}

/** The id follows from user and key, so that a payout can be signed before it exists. */
export const payoutIdOf = (userId: string, key: string): string => keyFor("payout", userId, key);

const writeIntent = command<PayoutRequest & { id: string }, RequesterRow, PayoutMoved>({
  act: "wallet.request_payout",
  read: ({ bankAccountId }, by) => sql`
    select ${raw(TRADING_LIMITS_COLUMNS("trading_limits", "a", "u"))},
      (select jsonb_build_object('bankAccountId', b.id, 'bankName', b.bank_name, 'bankCode', b.bank_code,
          'accountNumber', b.account_number, 'accountName', b.account_name)
        from bank_account b where b.id = ${bankAccountId}::uuid and b.user_id = u.id and b.removed_at is null) as payee,
      exists (select from payout p where p.user_id = u.id and p.bank_account_id = ${bankAccountId}::uuid and p.state = 'PAID')
        as is_proven_account,
      ${settingNow("payouts")} as limits, ${settingNow("payout_fees")} as fees
    from app_user u join allowance a on a.user_id = u.id where u.id = ${by.id}::uuid`,
  decide({ limits, fees, now, ...facts }, draft) {
    const settings = { limits: readSetting("payouts", limits), fees: readSetting("payout_fees", fees) };
    return planRequest({ ...facts, ...settings }, draft, now);
  },
});

/**
 * Takes the amount and the fee from the wallet for a payout to one of the user's own bank accounts, then routes it. The same
 * key replays the first answer.
 * @throws Refusal - unproven, blocked, frozen, no_payout, payout_too_small, payout_too_large, account_gone, payout_fee_changed, payouts_today,
 *   insufficient_funds, key_reused
 */
export async function requestPayout(by: Actor, key: string, request: PayoutRequest) {
  const id = payoutIdOf(by.id, key);
  const answer = await writeIntent(by, key, { ...request, id });
  // The worker would do it in a moment; this way the user sees the state immediately.
  if (!answer.replayed) await routePayout(id).catch(unlessRefused);
  return answer;
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
