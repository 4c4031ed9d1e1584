import "server-only";
import type { z } from "zod";
import type { Command } from "@/lib/kernel/command";
import { reauthenticatedIdempotent, resultOf } from "@/lib/kernel/procedure";
import { releaseDeposit } from "../commands/release-deposit";
import { refundDeposit } from "./commands/refund-deposit";
import { giveAccount } from "./redirect-refund";
import { DepositDecided, DepositDecision, RefundAccount, RefundMovedView } from "./schema";

const tags = ["staff"];

/** Each moves other people's money, so the decider has just re-authenticated. */
const decision = (
  act: "refund" | "release",
  summary: string,
  decide: Command<z.infer<typeof DepositDecision>, { reference: string }>,
) =>
  reauthenticatedIdempotent
    .route({ method: "POST", path: `/admin/deposits/{reference}/${act}`, tags, summary })
    .input(DepositDecision)
    .output(DepositDecided)
    .handler(async ({ input, context }) => {
      const { reference } = resultOf(context, await decide(context.actor, context.key, input));
      return { reference };
    });

export const refund = decision("refund", "Refund a deposit", refundDeposit);
export const release = decision("release", "Release a quarantined deposit to the wallet", releaseDeposit);

export const nameRefundAccount = reauthenticatedIdempotent
  .route({
    method: "POST",
    path: "/admin/refunds/{refundId}/account",
    tags,
    summary: "Set the bank account for a refund that needs attention",
  })
  .input(RefundAccount)
  .output(RefundMovedView)
  .handler(async ({ input, context }) => {
    return resultOf(context, await giveAccount(context.actor, context.key, input));
  });

/** What finance may do about deposits. */
export const refundOperations = { refund, release, nameRefundAccount };
