import "server-only";
import { GatewayNoAnswer, gatewayOf, isGatewayError } from "@/lib/gateways";
import type { GatewayDispute } from "@/lib/gateways/records";
import { queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { invariant, unlessRefused } from "@/lib/kernel/refusal";
import { type ChargebackFacts, chargebackNow } from "./chargeback-row";
import { claimAnswer } from "./commands/move-chargeback";
import { type ChargebackEvidence, evidenceSchema } from "./evidence";
import { writeEvidence } from "./evidence-pdf";
import { recordDispute } from "./record-dispute";

/**
 * Sends staff's stored response. First checks that the gateway still waits for one, then claims the sending, then sends it,
 * so it is never blindly sent twice. The scheduled check resolves an unknown outcome.
 * @throws GatewayNoAnswer, GatewayRefused when the first check fails; the job is retried
 */
export async function sendAnswer(chargebackId: string): Promise<void> {
  const chargeback = await chargebackNow(chargebackId);
  const { state, response, deliveredAt, gateway, gatewayRecordId } = chargeback;
  if (state !== "OPEN" || !response || deliveredAt) return;
  const dispute = await gatewayOf(gateway).dispute(gatewayRecordId);
  if (!dispute.waitsForUs) return recordDispute(chargebackId, dispute);
  const claimed = await unlessRefused(claimAnswer(chargeback));
  if (!claimed || claimed.replayed) return;
  failpoint("wallet.answer.before");
  const updated = await submit(chargeback);
  failpoint("wallet.answer.after");
  if (updated) await recordDispute(chargebackId, updated);
  failpoint("wallet.answer.recorded");
}

/** Undefined when the outcome is unknown or the gateway refused. */
async function submit(chargeback: ChargebackFacts): Promise<GatewayDispute | undefined> {
  const { id, gateway, gatewayRecordId, response, amountMinor, currency } = chargeback;
  const { evidence, summary } = await storedAnswer(id);
  try {
    if (response === "accepted") {
      const accepted = { message: summary, amountMinor, currency };
      return await gatewayOf(gateway).acceptDispute(gatewayRecordId, accepted);
    }
    return await contest(chargeback, evidence, summary);
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    const fields = { chargebackId: id, error: error.message };
    if (error instanceof GatewayNoAnswer)
      log.warn("no answer from the gateway to our dispute response", fields);
    else log.error("the gateway refused our dispute response", fields);
    return undefined;
  }
}

async function contest(
  { gateway, gatewayRecordId }: ChargebackFacts,
  evidence: ChargebackEvidence,
  message: string,
): Promise<GatewayDispute> {
  const { customer } = evidence;
  const delivered = evidence.trades.findLast(({ deliveredAt }) => deliveredAt)?.deliveredAt;
  const bytes = await writeEvidence(evidence, message);
  return gatewayOf(gateway).contestDispute(gatewayRecordId, {
    message,
    evidence: {
      customerEmail: customer.email,
      customerName: customer.name,
      customerPhone: customer.phone,
      serviceDetails: message,
      ...(delivered ? { deliveryDate: delivered.toISOString().slice(0, 10) } : {}),
    },
    document: { bytes, name: `evidence-${gatewayRecordId}.pdf`, contentType: "application/pdf" },
  });
}

async function storedAnswer(id: string): Promise<{ evidence: ChargebackEvidence; summary: string }> {
  const row = await queryOne<{ evidence: unknown }>(
    sql`select evidence from chargeback where id = ${id}::uuid`,
  );
  const evidence = evidenceSchema.parse(row?.evidence);
  invariant(evidence.summary, "a stored answer has its summary");
  return { evidence, summary: evidence.summary };
}
