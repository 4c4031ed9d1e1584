import "server-only";
import { type ApprovalState, approval } from "@/lib/kernel/approvals/machine";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { approvalRefusals } from "@/lib/kernel/approvals/refusals";
import { type Agreement, type ApprovalStatus, requestMoved } from "@/lib/kernel/approvals/spec";
import { type Actor, command, SYSTEM } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { keyFor } from "@/lib/kernel/ids";
import { ignoreRefusal, kernelRefusals, Refusal } from "@/lib/kernel/refusal";

interface Request {
  version: bigint;
  act: string;
  state: ApprovalState;
  subjectKind: string;
  subjectId: string;
  creatorId: string;
  beneficiaryId: string | null;
  mayAgree: boolean;
  isExpired: boolean;
  isStale: boolean;
}

type RequestId = Pick<Agreement, "id">;

interface Why {
  reason: string;
  reasonCode?: ReasonCode;
}

const readRequest = ({ id }: RequestId, by: Actor) => sql`
  select version, act, state::text as state, subject_kind, coalesce(document::jsonb->'subject'->>'auditId', subject_id::text) as subject_id, creator_id, beneficiary_id,
    staff_may_agree(${by.id}::uuid, act) as may_agree,
    expires_at <= app_now() as is_expired, not is_as_asked(document) or not staff_may_ask(creator_id, act) as is_stale
  from approval where id = ${id}::uuid`;

/**
 * Declines a colleague's request, with a reason that they see.
 * @throws Refusal - not_found, needs_another, own_gain, request_over
 */
export const declineRequest = command<RequestId & Why, Request, ApprovalStatus>({
  act: "approval.decline",
  read: readRequest,
  decide(request, { id, ...why }, by) {
    if (!request.mayAgree) throw new Refusal(kernelRefusals.not_found);
    if (by.id === request.creatorId) throw new Refusal(approvalRefusals.needs_another);
    if (by.id === request.beneficiaryId) throw new Refusal(approvalRefusals.own_gain);
    return planEnd(request, id, "DECLINED", by, why);
  },
});

/**
 * Withdraws one's own request.
 * @throws Refusal - not_found for a colleague's request, request_over
 */
export const withdrawRequest = command<RequestId, Request, ApprovalStatus>({
  act: "approval.withdraw",
  read: readRequest,
  decide(request, { id }, by) {
    if (by.id !== request.creatorId) throw new Refusal(kernelRefusals.not_found);
    return planEnd(request, id, "WITHDRAWN", by);
  },
});

const end = command<RequestId, Request, ApprovalStatus>({
  act: "approval.end",
  read: readRequest,
  decide(request, { id }, by) {
    if (!request.isStale && !request.isExpired) throw new Refusal(kernelRefusals.moved_on);
    return planEnd(request, id, request.isStale ? "STALE" : "EXPIRED", by);
  },
});

/** Ends a request that has expired or is out of date. Idempotent. */
export const endRequest = (id: string): Promise<void> =>
  ignoreRefusal(end(SYSTEM, keyFor("approval.end", id), { id }));

const moves = { DECLINED: "decline", WITHDRAWN: "withdraw", STALE: "stale", EXPIRED: "expire" } as const;

function planEnd(
  { version, act, state, subjectKind, subjectId }: Request,
  id: string,
  to: keyof typeof moves,
  by: Actor,
  why?: Why,
): Plan<ApprovalStatus> {
  if (state !== "ASKED") throw new Refusal(approvalRefusals.request_over, { state });
  const status: ApprovalStatus = { approvalId: id, state: to };
  return {
    subject: { kind: "approval", id },
    rows: [approval.move({ id, version }, moves[to], why && { endReason: why.reason })],
    audit: [
      {
        actorId: by.id,
        act: `${act}.${moves[to]}`,
        subjectKind,
        subjectId,
        ...(why && { reason: why.reason }),
        detail: { approval: id, ...(why && { reasonCode: why.reasonCode }) },
      },
    ],
    events: [requestMoved(act, status)],
    result: status,
  };
}
