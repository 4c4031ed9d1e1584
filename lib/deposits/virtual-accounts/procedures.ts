import "server-only";
import { z } from "zod";
import { askGateway, isGatewayError } from "@/lib/gateways";
import { log } from "@/lib/kernel/log";
import { forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { findTransfersRequest, openVirtualAccountRequest } from "../gateway-requests";
import { walletRefusals } from "../refusals";
import { accountOf, ownAccountOf } from "./account-row";
import { askForAccount } from "./commands/ask-for-account";

const accountView = z.object({
  bankName: z.string(),
  accountNumber: z.string(),
  accountName: z.string(),
});

const accountState = z.object({
  /** Where to transfer to; null where there is none yet. */
  account: accountView.nullable(),
  /** Asked for, and the gateway has not made it yet. */
  isBeingMade: z.boolean(),
});

const tags = ["wallet"];

/** The caller's own account to transfer to. */
export const showVirtualAccount = forSignedIn
  .route({ method: "GET", path: "/wallet/virtual-account", tags, summary: "Get your bank transfer account" })
  .output(accountState)
  .handler(({ context }) => ownAccountOf(context.actor.id));

/** How often somebody can make us ask the gateway for an account. */
const asks: Limit = { name: "open virtual account by user", max: 6, minutes: 10 };

/** Asks for the caller's own account; the same one however often. Where the gateway is silent a job goes on asking. */
export const openVirtualAccount = forSignedInOnce
  .route({
    method: "POST",
    path: "/wallet/virtual-account",
    tags,
    summary: "Create your bank transfer account",
  })
  .input(z.strictObject({}))
  .output(accountState)
  .handler(async ({ context }) => {
    resultOf(context, await askForAccount(context.actor));
    const { id: userId } = context.actor;
    if (!(await accountOf(userId))) {
      await limit(asks, userId);
      await askGateway(openVirtualAccountRequest, { userId }).catch(hushGateway);
    }
    return ownAccountOf(userId);
  });

/** How often somebody can make the gateway look for their transfer. */
const looks: Limit = { name: "look for transfers", max: 6, minutes: 10 };

/** Asks the gateway for transfers to the caller's account of which it has told nothing yet. */
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
    await limit(looks, context.actor.id);
    try {
      await askGateway(findTransfersRequest, { userId: context.actor.id });
    } catch (error) {
      hushGateway(error);
      throw new Refusal(walletRefusals.gateway_no_answer_now);
    }
    return { looked: true as const };
  });

/** The job goes on asking. Throws whatever is not the gateway's. */
function hushGateway(error: unknown): void {
  if (!isGatewayError(error)) throw error;
  log.warn("the gateway did not serve a virtual account", { error: error.message });
}

export const virtualAccountOperations = { showVirtualAccount, openVirtualAccount, lookForTransfers };
