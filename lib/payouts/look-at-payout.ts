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
import { isWithGateway, type PayoutState } from "./moves";
import { readPayout } from "./payout-row";
import type { PayoutFacts } from "./rules";
import { transferMismatch } from "./transfer-mismatch";

/** What a machine must not decide: for staff. */
export class TransferMismatchError extends Error {
  constructor(reference: string, why: string) {
    super(`the transfer ${reference} is not recorded: ${why}`);
    this.name = "TransferMismatchError";
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

/** The gateway's transfer; 'not_found' where it surely has none; 'no_answer' where it does not say. */
export async function askAbout({
  gateway,
  reference,
  gatewayRecordId,
}: PayoutAtWork): Promise<GatewayTransfer | "not_found" | "no_answer"> {
  failpoint("wallet.verify_transfer.before");
  try {
    const told = await gatewayOf(gateway).transfer({ reference, gatewayRecordId });
    failpoint("wallet.verify_transfer.after");
    return told;
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "not_found") return "not_found";
    if (!isGatewayError(error)) throw error;
    log.warn("the gateway did not say what became of a payout", { reference, error: error.message });
    return "no_answer";
  }
}

/**
 * Records what the gateway tells of a payout, however often and by whomever it was asked.
 * @throws TransferMismatchError where it tells of something that we have not ordered
 */
export async function recordTransfer(payout: PayoutAtWork, told: GatewayTransfer): Promise<void> {
  const mismatch = transferMismatch(payout, told);
  if (mismatch) throw await forStaff(payout, mismatch);
  const { outcome } = told;
  if (payout.state === "PAID") return recordAfterPaid(payout, told);
  if (outcome === "paid" && told.id === null) return ignoreRefusal(postponePayout(payout));
  if (outcome === "paid" && told.id !== null) {
    const { id: gatewayRecordId, code: transferCode, feeMinor } = told;
    return ignoreRefusal(
      payPayout(payout.gateway, { id: payout.id, gatewayRecordId, transferCode, gatewayFeeMinor: feeMinor }),
    );
  }
  if (outcome === "failed" || outcome === "reversed")
    return ignoreRefusal(failPayout(payout.id, told.says ?? outcome, told.feeMinor));
  if (payout.state === "SENDING") return ignoreRefusal(recordSent(payout, told.code));
  return ignoreRefusal(postponePayout(payout));
}

/** Money that was paid can come back; that it is on its way again is nothing to believe. */
async function recordAfterPaid(payout: PayoutAtWork, told: GatewayTransfer): Promise<void> {
  const { outcome } = told;
  if (told.id !== null && told.id !== payout.gatewayRecordId) {
    throw await forStaff(payout, `record ${told.id} is another than ${payout.gatewayRecordId}`);
  }
  const isBack = outcome === "failed" || outcome === "reversed";
  await ignoreRefusal(isBack ? reversePayout(payout.id, told.feeMinor) : postponePayout(payout));
}

/** Written where staff look; it is asked about again, in case the gateway mends it. */
async function forStaff(payout: PayoutAtWork, why: string): Promise<TransferMismatchError> {
  const { reference } = payout;
  log.error("a payout waits for staff", { reference, why });
  await ignoreRefusal(postponePayout(payout, null, `for staff: ${why}`));
  return new TransferMismatchError(reference, why);
}

/**
 * A webhook says that something became of a transfer. It only tells us where to look.
 * @throws TransferMismatchError for one that is not ours, or that a machine must not decide; Error where the gateway does not
 *   confirm it yet, so that it is tried again
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
  const payout = known && (await payoutAtWork(known.id));
  if (!payout) throw new TransferMismatchError(reference, "no payout of ours has this reference");
  if (isWithGateway(payout.state)) {
    const told = await askAbout({ ...payout, gatewayRecordId: payout.gatewayRecordId ?? namedRecordId });
    if (typeof told !== "string") await recordTransfer(payout, told);
  }
  const { state = payout.state } = (await payoutAtWork(payout.id)) ?? {};
  if (claims && !confirmedBy[claims].includes(state))
    throw new Error(`the gateway does not confirm yet that ${reference} is ${claims}`);
}

/** In which states an event is no news any more, in whatever order it came. */
const confirmedBy: Record<"paid" | "failed" | "reversed", readonly PayoutState[]> = {
  paid: ["PAID", "REVERSED"],
  failed: ["FAILED", "REVERSED"],
  reversed: ["FAILED", "REVERSED"],
};
