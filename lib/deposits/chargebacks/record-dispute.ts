import "server-only";
import type { GatewayDispute } from "@/lib/gateways/records";
import { log } from "@/lib/kernel/log";
import { unlessRefused } from "@/lib/kernel/refusal";
import { type ChargebackFacts, chargebackNow } from "./chargeback-row";
import { loseChargeback, recordDelivery, waitForBank, winChargeback } from "./commands/move-chargeback";
import { DisputeMismatchError } from "./dispute-errors";

/**
 * Records a dispute as the gateway reports it.
 * @throws DisputeMismatchError when it ended differently here, or the bank took more than it claimed
 */
export async function recordDispute(chargebackId: string, dispute: GatewayDispute): Promise<void> {
  const chargeback = await chargebackNow(chargebackId);
  const { outcome } = dispute;
  if (chargeback.state !== "OPEN") return assertAgrees(chargeback, dispute);
  if (outcome === "won") await unlessRefused(winChargeback(chargebackId));
  else if (outcome === "lost") await lose(chargeback, dispute);
  else await stillOpen(chargeback, dispute);
  const { state } = await chargebackNow(chargebackId);
  const isOver = outcome === "won" || outcome === "lost";
  if (isOver && state === "OPEN")
    throw new Error(`chargeback ${chargebackId} could not be ended as ${outcome}`);
  if (isOver) assertAgrees(await chargebackNow(chargebackId), dispute);
}

async function lose(
  { id, amountMinor }: ChargebackFacts,
  { id: disputeId, amountMinor: taken }: GatewayDispute,
) {
  if (taken <= 0n || taken > amountMinor) {
    const why = `the bank took ${taken} kobo but had claimed ${amountMinor}`;
    log.error("a bank took another amount than it had claimed", { chargebackId: id, disputeId, why });
    throw new DisputeMismatchError(disputeId, why);
  }
  await unlessRefused(loseChargeback(id, taken));
}

async function stillOpen(chargeback: ChargebackFacts, dispute: GatewayDispute): Promise<void> {
  const { id, response, deliveredAt, dueAt } = chargeback;
  if (response && !deliveredAt && !dispute.waitsForUs) {
    await unlessRefused(recordDelivery(id));
    return;
  }
  if (dispute.outcome === "unknown")
    log.error("unknown outcome of a dispute", { chargebackId: id, says: dispute.says });
  if (dispute.dueAt && dispute.dueAt.getTime() !== dueAt?.getTime())
    await unlessRefused(waitForBank(chargeback, dispute.dueAt));
}

/** A chargeback that ended differently at the gateway means that money moved which our books do not show. Staff decide. */
function assertAgrees({ id, state }: ChargebackFacts, dispute: GatewayDispute): void {
  const { outcome } = dispute;
  const isContrary = (state === "WON" && outcome === "lost") || (state === "LOST" && outcome === "won");
  if (!isContrary) return;
  log.error("a bank has changed its decision", { chargebackId: id, state, outcome });
  throw new DisputeMismatchError(dispute.id, `it is ${state} here and ${outcome} at the gateway`);
}
