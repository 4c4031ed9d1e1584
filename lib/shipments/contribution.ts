import "server-only";
import type { RequestHandler } from "@/lib/gateways/requests/request";
import type { Contribution } from "@/lib/kernel/slice";
import { shipmentChecks } from "./checks";
import { shipmentRequestHandlers } from "./gateway-request-handlers";
import { shipmentProcedures } from "./procedures";
import { shipmentReactions } from "./reactions";

export const contribution = {
  slice: "shipments",
  reactions: shipmentReactions,
  operations: shipmentProcedures,
  gatewayRequests: shipmentRequestHandlers,
  checks: shipmentChecks,
} satisfies Contribution & { gatewayRequests: readonly RequestHandler[] };
