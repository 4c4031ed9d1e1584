import "server-only";
import { paystack } from "@/lib/gateways/paystack/client";
import { GatewayRefused, GatewayTimeout } from "@/lib/gateways/paystack/errors";
import { transferOutcome } from "@/lib/gateways/paystack/outcomes";
import type { GatewayTransfer } from "@/lib/gateways/paystack/transfers";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import { failPayout, payPayout, reversePayout } from "./commands/end-payout";
import { postponePayout, recordSent } from "./commands/send-payout";
import { foreignIn } from "./judge-transfer";
import { isWithGateway, type PayoutState } from "./moves";
import { readPayout } from "./payout-row";
import type { PayoutFacts } from "./rules";

/** What a machine must not decide: for staff. */
export class ForeignTransfer extends Error {
  constructor(reference: string, why: string) {
    super(`the transfer ${reference} is not recorded: ${why}`);
    this.name = "ForeignTransfer";
  }
}

export interface PayoutAtWork extends PayoutFacts {
  now: Date;
  failure: string | null;
  accountName: string;
  accountNumber: string;
  bankCode: string;
  gatewayRecordId: string | null;
  /** Null: the gateway has not been told of the account, or has forgotten it. */
  recipientCode: string | null;
}

export const payoutAtWork = (id: string): Promise<PayoutAtWork | undefined> =>
  queryOne<PayoutAtWork>(sql`
    select app_now() as now, p.*, w.failure, w.account_name, w.account_number, w.bank_code, w.gateway_record_id, b.recipient_code
    from (${readPayout(id)}) p join payout w on w.id = p.id join bank_account b on b.id = p.bank_account_id`);

/** The gateway's transfer; 'unheard_of' where it surely has none; 'unheard' where it does not say. */
export async function askAbout({
  reference,
}: PayoutAtWork): Promise<GatewayTransfer | "unheard_of" | "unheard"> {
  failpoint("wallet.verify_transfer.before");
  try {
    const told = await paystack().verifyTransfer(reference);
    failpoint("wallet.verify_transfer.after");
    return told;
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "not_found") return "unheard_of";
    if (!(error instanceof GatewayRefused || error instanceof GatewayTimeout)) throw error;
    log.warn("the gateway did not say what became of a payout", { reference, error: error.message });
    return "unheard";
  }
}

/**
 * Records what the gateway tells of a payout, however often and by whomever it was asked.
 * @throws ForeignTransfer where it tells of something that we have not ordered
 */
export async function recordTransfer(payout: PayoutAtWork, told: GatewayTransfer): Promise<void> {
  const mode = env().PAYSTACK_SECRET_KEY.startsWith("sk_live_") ? "live" : "test";
  const foreign = foreignIn(payout, told, mode);
  if (foreign) throw await forStaff(payout, foreign);
  const outcome = transferOutcome(told.status);
  if (payout.state === "PAID") return recordAfterPaid(payout, told, outcome);
  if (outcome === "paid" && told.id === null) return ignoreRefusal(postponePayout(payout));
  if (outcome === "paid" && told.id !== null) {
    const { id: gatewayRecordId, transferCode, feeMinor } = told;
    return ignoreRefusal(
      payPayout({ id: payout.id, gatewayRecordId, transferCode, gatewayFeeMinor: feeMinor }),
    );
  }
  if (outcome !== "open") return ignoreRefusal(failPayout(payout.id, wordsOf(told), told.feeMinor));
  if (payout.state === "SENDING") return ignoreRefusal(recordSent(payout, told.transferCode));
  return ignoreRefusal(postponePayout(payout));
}

/** Money that was paid can come back; that it is on its way again is nothing to believe. */
async function recordAfterPaid(
  payout: PayoutAtWork,
  told: GatewayTransfer,
  outcome: ReturnType<typeof transferOutcome>,
): Promise<void> {
  if (told.id !== null && told.id !== payout.gatewayRecordId) {
    throw await forStaff(payout, `record ${told.id} is another than ${payout.gatewayRecordId}`);
  }
  const isBack = outcome === "failed" || outcome === "reversed";
  await ignoreRefusal(isBack ? reversePayout(payout.id, told.feeMinor) : postponePayout(payout));
}

/** The gateway tells why as text, or as JSON that holds it. */
function wordsOf({ status, says }: GatewayTransfer): string {
  const message = /"message":"([^"]+)"/.exec(says ?? "")?.[1] ?? says;
  return [status, message].filter(Boolean).join(": ");
}

/** Written where staff look; it is asked about again, in case the gateway mends it. */
async function forStaff(payout: PayoutAtWork, why: string): Promise<ForeignTransfer> {
  const { reference } = payout;
  log.error("a payout waits for staff", { reference, why });
  await ignoreRefusal(postponePayout(payout, null, `for staff: ${why}`));
  return new ForeignTransfer(reference, why);
}

/**
 * A webhook says that something became of a transfer. It only tells us where to look.
 * @throws ForeignTransfer for one that is not ours, or that a machine must not decide; Error where the gateway does not
 *   confirm it yet, so that it is tried again
 */
export async function takeTransferEvent(reference: string, event: string): Promise<void> {
  const known = await queryOne<{ id: string }>(sql`select id from payout where reference = ${reference}`);
  const payout = known && (await payoutAtWork(known.id));
  if (!payout) throw new ForeignTransfer(reference, "no payout of ours has this reference");
  if (isWithGateway(payout.state)) {
    const told = await askAbout(payout);
    if (typeof told !== "string") await recordTransfer(payout, told);
  }
  const { state = payout.state } = (await payoutAtWork(payout.id)) ?? {};
  const awaited = confirmedBy[event];
  if (awaited && !awaited.includes(state))
    throw new Error(`the gateway does not confirm ${event} of ${reference} yet`);
}

/** In which states an event is no news any more, in whatever order it came. */
const confirmedBy: Record<string, readonly PayoutState[]> = {
  "transfer.success": ["PAID", "REVERSED"],
  "transfer.failed": ["FAILED", "REVERSED"],
  "transfer.reversed": ["FAILED", "REVERSED"],
};
