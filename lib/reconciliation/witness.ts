import "server-only";
import { type EventHandlers, handleEvent } from "@/lib/gateways";
import { log } from "@/lib/kernel/log";
import type { TheirRecord } from "./compare/records";

/** The most that one run has looked after. */
const AT_ONCE = 20;

/**
 * What the gateway lists and we have not booked is looked at as if its webhook had come: whoever knows that kind asks the
 * gateway about the one record, and books what it answers. Nothing is ever credited for standing in a list.
 */
export async function witness(unbooked: readonly TheirRecord[], handlers: EventHandlers): Promise<void> {
  for (const told of unbooked.slice(0, AT_ONCE)) {
    try {
      await handle(told, handlers);
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

async function handle(record: TheirRecord, handlers: EventHandlers): Promise<void> {
  const { kind, id, reference, about, amountMinor } = record;
  if (kind === "deposit") return handleEvent(handlers, { kind: "charge", reference, receiverAccount: about });
  if (kind === "payout") return handleEvent(handlers, { kind: "transfer", reference, event: "" });
  if (kind === "refund" && about) {
    return handleEvent(handlers, {
      kind: "refund",
      event: "",
      refundId: id,
      transactionReference: about,
      amountMinor,
    });
  }
  if (kind === "chargeback" && id) {
    return handleEvent(handlers, {
      kind: "dispute",
      event: "",
      disputeId: id,
      transactionId: null,
      reference: about,
    });
  }
}
