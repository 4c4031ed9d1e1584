import "server-only";
import { type EventHandler, gatewayOf, isGatewayError } from "@/lib/gateways";
import type { GatewayRefund } from "@/lib/gateways/records";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { unlessRefused } from "@/lib/kernel/refusal";
import { moveRefund } from "./commands/move-refund";
import { hasEnded } from "./moves";
import { recordAnswer } from "./record-answer";
import { paymentOf, type RefundFacts, refundNow } from "./refund-row";
import { refundTimes } from "./rules";
import { sendAgain, sendRefund } from "./send-refund";

/** The clock's look at a refund: what became of it at the gateway. Where nothing is new the next look is set. */
export async function checkDueRefund(id: string): Promise<void> {
  const due = await queryOne(sql`
    select id from refund where id = ${id}::uuid and check_at <= app_now()`);
  if (!due) return;
  try {
    await checkRefund(id);
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("the gateway did not say what became of a refund", { refundId: id, error: error.message });
  }
  const refund = await refundNow(id);
  if (refund.checkAt && refund.checkAt <= refund.now && refund.state !== "REQUESTED")
    await unlessRefused(moveRefund(refund, "wait"));
}

/**
 * Asks the gateway what became of a refund, and records it.
 * @throws GatewayNoAnswer, GatewayRefused; Error where it ended here otherwise than at the gateway
 */
export async function checkRefund(id: string): Promise<void> {
  const refund = await refundNow(id);
  if (refund.state === "REQUESTED") return sendRefund(id);
  const found = await find(refund);
  if (hasEnded(refund.state)) return mustAgree(refund, found);
  if (found) return recordAnswer(refund, found);
  if (refund.state !== "SENDING" || !refund.sendingAt) return undefined;
  const age = refund.now.getTime() - refund.sendingAt.getTime();
  if (age >= refundTimes.noAnswer) await sendAgain(refund);
  return undefined;
}

/** By its id where the gateway told one, else by our note among the refunds of its transaction. */
async function find(refund: RefundFacts): Promise<GatewayRefund | undefined> {
  const { id, gateway, gatewayRecordId } = refund;
  if (gatewayRecordId) return gatewayOf(gateway).refund(gatewayRecordId);
  const known = await gatewayOf(gateway).refundsOf(paymentOf(refund));
  return known.find(({ note }) => note === id);
}

/** What was over here and is not over there moves money that our books do not know of: for staff. */
function mustAgree({ id, state }: RefundFacts, found: GatewayRefund | undefined): void {
  if (!found) return;
  const { outcome } = found;
  const isContrary = (state === "DONE" && outcome === "failed") || (state === "FAILED" && outcome === "paid");
  if (isContrary) throw new Error(`refund ${id} is ${state} here and ${outcome} at the gateway`);
}

/** A refund has changed at the gateway. Which one it does not say in so many words: all of its payment are looked at. */
export const handleRefund: EventHandler<"refund"> = async ({ payment: { reference } }, gateway) => {
  const refunds = await query<{ id: string }>(sql`
    select r.id from deposit d join refund r on r.deposit_id = d.id
    where d.gateway = ${gateway} and (d.reference = ${reference} or d.gateway_reference = ${reference})
    order by r.created_at desc`);
  if (refunds.length === 0) throw new Error(`a refund of ${reference}: nobody here asked for that refund`);
  for (const { id } of refunds) await checkRefund(id);
};
