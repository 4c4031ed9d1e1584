import { z } from "zod";
import { gatewayRequest } from "@/lib/gateways/requests/request";
import { findings } from "./findings";
import { depositReference } from "./schema";

// Requests about deposits that the web process sends to the worker. The handlers are in gateway-request-handlers.ts.

/** Opens the checkout of a stored deposit. 'lost': it was opened before, but its URL was not recorded. */
export const openCheckoutRequest = gatewayRequest({
  operation: "deposits.open_checkout",
  input: z.object({ reference: depositReference }),
  response: z.discriminatedUnion("outcome", [
    z.object({ outcome: z.literal("open"), authorizationUrl: z.url(), accessCode: z.string().nullable() }),
    z.object({ outcome: z.enum(["settled", "lost"]) }),
  ]),
  keptFor: 60,
});

/** Gets the status of a deposit and records it. 'held': the payment needs staff review. */
export const checkDepositRequest = gatewayRequest({
  operation: "deposits.check",
  input: z.object({ reference: depositReference }),
  response: z.object({ finding: z.enum([...findings, "held"]) }),
  keptFor: 0,
});

/** Opens the virtual account that a user has requested. */
export const openVirtualAccountRequest = gatewayRequest({
  operation: "deposits.open_virtual_account",
  input: z.object({ userId: z.uuid() }),
  response: z.object({}),
  keptFor: 0,
});

/** Finds transfers to a user's account that the gateway has not reported yet. */
export const findTransfersRequest = gatewayRequest({
  operation: "deposits.find_transfers",
  input: z.object({ userId: z.uuid() }),
  response: z.object({}),
  keptFor: 0,
});

/** Resolves the holder of a refund's target account and the gateway's id of its bank; null if the gateway does not know the bank. */
export const refundAccountRequest = gatewayRequest({
  operation: "deposits.resolve_refund_account",
  input: z.object({ accountNumber: z.string(), bankCode: z.string() }),
  response: z.object({ bankId: z.string(), bankName: z.string(), accountName: z.string() }).nullable(),
  keptFor: 60,
});
