import "server-only";
import { type EventHandler, gatewayOf, isGatewayError } from "@/lib/gateways";
import type { GatewayRefund } from "@/lib/gateways/records";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { unlessRefused } from "@/lib/kernel/refusal";
import { moveRefund } from "./commands/move-refund";
import { hasEnded } from "./machine";
import { recordResponse } from "./record-response";
import { paymentOf, type RefundFacts, refundNow } from "./refund-row";
import { refundTimes } from "./rules";
import { resendRefund, sendRefund } from "./send-refund";

/** The scheduled check of a refund at the gateway. Schedules the next check when nothing is new. */
export async function checkDueRefund(id: string): Promise<void> {
  const due = await queryOne(sql`
    select id from refund where id = ${id}::uuid and check_at <= app_now()`);
  if (!due) return;
  try {
    await checkRefund(id);
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("could not get the status of a refund from the gateway", { refundId: id, error: error.message });
  }
  const refund = await refundNow(id);
  if (refund.checkAt && refund.checkAt <= refund.now && refund.state !== "REQUESTED")
    await unlessRefused(moveRefund(refund, "wait"));
}

/**
 * Gets the status of a refund from the gateway and records it.
 * @throws GatewayNoAnswer, GatewayRefused; Error when it ended differently here and at the gateway
 */
export async function checkRefund(id: string): Promise<void> {
  const refund = await refundNow(id);
  if (refund.state === "REQUESTED") return sendRefund(id);
  const found = await find(refund);
  if (hasEnded(refund.state)) return assertAgrees(refund, found);
  if (found) return recordResponse(refund, found);
  if (refund.state !== "SENDING" || !refund.sendingAt) return undefined;
  const age = refund.now.getTime() - refund.sendingAt.getTime();
  if (age >= refundTimes.noAnswer) await resendRefund(refund);
  return undefined;
}

/** By the gateway's id if known, else by our note among the refunds of the payment. */
async function find(refund: RefundFacts): Promise<GatewayRefund | undefined> {
  const { id, gateway, gatewayRecordId } = refund;
  if (gatewayRecordId) return gatewayOf(gateway).refund(gatewayRecordId);
  const known = await gatewayOf(gateway).refundsOf(paymentOf(refund));
  return known.find(({ note }) => note === id);
}

/** A refund that ended differently at the gateway means that money moved which our books do not show. Staff decide. */
function assertAgrees({ id, state }: RefundFacts, found: GatewayRefund | undefined): void {
  if (!found) return;
  const { outcome } = found;
  const isContrary = (state === "DONE" && outcome === "failed") || (state === "FAILED" && outcome === "paid");
  if (isContrary) throw new Error(`refund ${id} is ${state} here and ${outcome} at the gateway`);
}

/** A refund has changed at the gateway. The event names only the payment, so all of its refunds are checked. */
export const handleRefund: EventHandler<"refund"> = async ({ payment: { reference } }, gateway) => {
  const refunds = await query<{ id: string }>(sql`
    select r.id from deposit d join refund r on r.deposit_id = d.id
    where d.gateway = ${gateway} and (d.reference = ${reference} or d.gateway_reference = ${reference})
    order by r.created_at desc`);
  if (refunds.length === 0) throw new Error(`a refund of ${reference} was not requested here`);
  for (const { id } of refunds) await checkRefund(id);
};
