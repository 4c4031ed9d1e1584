import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { after } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { chargebackEvents } from "../../events";
import { type ChargebackFacts, readChargeback } from "../chargeback-row";
import { chargebackTimes } from "../deadline";
import { evidenceJson } from "../evidence-sql";
import type { ChargebackResponse } from "../machine";
import { chargebackRefusals } from "../refusals";
import { auditEntry, type ChargebackMoved, eventPayload, planStep } from "../rules";

export interface ChargebackAnswer {
  chargebackId: string;
  response: ChargebackResponse;
  /** The text for the bank, or the reason for accepting. */
  summary: string;
  /** Of accepting. */
  reasonCode?: ReasonCode;
}

/**
 * Staff respond to the bank. Stores the response with the evidence as of now; a job sends it.
 * @throws Refusal - not_found for callers without finance permission, own_chargeback, already_answered, answer_too_late,
 *   moved_on
 */
export const answerChargeback = command<
  ChargebackAnswer,
  ChargebackFacts & { evidence: object },
  ChargebackMoved
>({
  act: "wallet.answer_chargeback",
  read: ({ chargebackId }) => sql`
    select current.*, ${evidenceJson} as evidence
    from (${readChargeback(chargebackId)}) current join chargeback c on c.id = current.id
      join deposit d on d.id = c.deposit_id join app_user u on u.id = c.user_id`,
  decide(chargeback, { response, summary, reasonCode }, by) {
    mustHold(by, "chargeback.answer");
    const { userId, depositId, dueAt, evidence, now } = chargeback;
    if (by.id === userId) throw new Refusal(chargebackRefusals.own_chargeback);
    if (chargeback.response) throw new Refusal(chargebackRefusals.already_answered);
    if (chargeback.state === "OPEN" && dueAt && dueAt <= now)
      throw new Refusal(chargebackRefusals.answer_too_late);
    return planStep(chargeback, "answer", {
      set: {
        response,
        evidence: { ...evidence, summary },
        checkAt: after(now, chargebackTimes.firstCheck),
      },
      audit: [
        auditEntry(by.id, "answer_chargeback", depositId, summary.slice(0, 500), {
          chargebackId: chargeback.id,
          response,
          reasonCode,
        }),
      ],
      events: [chargebackEvents.answered(eventPayload(chargeback))],
    });
  },
});
