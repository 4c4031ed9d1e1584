import "server-only";
import type { Email } from "@/lib/identity";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
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

/** To the person whose conversation was answered: the answer itself. */
export async function answerEmail({ messageId }: { messageId: string }): Promise<Email | undefined> {
  const row = await queryOne<AnswerRow>(sql`
    select c.id as case_id, ${subjectColumn}, c.phrase, m.body, m.role, p.name as author_name
    from support_message m join support_case c on c.id = m.case_id join person p on p.id = m.author_id
    where m.id = ${messageId}::uuid and m.role is not null`);
  if (!row) return undefined;
  const { kind } = row.subject;
  const page = kind === "block" ? "/blocked/support" : `/support/${row.caseId}`;
  return {
    subject: `Our answer: ${subjectTitle(subjectOf(row.subject))}`,
    heading: "We’ve answered you",
    paragraphs: [...row.body.split(/\n+/), signature(row.authorName, row.role)],
    button: { label: "Open the conversation", url: new URL(page, env().APP_URL).href },
    footnote: `Replies to this email don’t reach us: write in the conversation. Your phrase for it is “${row.phrase}”. Anyone who writes or calls about it without that phrase isn’t from Amana, and we never ask for a password or a code.`,
  };
}
