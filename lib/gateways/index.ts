import "server-only";

export { GatewayNoAnswer, GatewayRefused, isGatewayError } from "./errors";
export type { EventHandler, EventHandlers } from "./handlers";
export { handleEvent } from "./handlers";
export { assertFitForMoney, capabilitiesOf, gatewayNames, gatewayOf, isMoneyReal } from "./registry";
export { askGateway } from "./requests/ask";
export { serveGatewayRequests } from "./requests/serve";
