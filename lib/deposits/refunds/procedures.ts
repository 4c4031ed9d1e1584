import "server-only";
import type { z } from "zod";
import { requestProcedure } from "@/lib/kernel/approvals/approvable";
import type { Command } from "@/lib/kernel/command";
import type { Permission } from "@/lib/kernel/permissions";
import { reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { releaseByTwo } from "../commands/release-by-two";
import { releaseDeposit } from "../commands/release-deposit";
import { refundDeposit } from "./commands/refund-deposit";
import { setRefundAccount } from "./redirect-refund";
import {
  DepositDecided,
  type DepositDecision,
  RefundAccount,
  RefundDecision,
  RefundMovedView,
  ReleaseDecision,
} from "./schema";

const tags = ["admin"];

/** A decision moves other people's money, so it requires re-authentication. */
const decision = (
  act: "refund" | "release",
  summary: string,
  needs: Permission,
  input: z.ZodType<DepositDecision>,
  decide: Command<DepositDecision, { reference: string }>,
) =>
  reauthenticatedStaff(needs)
    .route({ method: "POST", path: `/admin/deposits/{reference}/${act}`, tags, summary })
    .input(input)
    .output(DepositDecided)
    .handler(async ({ input: decision, context }) => {
      const { reference } = resultOf(context, await decide(context.actor, context.key, decision));
      return { reference };
    });

export const refund = decision("refund", "Refund a deposit", "refund.source", RefundDecision, refundDeposit);
export const release = decision(
  "release",
  "Release a quarantined deposit to the wallet",
  "deposit.release",
  ReleaseDecision,
  releaseDeposit,
);

/** From the setting's amount on, two people decide. */
export const askToRelease = requestProcedure(releaseByTwo, {
  path: "/admin/deposits/{reference}/ask",
  summary: "Request the release of a large deposit",
  needs: "deposit.release",
});

export const nameRefundAccount = reauthenticatedStaff("refund.source")
  .route({
    method: "POST",
    path: "/admin/refunds/{refundId}/account",
    tags,
    summary: "Set the bank account for a refund that needs attention",
  })
  .input(RefundAccount)
  .output(RefundMovedView)
  .handler(async ({ input, context }) => {
    return resultOf(context, await setRefundAccount(context.actor, context.key, input));
  });

/** Operations of finance on deposits. */
export const refundOperations = { refund, release, askToRelease, nameRefundAccount };
