import "server-only";
import { paystack } from "@/lib/gateways/paystack/client";
import type { GatewayDispute } from "@/lib/gateways/paystack/disputes";
import { GatewayRefused, GatewayTimeout } from "@/lib/gateways/paystack/errors";
import { queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { invariant, unlessRefused } from "@/lib/kernel/refusal";
import { type ChargebackFacts, chargebackNow } from "./chargeback-row";
import { claimAnswer } from "./commands/move-chargeback";
import { type ChargebackEvidence, evidenceSchema } from "./evidence";
import { writeEvidence } from "./evidence-paper";
import { recordDispute, waitsForUs } from "./record-dispute";

/**
 * Sends the answer that staff have written down. The gateway is asked first whether it still waits for one, then the sending
 * is claimed, then it is sent: nothing is sent twice blindly, and where the outcome is unknown the clock asks.
 * @throws GatewayTimeout, GatewayRefused where it could not even be asked; then it is tried again
 */
export async function sendAnswer(chargebackId: string): Promise<void> {
  const chargeback = await chargebackNow(chargebackId);
  const { state, response, deliveredAt, gatewayRecordId } = chargeback;
  if (state !== "OPEN" || !response || deliveredAt) return;
  const dispute = await paystack().fetchDispute(gatewayRecordId);
  if (!waitsForUs(dispute)) return recordDispute(chargebackId, dispute);
  const claimed = await unlessRefused(claimAnswer(chargeback));
  if (!claimed || claimed.replayed) return;
  failpoint("wallet.answer.before");
  const answered = await tell(chargeback);
  failpoint("wallet.answer.after");
  if (answered) await recordDispute(chargebackId, answered);
  failpoint("wallet.answer.recorded");
}

/** Undefined where it is not known whether the gateway has it, or it did not want it. */
async function tell(chargeback: ChargebackFacts): Promise<GatewayDispute | undefined> {
  const { id, gatewayRecordId, response, amountMinor } = chargeback;
  const { evidence, summary } = await writtenAnswer(id);
  try {
    if (response === "accepted")
      return await paystack().resolveDispute(gatewayRecordId, {
        resolution: "merchant-accepted",
        message: summary,
        refundAmountMinor: amountMinor,
      });
    return await argue(gatewayRecordId, evidence, summary);
  } catch (error) {
    if (!(error instanceof GatewayRefused || error instanceof GatewayTimeout)) throw error;
    const says = { chargebackId: id, error: error.message };
    if (error instanceof GatewayTimeout) log.warn("the gateway did not say whether it has our answer", says);
    else log.error("the gateway refused our answer to a bank", says);
    return undefined;
  }
}

async function argue(
  disputeId: string,
  evidence: ChargebackEvidence,
  summary: string,
): Promise<GatewayDispute> {
  const { customer } = evidence;
  const delivered = evidence.trades.findLast(({ deliveredAt }) => deliveredAt)?.deliveredAt;
  const evidenceId = await paystack().addEvidence(disputeId, {
    customerEmail: customer.email,
    customerName: customer.name,
    customerPhone: customer.phone,
    serviceDetails: summary,
    ...(delivered ? { deliveryDate: delivered.toISOString().slice(0, 10) } : {}),
  });
  const pdf = await writeEvidence(evidence, summary);
  const { signedUrl, fileName } = await paystack().uploadUrl(disputeId, `evidence-${disputeId}.pdf`);
  await paystack().upload(signedUrl, pdf, "application/pdf");
  return paystack().resolveDispute(disputeId, {
    resolution: "declined",
    message: summary,
    refundAmountMinor: 0n,
    uploadedFilename: fileName,
    ...(evidenceId ? { evidenceId } : {}),
  });
}

async function writtenAnswer(id: string): Promise<{ evidence: ChargebackEvidence; summary: string }> {
  const row = await queryOne<{ evidence: unknown }>(
    sql`select evidence from chargeback where id = ${id}::uuid`,
  );
  const evidence = evidenceSchema.parse(row?.evidence);
  invariant(evidence.summary, "an answer was written down with its words");
  return { evidence, summary: evidence.summary };
}
