import "server-only";
import { GatewayRefused, gatewayOf, isGatewayError } from "@/lib/gateways";
import type { GatewayEvent } from "@/lib/gateways/port";
import type { GatewayTransfer } from "@/lib/gateways/records";
import { queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import { failPayout, payPayout, reversePayout } from "./commands/end-payout";
import { postponePayout, recordSent } from "./commands/send-payout";
import { isWithGateway, type PayoutState } from "./machine";
import { readPayout } from "./payout-row";
import type { PayoutFacts } from "./rules";

/** The gateway's transfer differs from our payout: staff must decide. */
export class TransferMismatchError extends Error {
  constructor(reference: string, why: string) {
    super(`the transfer ${reference} is not recorded: ${why}`);
    this.name = "TransferMismatchError";
  }
}

export interface PayoutInProgress extends PayoutFacts {
  now: Date;
  failure: string | null;
  accountName: string;
  accountNumber: string;
  bankCode: string;
  gatewayRecordId: string | null;
  /** Null: the account is not registered at the gateway, or no longer. */
  recipientCode: string | null;
}

export const payoutInProgress = (id: string): Promise<PayoutInProgress | undefined> =>
  queryOne<PayoutInProgress>(sql`
    select app_now() as now, p.*, w.failure, w.account_name, w.account_number, w.bank_code, w.gateway_record_id, b.recipient_code
    from (${readPayout(id)}) p join payout w on w.id = p.id join bank_account b on b.id = p.bank_account_id`);

/** The gateway's transfer; 'not_found' if it certainly has none; 'no_answer' if that is unknown. */
export async function fetchTransfer({
  gateway,
  reference,
  gatewayRecordId,
}: PayoutInProgress): Promise<GatewayTransfer | "not_found" | "no_answer"> {
  failpoint("wallet.verify_transfer.before");
  try {
    const transfer = await gatewayOf(gateway).transfer({ reference, gatewayRecordId });
    failpoint("wallet.verify_transfer.after");
    return transfer;
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "not_found") return "not_found";
    if (!isGatewayError(error)) throw error;
    log.warn("could not fetch a transfer from the gateway", { reference, error: error.message });
    return "no_answer";
  }
}

/**
 * Records the gateway's view of a payout. Safe to repeat.
 * @throws TransferMismatchError if the transfer is not the one that we ordered
 */
export async function recordTransfer(payout: PayoutInProgress, transfer: GatewayTransfer): Promise<void> {
  const mismatch = transferMismatch(payout, transfer);
  if (mismatch) throw await forStaff(payout, mismatch);
  const { outcome } = transfer;
  if (payout.state === "PAID") return recordAfterPaid(payout, transfer);
  if (outcome === "paid" && transfer.id === null) return ignoreRefusal(postponePayout(payout));
  if (outcome === "paid" && transfer.id !== null) {
    const { id: gatewayRecordId, code: transferCode, feeMinor } = transfer;
    return ignoreRefusal(
      payPayout(payout.gateway, { id: payout.id, gatewayRecordId, transferCode, gatewayFeeMinor: feeMinor }),
    );
  }
  if (outcome === "failed" || outcome === "reversed")
    return ignoreRefusal(failPayout(payout.id, transfer.says ?? outcome, transfer.feeMinor));
  if (payout.state === "SENDING") return ignoreRefusal(recordSent(payout, transfer.code));
  return ignoreRefusal(postponePayout(payout));
}

/** How the gateway's transfer differs from the payout: then it is not posted. Null if it matches. */
function transferMismatch(payout: PayoutFacts, transfer: GatewayTransfer): string | null {
  const { reference, currency, isOtherMode, amountMinor } = transfer;
  if (reference !== payout.reference) return `the gateway answered for ${reference}`;
  if (currency !== payout.currency) return `it was sent in ${currency}`;
  if (isOtherMode) return "it was sent in the gateway's other mode";
  if (amountMinor !== payout.amountMinor)
    return `${amountMinor} minor units were sent, not ${payout.amountMinor}`;
  return null;
}

/** A paid transfer can be reversed; a report that it is pending again is ignored. */
async function recordAfterPaid(payout: PayoutInProgress, transfer: GatewayTransfer): Promise<void> {
  const { outcome } = transfer;
  if (transfer.id !== null && transfer.id !== payout.gatewayRecordId) {
    throw await forStaff(payout, `record ${transfer.id} is another than ${payout.gatewayRecordId}`);
  }
  const isBack = outcome === "failed" || outcome === "reversed";
  await ignoreRefusal(isBack ? reversePayout(payout.id, transfer.feeMinor) : postponePayout(payout));
}

/** Records the problem for staff; the payout is checked again, in case the gateway corrects it. */
async function forStaff(payout: PayoutInProgress, why: string): Promise<TransferMismatchError> {
  const { reference } = payout;
  log.error("a payout needs a decision by staff", { reference, why });
  await ignoreRefusal(postponePayout(payout, null, `for staff: ${why}`));
  return new TransferMismatchError(reference, why);
}

/**
 * Handles a webhook about a transfer. Its claim is never trusted: the transfer is fetched from the gateway.
 * @throws TransferMismatchError if it is not ours or differs from the payout; Error if the gateway does not confirm the claim
 *   yet, so that the job retries
 */
export async function handleTransfer(
  gateway: string,
  reference: string,
  claims: Extract<GatewayEvent, { kind: "transfer" }>["claims"],
  namedRecordId: string | null = null,
): Promise<void> {
  const known = await queryOne<{ id: string }>(
    sql`select id from payout where reference = ${reference} and gateway = ${gateway}`,
  );
  const payout = known && (await payoutInProgress(known.id));
  if (!payout) throw new TransferMismatchError(reference, "no payout of ours has this reference");
  if (isWithGateway(payout.state)) {
    const transfer = await fetchTransfer({
      ...payout,
      gatewayRecordId: payout.gatewayRecordId ?? namedRecordId,
    });
    if (typeof transfer !== "string") await recordTransfer(payout, transfer);
  }
  const { state = payout.state } = (await payoutInProgress(payout.id)) ?? {};
  if (claims && !confirmedBy[claims].includes(state))
    throw new Error(`the gateway does not confirm yet that ${reference} is ${claims}`);
}

/** The states in which an event has been accounted for, whatever the order of arrival. */
const confirmedBy: Record<"paid" | "failed" | "reversed", readonly PayoutState[]> = {
  paid: ["PAID", "REVERSED"],
  failed: ["FAILED", "REVERSED"],
  reversed: ["FAILED", "REVERSED"],
};
