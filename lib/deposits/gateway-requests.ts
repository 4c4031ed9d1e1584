import { z } from "zod";
import { gatewayRequest } from "@/lib/gateways/requests/request";
import { findings } from "./findings";
import { depositReference } from "./schema";

// What the web process has the worker do about deposits at their gateways. The handlers are in gateway-request-handlers.ts.

/** Opens the checkout of a deposit that has been written down. 'lost': it was opened before, and nobody knows where. */
export const openCheckoutRequest = gatewayRequest({
  operation: "deposits.open_checkout",
  input: z.object({ reference: depositReference }),
  response: z.discriminatedUnion("outcome", [
    z.object({ outcome: z.literal("open"), authorizationUrl: z.url(), accessCode: z.string().nullable() }),
    z.object({ outcome: z.enum(["settled", "lost"]) }),
  ]),
  keptFor: 60,
});

/** Asks what became of a deposit and records it. 'held': it was paid in a way that a person has to look at. */
export const checkDepositRequest = gatewayRequest({
  operation: "deposits.check",
  input: z.object({ reference: depositReference }),
  response: z.object({ finding: z.enum([...findings, "held"]) }),
  keptFor: 0,
});

/** Opens the account that a user has asked for. */
export const openVirtualAccountRequest = gatewayRequest({
  operation: "deposits.open_virtual_account",
  input: z.object({ userId: z.uuid() }),
  response: z.object({}),
  keptFor: 0,
});

/** Looks for transfers to a user's account of which the gateway has told nothing yet. */
export const findTransfersRequest = gatewayRequest({
  operation: "deposits.find_transfers",
  input: z.object({ userId: z.uuid() }),
  response: z.object({}),
  keptFor: 0,
});

/** Whose an account is, to which a refund could go, and how the gateway names its bank; null for a bank that it does not know. */
export const refundAccountRequest = gatewayRequest({
  operation: "deposits.resolve_refund_account",
  input: z.object({ accountNumber: z.string(), bankCode: z.string() }),
  response: z.object({ bankId: z.string(), bankName: z.string(), accountName: z.string() }).nullable(),
  keptFor: 60,
});
