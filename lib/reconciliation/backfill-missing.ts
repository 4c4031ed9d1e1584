import "server-only";
import { type EventHandlers, handleEvent } from "@/lib/gateways";
import type { GatewayEvent } from "@/lib/gateways/port";
import { log } from "@/lib/kernel/log";
import type { TheirRecord } from "./compare/records";

/** The most records backfilled in one run. */
const MAX_BACKFILL = 20;

/**
 * Handles records that the gateway lists and we have not booked as if their webhook had arrived: the handler of each kind
 * fetches the record and books it. Being in a list alone never credits anything.
 */
export async function backfillMissing(
  gateway: string,
  unbooked: readonly TheirRecord[],
  handlers: EventHandlers,
): Promise<void> {
  for (const record of unbooked.slice(0, MAX_BACKFILL)) {
    try {
      await handle(gateway, record, handlers);
    } catch (error) {
      const { kind, reference } = record;
      log.warn("a gateway record could not be backfilled yet", {
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
