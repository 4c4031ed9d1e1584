import { z } from "zod";
import { gatewayRequest } from "@/lib/gateways/requests/request";

// What the web process has the worker do about bank accounts at a gateway.

/** Whose an account is, by what its bank says. */
export const resolveAccountRequest = gatewayRequest({
  operation: "payouts.resolve_account",
  input: z.object({ bankCode: z.string(), accountNumber: z.string() }),
  response: z.object({ accountName: z.string() }),
  keptFor: 60,
});

/** Writes down which banks are paid to, where that is not known yet. */
export const refreshBanksRequest = gatewayRequest({
  operation: "payouts.refresh_banks",
  input: z.object({}),
  response: z.object({}),
  keptFor: 0,
});
