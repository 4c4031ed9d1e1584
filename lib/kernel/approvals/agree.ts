import "server-only";
import { type Actor, command, type Moment } from "../command";
import { composePlan, type Plan } from "../commit";
import { sql } from "../db";
import { kernelRefusals, Refusal } from "../refusal";
import { effectOf, isSameEffect, type RequestDocument } from "./document";
import { type ApprovalState, approval } from "./machine";
import { approvalRefusals } from "./refusals";
import type { PasskeyAssertion } from "./signature";
import {
  type Agreement,
  type AnyFacts,
  type AnySpec,
  type ApprovalStatus,
  auditSubject,
  type Detail,
  requestMoved,
} from "./spec";

/** The result of the act, with the new state of the request. */
type AgreedPlan = Plan<{ approval: ApprovalStatus }>;

/** A request as the approver reads it, along with the facts of the act. */
interface Requested {
  requestVersion: bigint;
  requestState: ApprovalState;
  /** The digest shown to the approver matches the stored one. */
  isShown: boolean;
  requestCreator: string;
  isExpired: boolean;
  mayAgree: boolean;
  creatorMayRequest: boolean;
  /** Neither of the two owes the other a recent role. */
  isIndependent: boolean;
  needsSignature: boolean;
  /** The subject of the request still exists. */
  isThere: boolean | null;
}

/** The command that approves a request and performs the act in the same commit. The signature is no part of what a key stands for. */
export const agreeCommand = (
  spec: AnySpec,
  document: RequestDocument,
  assertion: PasskeyAssertion | undefined,
) =>
  command<Agreement, AnyFacts & Requested, { approval: ApprovalStatus }>({
    act: spec.act,
    read: ({ id, digest }, by) => sql`
      select r.version as request_version, r.state::text as request_state, r.digest = decode(${digest}, 'hex') as is_shown,
        r.creator_id as request_creator, r.expires_at <= app_now() as is_expired, staff_may_agree(${by.id}::uuid, r.act) as may_agree,
        staff_may_ask(r.creator_id, r.act) as creator_may_request,
        are_independent(${by.id}::uuid, r.creator_id, app_now()) as is_independent,
        agreement_needs_signature(${by.id}::uuid, r.act, app_now()) as needs_signature, facts.*
      from approval r
        left join lateral (select true as is_there, read.* from (${spec.read(document.detail as Detail)}) read) facts on true
      where r.id = ${id}::uuid and r.act = ${spec.act}`,
    decide(facts, { id, digest }, by) {
      mustAgree(facts, document, by);
      if (!facts.isShown) throw new Refusal(approvalRefusals.digest_differs);
      if (facts.needsSignature && !assertion) throw new Refusal(approvalRefusals.must_be_signed);
      const same =
        facts.isThere && facts.creatorMayRequest ? planIfSame(spec, document, facts, by, id) : undefined;
      return same
        ? planAgreeing(facts, document, same, by, { id, digest, assertion })
        : planStale(facts, document, id);
    },
  });

function mustAgree(facts: Requested, { beneficiary }: RequestDocument, by: Actor): void {
  if (!facts.mayAgree) throw new Refusal(kernelRefusals.not_found);
  if (by.id === facts.requestCreator) throw new Refusal(approvalRefusals.needs_another);
  if (by.id === beneficiary) throw new Refusal(approvalRefusals.own_gain);
  if (facts.requestState !== "ASKED") {
    throw new Refusal(approvalRefusals.request_over, { state: facts.requestState });
  }
  if (facts.isExpired) throw new Refusal(approvalRefusals.request_expired);
  if (!facts.isIndependent) throw new Refusal(approvalRefusals.granted_recently);
}

/** The plan of the act, or undefined if its effect is no longer the one requested. */
function planIfSame(
  spec: AnySpec,
  document: RequestDocument,
  facts: AnyFacts & Moment,
  by: Actor,
  id: string,
): Plan | undefined {
  const detail = document.detail as Detail;
  try {
    const plan = spec.run(facts, detail, by, { id, subjectId: document.subject.id });
    const now = { effectText: spec.effectText(facts, detail), ...effectOf(plan) };
    return isSameEffect(document, now) ? plan : undefined;
  } catch (error) {
    if (error instanceof Refusal && error.reason === kernelRefusals.moved_on.reason) return undefined;
    throw error;
  }
}

function planAgreeing(
  { requestVersion }: Requested,
  { act, subject, reason, reasonCode }: RequestDocument,
  plan: Plan,
  by: Actor,
  { id, digest, assertion }: Agreement & { assertion: PasskeyAssertion | undefined },
): AgreedPlan {
  const status: ApprovalStatus = { approvalId: id, state: "AGREED" };
  return composePlan({ result: { ...plan.result, approval: status } }, plan, {
    approval: id,
    rows: [approval.move({ id, version: requestVersion }, "agree", { digest, assertion })],
    audit: [
      {
        actorId: by.id,
        act,
        ...auditSubject(subject),
        reason,
        detail: { approval: id, digest, ...(reasonCode && { reasonCode }) },
      },
    ],
    events: [requestMoved(act, status)],
  });
}

function planStale({ requestVersion }: Requested, { act }: RequestDocument, id: string): AgreedPlan {
  const status: ApprovalStatus = { approvalId: id, state: "STALE" };
  return {
    subject: { kind: "approval", id },
    rows: [approval.move({ id, version: requestVersion }, "stale")],
    events: [requestMoved(act, status)],
    result: { approval: status },
  };
}
