import "server-only";
import { after, HOUR } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { supportEvents } from "../events";
import { ANSWER_HOURS, OPEN_CASES } from "../limits";
import { newPhrase } from "../phrase";
import { supportRefusals } from "../refusals";
import { isNamed, type SubjectKind } from "../subjects";
import { mustWrite, writerColumns } from "./facts";

export interface NewCase {
  about: SubjectKind;
  /** Of the trade, payment or withdrawal; null for the rest. */
  subjectId: string | null;
  text: string;
}

interface OpeningFacts {
  isTheirs: boolean;
  openOne: string | null;
  open: number;
  written: number;
  isBlocked: boolean;
}

/** Whether the subject is the writer's. */
function owned({ about, subjectId }: NewCase, writer: string): Sql {
  if (!isNamed(about)) return sql`true`;
  return {
    trade: sql`exists (select from trade_overview t where t.id = ${subjectId}::uuid and ${writer}::uuid in (t.buyer_id, t.seller_id))`,
    deposit: sql`exists (select from deposit_record d where d.id = ${subjectId}::uuid and d.user_id = ${writer}::uuid)`,
    payout: sql`exists (select from payout_record y where y.id = ${subjectId}::uuid and y.user_id = ${writer}::uuid)`,
  }[about];
}

/**
 * A person writes to support: a conversation about something of theirs begins. Who is blocked writes about the block.
 * @throws Refusal - not_yours_to_ask, open_already, five_open, too_much, block_only
 */
export const openCase = command<NewCase, OpeningFacts, { caseId: string; dueAt: string }>({
  act: "support.open",
  read: (input, by) => sql`
    select ${owned(input, by.id)} as is_theirs, ${writerColumns(by)}, (
      select o.id from support_case o where o.user_id = ${by.id}::uuid and o.state <> 'CLOSED'
        and o.subject_kind = ${input.about} and o.subject_id is not distinct from ${input.subjectId}::uuid
        and o.subject_kind in ('trade', 'deposit', 'payout', 'block') limit 1) as open_one`,
  decide({ now, isTheirs, openOne, open, written, isBlocked }, { about, subjectId, text }, by) {
    mustWrite({ subjectKind: about, isBlocked, written, messages: 0 });
    if (!isTheirs || (about === "block" && !isBlocked)) throw new Refusal(supportRefusals.not_yours_to_ask);
    if (openOne) throw new Refusal(supportRefusals.open_already, { caseId: openOne });
    if (open >= OPEN_CASES) throw new Refusal(supportRefusals.five_open);
    const id = newId();
    const row = { id, subjectKind: about, subjectId, phrase: newPhrase() };
    return {
      subject: { kind: "support_case", id },
      insert: [
        { table: "support_case", row },
        { table: "support_message", row: { id: newId(), caseId: id, body: text } },
      ],
      events: [supportEvents.moved({ caseId: id, userId: by.id })],
      result: { caseId: id, dueAt: after(now, ANSWER_HOURS * HOUR).toISOString() },
    };
  },
});
