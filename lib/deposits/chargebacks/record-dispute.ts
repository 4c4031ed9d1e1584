import "server-only";
import type { GatewayDispute } from "@/lib/gateways/paystack/disputes";
import { disputeOutcome } from "@/lib/gateways/paystack/outcomes";
import { log } from "@/lib/kernel/log";
import { unlessRefused } from "@/lib/kernel/refusal";
import { type ChargebackFacts, chargebackNow } from "./chargeback-row";
import { loseChargeback, noteDelivery, waitForBank, winChargeback } from "./commands/move-chargeback";
import { ForeignDispute } from "./dispute-errors";

/** Words by which the gateway still waits for our answer. */
export const waitsForUs = ({ status }: Pick<GatewayDispute, "status">): boolean =>
  status === "awaiting-merchant-feedback";

/**
 * Writes down what the gateway says of a dispute.
 * @throws ForeignDispute where it ended here otherwise than there, or took more than it had asked for
 */
export async function recordDispute(chargebackId: string, dispute: GatewayDispute): Promise<void> {
  const chargeback = await chargebackNow(chargebackId);
  const outcome = disputeOutcome(dispute);
  if (chargeback.state !== "OPEN") return mustAgree(chargeback, dispute);
  if (outcome === "won") await unlessRefused(winChargeback(chargebackId));
  else if (outcome === "lost") await lose(chargeback, dispute);
  else await stillOpen(chargeback, dispute);
  const { state } = await chargebackNow(chargebackId);
  if (outcome !== "open" && state === "OPEN")
    throw new Error(`chargeback ${chargebackId} could not be ended as ${outcome}`);
  if (outcome !== "open") mustAgree(await chargebackNow(chargebackId), dispute);
}

async function lose(
  { id, amountMinor }: ChargebackFacts,
  { id: disputeId, amountMinor: taken }: GatewayDispute,
) {
  if (taken <= 0n || taken > amountMinor) {
    const why = `the bank took ${taken} kobo where it had asked for ${amountMinor}`;
    log.error("a bank decided otherwise than it had asked", { chargebackId: id, disputeId, why });
    throw new ForeignDispute(disputeId, why);
  }
  await unlessRefused(loseChargeback(id, taken));
}

async function stillOpen(chargeback: ChargebackFacts, dispute: GatewayDispute): Promise<void> {
  const { id, response, deliveredAt, dueAt } = chargeback;
  if (response && !deliveredAt && !waitsForUs(dispute)) {
    await unlessRefused(noteDelivery(id));
    return;
  }
  if (dispute.status === "resolved")
    log.error("a bank decided in words that we do not know", {
      chargebackId: id,
      resolution: dispute.resolution,
    });
  if (dispute.dueAt && dispute.dueAt.getTime() !== dueAt?.getTime())
    await unlessRefused(waitForBank(chargeback, dispute.dueAt));
}

/** What ended here one way and there another moves money that our books do not know of: for staff. */
function mustAgree({ id, state }: ChargebackFacts, dispute: GatewayDispute): void {
  const outcome = disputeOutcome(dispute);
  const isContrary = (state === "WON" && outcome === "lost") || (state === "LOST" && outcome === "won");
  if (!isContrary) return;
  log.error("a bank has changed its decision", { chargebackId: id, state, outcome });
  throw new ForeignDispute(dispute.id, `it is ${state} here and ${outcome} at the gateway`);
}
