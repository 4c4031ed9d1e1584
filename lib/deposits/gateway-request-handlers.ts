import "server-only";
import { handlerOf, type RequestHandler } from "@/lib/gateways/requests/request";
import { log } from "@/lib/kernel/log";
import { checkDeposit } from "./check-deposit";
import {
  checkDepositRequest,
  findTransfersRequest,
  openCheckoutRequest,
  openVirtualAccountRequest,
  refundAccountRequest,
} from "./gateway-requests";
import { openCheckout } from "./open-checkout";
import { PaymentMismatchError } from "./payment-mismatch";
import { resolveRefundAccount } from "./refunds/redirect-refund";
import { findTransfersOf } from "./virtual-accounts/find-transfers";
import { openAccount } from "./virtual-accounts/open-account";

/** Deposit requests that the worker performs while a user waits. */
export const depositRequestHandlers: readonly RequestHandler[] = [
  handlerOf(openCheckoutRequest, ({ reference }) => openCheckout(reference)),
  handlerOf(checkDepositRequest, ({ reference }) => findingFor(reference)),
  handlerOf(openVirtualAccountRequest, async ({ userId }) => {
    await openAccount(userId);
    return {};
  }),
  handlerOf(findTransfersRequest, async ({ userId }) => {
    await findTransfersOf(userId);
    return {};
  }),
  handlerOf(refundAccountRequest, resolveRefundAccount),
];

async function findingFor(reference: string) {
  try {
    const { finding } = await checkDeposit(reference);
    return { finding };
  } catch (error) {
    if (!(error instanceof PaymentMismatchError)) throw error;
    log.error("a payment needs staff review", { reference, error: error.message });
    return { finding: "held" as const };
  }
}
