import "server-only";
import type { EventHandlers } from "@/lib/gateways";
import { handleTransfer } from "./record-transfer";

/** The gateway's events about transfers that we sent. */
export const payoutEventHandlers: EventHandlers = {
  transfer: ({ transfer: { reference, gatewayRecordId }, claims }, gateway) =>
    handleTransfer(gateway, reference, claims, gatewayRecordId),
};
