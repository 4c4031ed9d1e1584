import "server-only";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { readPosting } from "./read-posting";
import { gainerOf, mustBeFinance, mustBeReversible, REVERSE_ACT, type ReversiblePosting } from "./rules";

/**
 * Staff ask that a posting be reversed, with a reason that the colleague who agrees will read.
 * @throws Refusal - not_staff, not_reversible, already_reversed; not_found for a posting about nothing
 */
export const requestReversal = command<
  { postingId: bigint; reason: string },
  ReversiblePosting,
  { approvalId: string }
>({
  act: "ledger.request_reversal",
  read: ({ postingId }) => readPosting(postingId),
  decide(posting, { postingId, reason }, by) {
    mustBeFinance(by);
    mustBeReversible(posting);
    const id = newId();
    const beneficiaryId = gainerOf(posting);
    const subjectId = posting.subjectId;
    return {
      insert: [
        {
          table: "approval",
          row: { id, act: REVERSE_ACT, subjectId, reverses: postingId, beneficiaryId, reason },
        },
      ],
      audit: [
        {
          actorId: by.id,
          act: "ledger.request_reversal",
          subjectKind: "posting",
          subjectId: posting.id,
          reason,
        },
      ],
      result: { approvalId: id },
    };
  },
});
