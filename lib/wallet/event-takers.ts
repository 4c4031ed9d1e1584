import "server-only";
import { takeDispute } from "./chargebacks/check-dispute";
import { checkDeposit } from "./check-deposit";
import { hasArrived } from "./moves";
import { takeTransferEvent } from "./payouts/look-at-payout";
import type { GatewayEvent } from "./paystack/events";
import { takeRefund } from "./refunds/check-refund";
import { depositReference } from "./schema";
import { creditTransfer } from "./virtual-accounts/credit-transfer";
import { takeAssignment, takeRejection } from "./virtual-accounts/event-takers";

type Kind = GatewayEvent["kind"];

/** Acts on one kind of the gateway's events. Throws, so that it is tried again, where the gateway does not confirm it yet. */
export type EventTaker<Told extends Kind> = (told: Extract<GatewayEvent, { kind: Told }>) => Promise<void>;

/** A charge that we began, by our own reference; or a transfer to a virtual account, by the gateway's. */
const takeCharge: EventTaker<"charge"> = async ({ reference }) => {
  if (!depositReference.safeParse(reference).success) {
    await creditTransfer(reference);
    return;
  }
  const { state } = await checkDeposit(reference);
  if (!hasArrived(state)) throw new Error(`the gateway does not confirm the payment of ${reference} yet`);
};

/** What is done on each kind of event. Those that are not here are kept, and change nothing. */
const takers: { [Told in Kind]?: EventTaker<Told> } = {
  charge: takeCharge,
  transfer: ({ reference, event }) => takeTransferEvent(reference, event),
  refund: takeRefund,
  dispute: takeDispute,
  account_assignment: takeAssignment,
  bank_transfer_rejected: takeRejection,
};

/** Lets whoever knows about such an event look at what the gateway says of it. */
export async function takeEvent<Told extends Kind>(
  told: Extract<GatewayEvent, { kind: Told }>,
): Promise<void> {
  const take: EventTaker<Told> | undefined = takers[told.kind];
  await take?.(told);
}
