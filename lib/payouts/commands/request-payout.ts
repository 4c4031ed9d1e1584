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
  /** The fee that was shown, in kobo; left out by whoever was shown none. */
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

/** The id of the payout that a person's key makes: known before it is made, so that it can be signed. */
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
  decide({ limits, fees, now, ...facts }, wish) {
    const settings = { limits: readSetting("payouts", limits), fees: readSetting("payout_fees", fees) };
    return planRequest({ ...facts, ...settings }, wish, now);
  },
});

/**
 * Takes the amount and the fee out of the wallet for a payout to one of the person's own bank accounts, then says what it
 * waits for. The same key again gives the first answer.
 * @throws Refusal - unproven, blocked, frozen, no_payout, payout_too_small, payout_too_large, account_gone, payout_fee_changed, payouts_today,
 *   insufficient_funds, key_reused
 */
export async function requestPayout(by: Actor, key: string, request: PayoutRequest) {
  const id = payoutIdOf(by.id, key);
  const answer = await writeIntent(by, key, { ...request, id });
  // The clock would do it in a moment; this way the person sees at once what it waits for.
  if (!answer.replayed) await routePayout(id).catch(unlessRefused);
  return answer;
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
