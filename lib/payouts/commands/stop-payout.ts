import "server-only";
import { command } from "@/lib/kernel/command";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { isWithGateway, mayMakeMove } from "../moves";
import { readPayout } from "../payout-row";
import { payoutRefusals } from "../refusals";
import {
  auditEntry,
  givenBack,
  mustReviewForOthers,
  type PayoutFacts,
  type PayoutMoved,
  planPayout,
} from "../rules";

/**
 * The owner takes a payout back before it is sent: everything returns to the wallet.
 * @throws Refusal - not_found for another's, too_late_to_cancel, moved_on
 */
export const cancelPayout = command<{ id: string }, PayoutFacts, PayoutMoved>({
  act: "wallet.cancel_payout",
  read: ({ id }) => readPayout(id),
  decide(payout, _input, by) {
    if (payout.userId !== by.id) throw new Refusal(kernelRefusals.not_found);
    if (isWithGateway(payout.state)) throw new Refusal(payoutRefusals.too_late_to_cancel);
    return planPayout(payout, "cancel", givenBack(payout));
  },
});

/**
 * Staff turn a payout down before it is sent, with a reason that its owner reads: everything returns to the wallet.
 * @throws Refusal - not_found, needs_another_person, moved_on
 */
export const rejectPayout = command<{ id: string; reason: string }, PayoutFacts, PayoutMoved>({
  act: "wallet.reject_payout",
  read: ({ id }) => readPayout(id),
  decide(payout, { reason }, by) {
    mustReviewForOthers(by, "payout.reject", payout);
    if (!mayMakeMove(payout.state, "reject")) throw new Refusal(kernelRefusals.moved_on);
    return planPayout(payout, "reject", {
      ...givenBack(payout),
      set: { failure: reason },
      audit: [auditEntry(by, "wallet.reject_payout", payout.id, reason)],
    });
  },
});
