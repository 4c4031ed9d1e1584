import "server-only";
import pg from "pg";
import { approval } from "@/lib/kernel/approvals/machine";
import { type Command, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { ledgerRefusals } from "../refusals";
import { readPosting } from "./read-posting";
import { mirrored, mustBeFinance, mustBeReversible, REVERSE_ACT, type ReversiblePosting } from "./rules";

interface AgreedReversal extends ReversiblePosting {
  approverId: string | null;
  approvalVersion: bigint;
  reason: string;
}

interface ReversalInput {
  postingId: bigint;
  approvalId: string;
}

const reverse = command<ReversalInput, AgreedReversal, { reverses: string }>({
  act: REVERSE_ACT,
  read: ({ postingId, approvalId }) => sql`
    select posting.*, a.approver_id, a.version as approval_version, a.reason
    from (${readPosting(postingId)}) posting
      join approval a on a.id = ${approvalId}::uuid and a.reverses = ${postingId}`,
  decide(posting, { postingId, approvalId }, by) {
    mustBeFinance(by);
    if (!posting.approverId) throw new Refusal(ledgerRefusals.not_approved);
    mustBeReversible(posting);
    const { id, subjectId, subjectKind, approvalVersion, reason } = posting;
    return {
      subject: { kind: subjectKind ?? "posting", id: subjectId },
      reverses: postingId,
      approval: approvalId,
      rows: [approval.expect({ id: approvalId, version: approvalVersion })],
      transfers: mirrored(posting),
      audit: [{ actorId: by.id, act: REVERSE_ACT, subjectKind: "posting", subjectId: id, reason }],
      result: { reverses: id },
    };
  },
});

/**
 * Mends a mistake: posts every transfer of a posting the other way round, once, where two people have agreed to it.
 * @throws Refusal - not_staff, not_approved, not_reversible, already_reversed, reversal_without_funds
 */
export const reversePosting: Command<ReversalInput, { reverses: string }> = async (by, key, input) => {
  try {
    return await reverse(by, key, input);
  } catch (error) {
    // Two that agreed apart meet at the index: the posting is taken back once, and the later one is told so.
    const isSecond = error instanceof pg.DatabaseError && error.constraint === "posting_reversal_pkey";
    throw isSecond ? new Refusal(ledgerRefusals.already_reversed) : error;
  }
};
