import { z } from "zod";
import { gatewayRequest } from "@/lib/gateways/requests/request";

// Requests of the web process that the worker answers through a gateway.

/** Resolves the account holder's name at the bank. */
export const resolveAccountRequest = gatewayRequest({
  operation: "payouts.resolve_account",
  input: z.object({ bankCode: z.string(), accountNumber: z.string() }),
  response: z.object({ accountName: z.string() }),
  keptFor: 60,
});

/** Loads the bank list if there is none yet. */
export const refreshBanksRequest = gatewayRequest({
  operation: "payouts.refresh_banks",
  input: z.object({}),
  response: z.object({}),
  keptFor: 0,
});
