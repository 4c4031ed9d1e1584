import "server-only";
import { checkDeposit } from "./check-deposit";
import { hasArrived } from "./moves";
import { takeTransferEvent } from "./payouts/look-at-payout";
import type { GatewayEvent } from "./paystack/events";

type Kind = GatewayEvent["kind"];

/** Acts on one kind of the gateway's events. Throws, so that it is tried again, where the gateway does not confirm it yet. */
export type EventTaker<Told extends Kind> = (told: Extract<GatewayEvent, { kind: Told }>) => Promise<void>;

/** A charge that we began, by our own reference. */
const takeCharge: EventTaker<"charge"> = async ({ reference }) => {
  const { state } = await checkDeposit(reference);
  if (!hasArrived(state)) throw new Error(`the gateway does not confirm the payment of ${reference} yet`);
};

/** What is done on each kind of event. Those that are not here are kept, and change nothing. */
const takers: { [Told in Kind]?: EventTaker<Told> } = {
  charge: takeCharge,
  transfer: ({ reference, event }) => takeTransferEvent(reference, event),
};

/** Lets whoever knows about such an event look at what the gateway says of it. */
export async function takeEvent<Told extends Kind>(
  told: Extract<GatewayEvent, { kind: Told }>,
): Promise<void> {
  const take: EventTaker<Told> | undefined = takers[told.kind as Told];
  await take?.(told);
}
