import "server-only";
import { reauthenticatedIdempotent, resultOf } from "@/lib/kernel/procedure";
import { releaseDeposit } from "../commands/release-deposit";
import { refundDeposit } from "./commands/refund-deposit";
import { giveAccount } from "./redirect-refund";
import { DepositDecided, DepositDecision, RefundAccount, RefundMovedView } from "./schema";

const tags = ["staff"];

/** Each moves other people's money, so whoever decides has just proven that it is they. */
export const refund = reauthenticatedIdempotent
  .route({
    method: "POST",
    path: "/admin/deposits/{reference}/refund",
    tags,
    summary: "Send a deposit back to where it came from",
  })
  .input(DepositDecision)
  .output(DepositDecided)
  .handler(async ({ input, context }) => {
    const { reference } = resultOf(context, await refundDeposit(context.actor, context.key, input));
    return { reference };
  });

export const release = reauthenticatedIdempotent
  .route({
    method: "POST",
    path: "/admin/deposits/{reference}/release",
    tags,
    summary: "Let a quarantined deposit into its receiver's wallet",
  })
  .input(DepositDecision)
  .output(DepositDecided)
  .handler(async ({ input, context }) => {
    const { reference } = resultOf(context, await releaseDeposit(context.actor, context.key, input));
    return { reference };
  });

export const nameRefundAccount = reauthenticatedIdempotent
  .route({
    method: "POST",
    path: "/admin/refunds/{refundId}/account",
    tags,
    summary: "Name the payer's account for a refund that needs attention",
  })
  .input(RefundAccount)
  .output(RefundMovedView)
  .handler(async ({ input, context }) => {
    return resultOf(context, await giveAccount(context.actor, context.key, input));
  });

/** What finance may do about deposits. */
export const refundOperations = { refund, release, nameRefundAccount };
