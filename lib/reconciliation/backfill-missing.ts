import "server-only";
import { type EventHandlers, handleEvent } from "@/lib/gateways";
import type { GatewayEvent } from "@/lib/gateways/port";
import { log } from "@/lib/kernel/log";
import type { TheirRecord } from "./compare/records";

/** The most that one run has looked after. */
const AT_ONCE = 20;

/**
 * What the gateway lists and we have not booked is looked at as if its webhook had come: whoever knows that kind asks the
 * gateway about the one record, and books what it answers. Nothing is ever credited for standing in a list.
 */
export async function backfillMissing(
  gateway: string,
  unbooked: readonly TheirRecord[],
  handlers: EventHandlers,
): Promise<void> {
  for (const told of unbooked.slice(0, AT_ONCE)) {
    try {
      await handle(gateway, told, handlers);
    } catch (error) {
      const { kind, reference } = told;
      log.warn("a record of the gateway's could not be booked yet", {
        kind,
        reference,
        error: String(error),
      });
    }
  }
}

async function handle(gateway: string, record: TheirRecord, handlers: EventHandlers): Promise<void> {
  const event = eventOf(record);
  if (event) await handleEvent(handlers, event, gateway);
}

function eventOf({ kind, id, reference, about, amountMinor }: TheirRecord): GatewayEvent | undefined {
  const name = { reference, gatewayRecordId: id };
  const payment = about ? { reference: about, gatewayRecordId: null } : null;
  if (kind === "deposit") return { kind: "payment", payment: name, receiverAccount: about };
  if (kind === "payout") return { kind: "transfer", transfer: name, claims: null };
  if (kind === "refund" && payment) return { kind: "refund", refundId: id, payment, amountMinor };
  if (kind === "chargeback" && id) return { kind: "dispute", disputeId: id, payment };
  return undefined;
}
