import "server-only";
import { type Actor, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { supportEvents } from "../events";
import { MESSAGES_A_CASE } from "../limits";
import { type SupportState, supportCase } from "../machine";
import { supportRefusals } from "../refusals";
import type { CaseMoved } from "./own-case";

interface AnsweredCase {
  id: string;
  version: bigint;
  state: SupportState;
  userId: string;
  messages: number;
  /** Whether the viewer's role answers about this. */
  answersIt: boolean;
  /** A colleague has it. */
  isTaken: boolean;
}

const readCase = ({ caseId }: { caseId: string }, by: Actor) => sql`
  select c.id, c.version, c.state::text as state, c.user_id, c.messages, answers_support(${by.id}::uuid, c.subject_kind) as answers_it,
    exists (select from open_assignment a where a.kind = 'support' and a.subject_id = c.id and a.staff_id <> ${by.id}::uuid) as is_taken
  from support_case c where c.id = ${caseId}::uuid`;

function mustAnswer({ userId, answersIt, isTaken, state }: AnsweredCase, by: Actor): void {
  mustHold(by, "support.answer");
  if (by.id === userId) throw new Refusal(supportRefusals.own_case);
  if (!answersIt) throw new Refusal(supportRefusals.not_your_subject);
  if (isTaken) throw new Refusal(supportRefusals.taken);
  if (state === "CLOSED") throw new Refusal(supportRefusals.is_closed);
}

const audited = (by: Actor, act: string, caseId: string) => [
  { actorId: by.id, act, subjectKind: "support_case", subjectId: caseId },
];

/**
 * Staff answer in a conversation. Its person is mailed the answer.
 * @throws Refusal - not_found, own_case, not_your_subject, taken, is_closed, too_long
 */
export const answerCase = command<{ caseId: string; text: string }, AnsweredCase, CaseMoved>({
  act: "support.answer",
  read: readCase,
  decide(facts, { caseId, text }, by) {
    mustAnswer(facts, by);
    if (facts.messages >= MESSAGES_A_CASE) throw new Refusal(supportRefusals.too_long);
    const messageId = newId();
    return {
      subject: { kind: "support_case", id: caseId },
      rows: [supportCase.move(facts, "answer")],
      insert: [{ table: "support_message", row: { id: messageId, caseId, body: text } }],
      audit: audited(by, "support.answer", caseId),
      events: [supportEvents.answered({ caseId, userId: facts.userId, messageId })],
      result: { caseId },
    };
  },
});

/**
 * Staff end a conversation that they have answered.
 * @throws Refusal - not_found, own_case, not_your_subject, taken, is_closed, not_answered
 */
export const endCase = command<{ caseId: string }, AnsweredCase, CaseMoved>({
  act: "support.end",
  read: readCase,
  decide(facts, { caseId }, by) {
    mustAnswer(facts, by);
    if (facts.state !== "ANSWERED") throw new Refusal(supportRefusals.not_answered);
    return {
      subject: { kind: "support_case", id: caseId },
      rows: [supportCase.move(facts, "end")],
      audit: audited(by, "support.end", caseId),
      events: [supportEvents.moved({ caseId, userId: facts.userId })],
      result: { caseId },
    };
  },
});
