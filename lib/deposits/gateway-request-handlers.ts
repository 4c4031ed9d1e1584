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
import { lookForTransfersOf } from "./virtual-accounts/look-for-transfers";
import { openAccount } from "./virtual-accounts/open-account";

/** What the worker does about deposits while somebody waits for it. */
export const depositRequestHandlers: readonly RequestHandler[] = [
  handlerOf(openCheckoutRequest, ({ reference }) => openCheckout(reference)),
  handlerOf(checkDepositRequest, ({ reference }) => findingFor(reference)),
  handlerOf(openVirtualAccountRequest, async ({ userId }) => {
    await openAccount(userId);
    return {};
  }),
  handlerOf(findTransfersRequest, async ({ userId }) => {
    await lookForTransfersOf(userId);
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
    log.error("a payment waits for staff", { reference, error: error.message });
    return { finding: "held" as const };
  }
}
