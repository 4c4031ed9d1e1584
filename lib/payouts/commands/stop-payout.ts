import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { type Actor, command } from "@/lib/kernel/command";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { isWithGateway, mayMakeMove } from "../machine";
import { readPayout } from "../payout-row";
import { payoutRefusals } from "../refusals";
import {
  auditEntry,
  fullReturn,
  mustReviewForOthers,
  type PayoutFacts,
  type PayoutMoved,
  planPayout,
} from "../rules";

/**
 * The owner cancels a payout before it is sent: everything returns to the wallet.
 * @throws Refusal - not_found for another user's payout, too_late_to_cancel, moved_on
 */
export const cancelPayout = command<{ id: string }, PayoutFacts, PayoutMoved>({
  act: "wallet.cancel_payout",
  read: ({ id }) => readPayout(id),
  decide(payout, _input, by) {
    if (payout.userId !== by.id) throw new Refusal(kernelRefusals.not_found);
    if (isWithGateway(payout.state)) throw new Refusal(payoutRefusals.too_late_to_cancel);
    return planPayout(payout, "cancel", fullReturn(payout));
  },
});

/**
 * Staff reject a payout before it is sent, with a reason shown to its owner: everything returns to the wallet.
 * @throws Refusal - not_found, needs_another_person, moved_on
 */
export const rejectPayout = command<
  { id: string; reason: string; reasonCode?: ReasonCode },
  PayoutFacts,
  PayoutMoved
>({
  act: "wallet.reject_payout",
  read: ({ id }) => readPayout(id),
  decide(payout, { reason, reasonCode }, by) {
    assertRejectable(by, payout);
    return planPayout(payout, "reject", {
      ...fullReturn(payout),
      set: { failure: reason },
      audit: [auditEntry(by, "wallet.reject_payout", payout.id, reason, { reasonCode })],
    });
  },
});

/** Whether this member of staff can reject it. Throws Refusal not_found, needs_another_person, moved_on. */
export function assertRejectable(by: Actor, payout: Pick<PayoutFacts, "userId" | "state">): void {
  mustReviewForOthers(by, "payout.reject", payout);
  if (!mayMakeMove(payout.state, "reject")) throw new Refusal(kernelRefusals.moved_on);
}
