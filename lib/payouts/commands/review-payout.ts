import "server-only";
import { approval } from "@/lib/kernel/approvals/machine";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { mayMakeMove } from "../moves";
import { readPayout } from "../payout-row";
import { payoutRefusals } from "../refusals";
import { auditEntry, mustReviewForOthers, type PayoutFacts, type PayoutMoved, planPayout } from "../rules";

/** What the posting that pays is called, and so what two people agree to. */
export const PAY_ACT = "wallet.pay_payout";

interface Reviewed extends PayoutFacts {
  request: { id: string; version: string; creatorId: string; reason: string } | null;
}

const readReviewed = (id: string) => sql`
  select p.*, (
    select jsonb_build_object('id', a.id, 'version', a.version::text, 'creatorId', a.creator_id, 'reason', a.reason) from approval a
    where a.act = ${PAY_ACT} and a.subject_id = p.id and a.approver_id is null and a.ended_at is null) as request
  from (${readPayout(id)}) p`;

/**
 * One member of staff asks that a large payout be paid. A colleague then agrees, or somebody rejects it.
 * @throws Refusal - not_found, needs_another_person, already_asked, moved_on
 */
export const askForPayout = command<{ id: string; reason: string }, Reviewed, PayoutMoved>({
  act: "wallet.ask_for_payout",
  read: ({ id }) => readReviewed(id),
  decide(payout, { reason }, by) {
    mustReviewForOthers(by, payout);
    mustWaitForReview(payout);
    if (payout.request) throw new Refusal(payoutRefusals.already_asked);
    const { id, userId } = payout;
    const row = { id: newId(), act: PAY_ACT, subjectId: id, beneficiaryId: userId, reason };
    // Writing the payout moves its version on: of two who ask at once, one is told of the other.
    return planPayout(payout, "ask", {
      insert: [{ table: "approval", row }],
      audit: [auditEntry(by, "wallet.ask_for_payout", id, reason)],
    });
  },
});

/**
 * A second member of staff agrees: the payout is queued. The database, too, refuses the one who asked and the one who gains.
 * @throws Refusal - not_found, needs_another_person, nothing_asked, moved_on
 */
export const agreeToPayout = command<{ id: string }, Reviewed, PayoutMoved>({
  act: "wallet.agree_to_payout",
  read: ({ id }) => readReviewed(id),
  decide(payout, _input, by) {
    mustReviewForOthers(by, payout);
    mustWaitForReview(payout);
    const { id, request, now } = payout;
    if (!request) throw new Refusal(payoutRefusals.nothing_asked);
    if (request.creatorId === by.id) throw new Refusal(payoutRefusals.needs_another_person);
    return planPayout(payout, "agree", {
      set: { checkAt: now },
      rows: [approval.move({ id: request.id, version: BigInt(request.version) }, "agree")],
      audit: [auditEntry(by, "wallet.agree_to_payout", id, request.reason)],
    });
  },
});

function mustWaitForReview({ state }: PayoutFacts): void {
  if (!mayMakeMove(state, "agree")) throw new Refusal(kernelRefusals.moved_on);
}
