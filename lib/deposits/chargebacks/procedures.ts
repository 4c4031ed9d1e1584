import "server-only";
import type { Answer } from "@/lib/kernel/command";
import { type CallContext, reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { answerChargeback } from "./commands/answer-chargeback";
import { unfreezeUser as unfreeze } from "./commands/unfreeze-user";
import type { ChargebackMoved } from "./rules";
import { AcceptChargeback, ChargebackView, DeclineChargeback, UnfreezeUser } from "./schema";

const tags = ["admin"];

/** The chargeback's state after a decision. */
function decided(context: CallContext, answer: Answer<ChargebackMoved>) {
  const { chargebackId: id, state } = resultOf(context, answer);
  return { id, state };
}

// These decide on other people's money, so they require re-authentication.
export const declineChargeback = reauthenticatedStaff("chargeback.answer")
  .route({
    method: "POST",
    path: "/admin/chargebacks/{id}/decline",
    tags,
    summary: "Dispute a chargeback with evidence from our records",
  })
  .input(DeclineChargeback)
  .output(ChargebackView)
  .handler(async ({ input: { id, summary }, context }) =>
    decided(
      context,
      await answerChargeback(context.actor, context.key, { chargebackId: id, response: "declined", summary }),
    ),
  );

export const acceptChargeback = reauthenticatedStaff("chargeback.answer")
  .route({
    method: "POST",
    path: "/admin/chargebacks/{id}/accept",
    tags,
    summary: "Accept a chargeback",
  })
  .input(AcceptChargeback)
  .output(ChargebackView)
  .handler(async ({ input: { id, reason, reasonCode }, context }) =>
    decided(
      context,
      await answerChargeback(context.actor, context.key, {
        chargebackId: id,
        response: "accepted",
        summary: reason,
        reasonCode,
      }),
    ),
  );

export const unfreezeUser = reauthenticatedStaff("person.unfreeze")
  .route({
    method: "POST",
    path: "/admin/chargebacks/{id}/unfreeze",
    tags,
    summary: "Unfreeze an account after a chargeback",
  })
  .input(UnfreezeUser)
  .output(ChargebackView)
  .handler(async ({ input: { id, ...why }, context }) =>
    decided(context, await unfreeze(context.actor, context.key, { chargebackId: id, ...why })),
  );

/** For the API's router. */
export const chargebackOperations = { declineChargeback, acceptChargeback, unfreezeUser };
