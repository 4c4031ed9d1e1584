import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import type { StaffRole } from "@/lib/kernel/permissions";
import { type StoredSubject, signature, subjectColumn, subjectOf } from "./rows";
import { subjectTitle } from "./words";

interface AnswerRow {
  caseId: string;
  subject: StoredSubject;
  phrase: string;
  body: string;
  role: StaffRole;
  authorName: string;
}

/** An answer by staff, as the person whose conversation it is in is notified of it. */
export async function readAnswerFacts(messageId: string) {
  const row = await queryOne<AnswerRow>(sql`
    select c.id as case_id, ${subjectColumn}, c.phrase, m.body, m.role, p.name as author_name
    from support_message m join support_case c on c.id = m.case_id join person p on p.id = m.author_id
    where m.id = ${messageId}::uuid and m.role is not null`);
  return (
    row && {
      caseId: row.caseId,
      page: row.subject.kind === "block" ? "/blocked/support" : `/support/${row.caseId}`,
      subject: subjectTitle(subjectOf(row.subject)),
      answer: row.body,
      from: signature(row.authorName, row.role),
      phrase: row.phrase,
    }
  );
}
