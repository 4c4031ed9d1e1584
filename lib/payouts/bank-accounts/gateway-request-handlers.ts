import "server-only";
import { gatewayOf } from "@/lib/gateways";
import { handlerOf, type RequestHandler } from "@/lib/gateways/requests/request";
import { refreshBanks } from "./banks";
import { refreshBanksRequest, resolveAccountRequest } from "./gateway-requests";

/** How the worker answers requests of the web process about bank accounts. */
export const payoutRequestHandlers: readonly RequestHandler[] = [
  handlerOf(resolveAccountRequest, (account, gateway) => gatewayOf(gateway).resolveAccount(account)),
  handlerOf(refreshBanksRequest, async () => {
    await refreshBanks();
    return {};
  }),
];
