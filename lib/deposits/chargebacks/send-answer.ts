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
import { writeEvidence } from "./evidence-paper";
import { recordDispute } from "./record-dispute";

/**
 * Sends the answer that staff have written down. The gateway is asked first whether it still waits for one, then the sending
 * is claimed, then it is sent: nothing is sent twice blindly, and where the outcome is unknown the clock asks.
 * @throws GatewayNoAnswer, GatewayRefused where it could not even be asked; then it is tried again
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
  const answered = await tell(chargeback);
  failpoint("wallet.answer.after");
  if (answered) await recordDispute(chargebackId, answered);
  failpoint("wallet.answer.recorded");
}

/** Undefined where it is not known whether the gateway has it, or it did not want it. */
async function tell(chargeback: ChargebackFacts): Promise<GatewayDispute | undefined> {
  const { id, gateway, gatewayRecordId, response, amountMinor, currency } = chargeback;
  const { evidence, summary } = await writtenAnswer(id);
  try {
    if (response === "accepted") {
      const accepted = { message: summary, amountMinor, currency };
      return await gatewayOf(gateway).acceptDispute(gatewayRecordId, accepted);
    }
    return await argue(chargeback, evidence, summary);
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    const says = { chargebackId: id, error: error.message };
    if (error instanceof GatewayNoAnswer) log.warn("the gateway did not say whether it has our answer", says);
    else log.error("the gateway refused our answer to a bank", says);
    return undefined;
  }
}

async function argue(
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

async function writtenAnswer(id: string): Promise<{ evidence: ChargebackEvidence; summary: string }> {
  const row = await queryOne<{ evidence: unknown }>(
    sql`select evidence from chargeback where id = ${id}::uuid`,
  );
  const evidence = evidenceSchema.parse(row?.evidence);
  invariant(evidence.summary, "an answer was written down with its words");
  return { evidence, summary: evidence.summary };
}
