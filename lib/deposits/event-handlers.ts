import "server-only";
import type { EventHandler, EventHandlers } from "@/lib/gateways";
import { handleDispute } from "./chargebacks/check-dispute";
import { checkDeposit } from "./check-deposit";
import { hasArrived } from "./machine";
import { handleRefund } from "./refunds/check-refund";
import { depositReference } from "./schema";
import { creditTransfer } from "./virtual-accounts/credit-transfer";
import { handleAssignment, handleRejection } from "./virtual-accounts/event-handlers";

/** A payment that we started, under our own reference; or a transfer to a virtual account, under the gateway's. */
const handlePayment: EventHandler<"payment"> = async ({ payment }, gateway) => {
  const { reference, gatewayRecordId } = payment;
  if (!depositReference.safeParse(reference).success) {
    await creditTransfer(gateway, reference, gatewayRecordId);
    return;
  }
  const { state } = await checkDeposit(reference, gatewayRecordId);
  if (!hasArrived(state)) throw new Error(`the gateway has not confirmed the payment of ${reference} yet`);
};

/** Handlers of the gateway's events about deposits, refunds and disputes. */
export const depositEventHandlers: EventHandlers = {
  payment: handlePayment,
  refund: handleRefund,
  dispute: handleDispute,
  account_assignment: handleAssignment,
  bank_transfer_rejected: handleRejection,
};
