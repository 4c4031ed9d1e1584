import "server-only";
import { z } from "zod";
import { callGateway, isGatewayError } from "@/lib/gateways";
import { behind } from "@/lib/kernel/flags";
import { log } from "@/lib/kernel/log";
import { forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { findTransfersRequest, openVirtualAccountRequest } from "../gateway-requests";
import { walletRefusals } from "../refusals";
import { accountOf, ownAccountOf } from "./account-row";
import { requestAccount } from "./commands/request-account";

const accountView = z.object({
  bankName: z.string(),
  accountNumber: z.string(),
  accountName: z.string(),
});

const accountState = z.object({
  /** Null until it is created. */
  account: accountView.nullable(),
  /** Requested, and not created by the gateway yet. */
  isBeingMade: z.boolean(),
});

const tags = ["wallet"];

/** The caller's own virtual account. */
export const showVirtualAccount = forSignedIn
  .route({ method: "GET", path: "/wallet/virtual-account", tags, summary: "Get your bank transfer account" })
  .output(accountState)
  .handler(({ context }) => ownAccountOf(context.actor.id));

/** Limits how often a user can trigger a request to the gateway for an account. */
const openLimit: Limit = { name: "open virtual account by user", max: 6, minutes: 10 };

/** Requests the caller's virtual account; repeats return the same one. A job retries when the gateway gives no answer. */
export const openVirtualAccount = forSignedInOnce
  .use(behind("deposits.transfer"))
  .route({
    method: "POST",
    path: "/wallet/virtual-account",
    tags,
    summary: "Create your bank transfer account",
  })
  .input(z.strictObject({}))
  .output(accountState)
  .handler(async ({ context }) => {
    resultOf(context, await requestAccount(context.actor));
    const { id: userId } = context.actor;
    if (!(await accountOf(userId))) {
      await limit(openLimit, userId);
      await callGateway(openVirtualAccountRequest, { userId }).catch(ignoreGatewayError);
    }
    return ownAccountOf(userId);
  });

/** Limits how often a user can trigger a search for their transfer. */
const findLimit: Limit = { name: "look for transfers", max: 6, minutes: 10 };

/** Searches the gateway for transfers to the caller's account that it has not reported yet. */
export const lookForTransfers = forSignedInOnce
  .route({
    method: "POST",
    path: "/wallet/virtual-account/look",
    tags,
    summary: "Look for a missing transfer",
  })
  .input(z.strictObject({}))
  .output(z.object({ looked: z.literal(true) }))
  .handler(async ({ context }) => {
    await limit(findLimit, context.actor.id);
    try {
      await callGateway(findTransfersRequest, { userId: context.actor.id });
    } catch (error) {
      ignoreGatewayError(error);
      throw new Refusal(walletRefusals.gateway_no_answer_now);
    }
    return { looked: true as const };
  });

/** A job retries. Rethrows any other error. */
function ignoreGatewayError(error: unknown): void {
  if (!isGatewayError(error)) throw error;
  log.warn("a virtual account request failed at the gateway", { error: error.message });
}

export const virtualAccountOperations = { showVirtualAccount, openVirtualAccount, lookForTransfers };
