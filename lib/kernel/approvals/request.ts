import "server-only";
import { type Actor, type Command, command, type Moment } from "../command";
import type { Plan } from "../commit";
import { sql } from "../db";
import { newId } from "../ids";
import { kernelRefusals, Refusal } from "../refusal";
import { digestOf, effectOf, type RequestDocument } from "./document";
import { approvalRefusals } from "./refusals";
import {
  type AnyFacts,
  type AnySpec,
  auditSubject,
  type Detail,
  type RequestReceipt,
  refusingAt,
  requestMoved,
  type Why,
} from "./spec";

/** The command that requests an act. It writes the request and nothing else. */
export function requestCommand(spec: AnySpec): Command<Detail & Why, RequestReceipt> {
  const request: Command<Detail & Why, RequestReceipt> = command<
    Detail & Why,
    AnyFacts & { mayRequest: boolean },
    RequestReceipt
  >({
    act: `${spec.act}.ask`,
    read: ({ reason: _reason, reasonCode: _code, ...detail }, by) => sql`
      select staff_may_ask(${by.id}::uuid, ${spec.act}) as may_request, facts.* from (${spec.read(detail)}) facts`,
    decide(facts, { reason, reasonCode, ...detail }, by) {
      if (!facts.mayRequest) throw new Refusal(kernelRefusals.not_found);
      spec.mayRequest?.(facts, detail);
      return planRequest(spec.act, requestOf(spec, facts, detail, { reason, reasonCode }, by), by);
    },
  });
  return refusingAt(request, { one_open_request: approvalRefusals.already_asked });
}

function requestOf(
  spec: AnySpec,
  facts: AnyFacts & Moment,
  detail: Detail,
  why: Why,
  by: Actor,
): RequestDocument {
  const { subject, beneficiary = null, amountMinor, currency = null } = spec.about(facts, detail);
  if (beneficiary === by.id) throw new Refusal(approvalRefusals.own_gain);
  return {
    act: spec.act,
    subject,
    beneficiary,
    amountMinor: amountMinor?.toString() ?? null,
    currency,
    ...why,
    detail,
    effectText: spec.effectText(facts, detail),
    ...effectOf(spec.run(facts, detail, by, { id: subject.id, subjectId: subject.id })),
  };
}

function planRequest(act: string, request: RequestDocument, by: Actor): Plan<RequestReceipt> {
  const id = newId();
  const document = JSON.stringify(request);
  const digest = digestOf(document);
  const { subject, reason, reasonCode } = request;
  return {
    subject: { kind: "approval", id },
    insert: [{ table: "approval", row: { id, document } }],
    audit: [
      {
        actorId: by.id,
        act: `${act}.ask`,
        ...auditSubject(subject),
        reason,
        detail: { approval: id, digest, reasonCode },
      },
    ],
    events: [requestMoved(act, { approvalId: id, state: "ASKED" })],
    result: { approvalId: id, digest },
  };
}
