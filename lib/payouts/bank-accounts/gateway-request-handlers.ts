import "server-only";
import { gatewayOf } from "@/lib/gateways";
import { handlerOf, type RequestHandler } from "@/lib/gateways/requests/request";
import { refreshBanks } from "./banks";
import { refreshBanksRequest, resolveAccountRequest } from "./gateway-requests";

/** What the worker does about bank accounts while somebody waits for it. */
export const payoutRequestHandlers: readonly RequestHandler[] = [
  handlerOf(resolveAccountRequest, (account, gateway) => gatewayOf(gateway).resolveAccount(account)),
  handlerOf(refreshBanksRequest, async () => {
    await refreshBanks();
    return {};
  }),
];
