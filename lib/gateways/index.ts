import "server-only";

export { GatewayNoAnswer, GatewayRefused, isGatewayError } from "./errors";
export type { EventHandler, EventHandlers } from "./handlers";
export { handleEvent } from "./handlers";
export { keepingWebhook } from "./keep-webhook";
export { assertFitForMoney, capabilitiesOf, gatewayNames, gatewayOf, isMoneyReal } from "./registry";
export { callGateway } from "./requests/call";
export { serveGatewayRequests } from "./requests/serve";
