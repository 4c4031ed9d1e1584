import "server-only";
import type { EventHandlers } from "@/lib/gateways";
import { takeTransferEvent } from "./look-at-payout";

/** The gateway's events about transfers that we sent. */
export const payoutEventHandlers: EventHandlers = {
  transfer: ({ reference, event }) => takeTransferEvent(reference, event),
};
