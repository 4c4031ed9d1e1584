import "server-only";
import { approval } from "@/lib/kernel/approvals/machine";
import { command } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
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

interface Stoppable extends PayoutFacts {
  /** What staff have asked each other for, and nobody has answered. */
  request: { id: string; version: string } | null;
}

const readStoppable = (id: string) => sql`
  select p.*, (
    select jsonb_build_object('id', a.id, 'version', a.version::text) from approval a
    where a.act = 'wallet.pay_payout' and a.subject_id = p.id and a.approver_id is null and a.ended_at is null) as request
  from (${readPayout(id)}) p`;

/**
 * The owner takes a payout back before it is sent: everything returns to the wallet.
 * @throws Refusal - not_found for another's, too_late_to_cancel, moved_on
 */
export const cancelPayout = command<{ id: string }, Stoppable, PayoutMoved>({
  act: "wallet.cancel_payout",
  read: ({ id }) => readStoppable(id),
  decide(payout, _input, by) {
    if (payout.userId !== by.id) throw new Refusal(kernelRefusals.not_found);
    if (isWithGateway(payout.state)) throw new Refusal(payoutRefusals.too_late_to_cancel);
    return planPayout(payout, "cancel", stopped(payout, "moot"));
  },
});

/**
 * Staff turn a payout down before it is sent, with a reason that its owner reads: everything returns to the wallet.
 * @throws Refusal - not_found, needs_another_person, moved_on
 */
export const rejectPayout = command<{ id: string; reason: string }, Stoppable, PayoutMoved>({
  act: "wallet.reject_payout",
  read: ({ id }) => readStoppable(id),
  decide(payout, { reason }, by) {
    mustReviewForOthers(by, payout);
    if (!mayMakeMove(payout.state, "reject")) throw new Refusal(kernelRefusals.moved_on);
    return planPayout(payout, "reject", {
      ...stopped(payout, "end"),
      set: { failure: reason },
      audit: [auditEntry(by, "wallet.reject_payout", payout.id, reason)],
    });
  },
});

/** The money goes back, and whatever staff had asked for about it is over. */
function stopped(payout: Stoppable, ended: "end" | "moot"): Partial<Plan> {
  const { request } = payout;
  return {
    ...givenBack(payout),
    ...(request && { rows: [approval.move({ id: request.id, version: BigInt(request.version) }, ended)] }),
  };
}
