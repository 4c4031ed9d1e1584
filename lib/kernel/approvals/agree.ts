import "server-only";
import { type Actor, command, type Moment } from "../command";
import { composePlan, type Plan } from "../commit";
import { sql } from "../db";
import { kernelRefusals, Refusal } from "../refusal";
import { effectOf, isSameEffect, type RequestDocument } from "./document";
import { type ApprovalState, approval } from "./machine";
import { approvalRefusals } from "./refusals";
import {
  type Agreement,
  type Answered,
  type AnyFacts,
  type AnySpec,
  auditSubject,
  type Detail,
  requestMoved,
} from "./spec";

/** A posting's result, with what became of the request. */
type AgreedPlan = Plan<{ approval: Answered }>;

/** A request as the one who agrees reads it, beside the act's own facts. */
interface Requested {
  requestVersion: bigint;
  requestState: ApprovalState;
  /** The digest that was on screen is its own. */
  isShown: boolean;
  requestCreator: string;
  isExpired: boolean;
  mayAgree: boolean;
  creatorMayAsk: boolean;
  /** What it is about still exists. */
  isThere: boolean | null;
}

/** The command that agrees, and with that does it. */
export const agreeCommand = (spec: AnySpec, document: RequestDocument) =>
  command<Agreement, AnyFacts & Requested, { approval: Answered }>({
    act: spec.act,
    read: ({ id, digest }, by) => sql`
      select r.version as request_version, r.state::text as request_state, r.digest = decode(${digest}, 'hex') as is_shown,
        r.creator_id as request_creator, r.expires_at <= app_now() as is_expired, staff_may_agree(${by.id}::uuid, r.act) as may_agree,
        staff_may_ask(r.creator_id, r.act) as creator_may_ask, facts.*
      from approval r
        left join lateral (select true as is_there, read.* from (${spec.read(document.detail as Detail)}) read) facts on true
      where r.id = ${id}::uuid and r.act = ${spec.act}`,
    decide(facts, { id, digest }, by) {
      mustAgree(facts, document, by);
      if (!facts.isShown) throw new Refusal(approvalRefusals.digest_differs);
      const same =
        facts.isThere && facts.creatorMayAsk ? planIfSame(spec, document, facts, by, id) : undefined;
      return same ? planAgreeing(facts, document, same, by, { id, digest }) : planStale(facts, document, id);
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
}

/** What the act would do now, where that is what was asked for. */
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
  { act, subject, reason }: RequestDocument,
  plan: Plan,
  by: Actor,
  { id, digest }: Agreement,
): AgreedPlan {
  const answered: Answered = { approvalId: id, state: "AGREED" };
  return composePlan({ result: { ...plan.result, approval: answered } }, plan, {
    approval: id,
    rows: [approval.move({ id, version: requestVersion }, "agree", { digest })],
    audit: [{ actorId: by.id, act, ...auditSubject(subject), reason, detail: { approval: id, digest } }],
    events: [requestMoved(act, answered)],
  });
}

function planStale({ requestVersion }: Requested, { act }: RequestDocument, id: string): AgreedPlan {
  const answered: Answered = { approvalId: id, state: "STALE" };
  return {
    subject: { kind: "approval", id },
    rows: [approval.move({ id, version: requestVersion }, "stale")],
    events: [requestMoved(act, answered)],
    result: { approval: answered },
  };
}
