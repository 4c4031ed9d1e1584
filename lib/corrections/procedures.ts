import "server-only";
import { z } from "zod";
import { refundDeposit } from "@/lib/deposits";
import type { RequestReceipt } from "@/lib/kernel/approvals/spec";
import { type Actor, type Command } from "@/lib/kernel/command";
import { reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { corrections } from "./correct";
import { correctionActs } from "./kinds";
import { AskForRefund, AskToCorrect } from "./schema";

const Asked = z.object({ approvalId: z.string(), digest: z.string() });

/** Requests any of the acts. */
const ask: Command<z.output<typeof AskToCorrect>, RequestReceipt> = (by: Actor, key, { act, ...detail }) =>
  corrections[act].request(by, key, detail);

export const askToCorrect = reauthenticatedStaff(correctionActs, "a")
  .route({
    method: "POST",
    path: "/admin/corrections",
    tags: ["admin"],
    summary: "Request a correction of a wallet",
  })
  .input(AskToCorrect)
  .output(Asked)
  .handler(async ({ input, context }) => resultOf(context, await ask(context.actor, context.key, input)));

/** About a deposit at once, back to where it came from; about anything else once a colleague agrees. */
export const refundToWallet = reauthenticatedStaff(["refund.credit", "refund.source"])
  .route({
    method: "POST",
    path: "/wallet/refund",
    successStatus: 202,
    tags: ["admin"],
    summary: "Give a person money back",
  })
  .input(AskForRefund)
  .output(z.object({ approvalId: z.string().nullable(), refundId: z.string().nullable() }))
  .handler(async ({ input, context }) => {
    const { actor, key } = context;
    if (input.caseKind === "deposit") {
      const { reason, reasonCode, caseId } = input;
      const { refundId } = resultOf(
        context,
        await refundDeposit(actor, key, { reference: `dep-${caseId}`, reason, reasonCode }),
      );
      return { approvalId: null, refundId };
    }
    const detail = { ...input, direction: "in" as const };
    const { approvalId } = resultOf(context, await corrections["refund.credit"].request(actor, key, detail));
    return { approvalId, refundId: null };
  });

/** For the API's router. */
export const correctionOperations = { askToCorrect, refundToWallet };
