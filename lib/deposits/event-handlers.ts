import "server-only";
import type { EventHandler, EventHandlers } from "@/lib/gateways";
import { takeDispute } from "./chargebacks/check-dispute";
import { checkDeposit } from "./check-deposit";
import { hasArrived } from "./moves";
import { takeRefund } from "./refunds/check-refund";
import { depositReference } from "./schema";
import { creditTransfer } from "./virtual-accounts/credit-transfer";
import { takeAssignment, takeRejection } from "./virtual-accounts/event-takers";

/** A charge that we began, by our own reference; or a transfer to a virtual account, by the gateway's. */
const handleCharge: EventHandler<"charge"> = async ({ reference }) => {
  if (!depositReference.safeParse(reference).success) {
    await creditTransfer(reference);
    return;
  }
  const { state } = await checkDeposit(reference);
  if (!hasArrived(state)) throw new Error(`the gateway does not confirm the payment of ${reference} yet`);
};

/** The gateway's events about money that comes in and goes back. */
export const depositEventHandlers: EventHandlers = {
  charge: handleCharge,
  refund: takeRefund,
  dispute: takeDispute,
  account_assignment: takeAssignment,
  bank_transfer_rejected: takeRejection,
};
