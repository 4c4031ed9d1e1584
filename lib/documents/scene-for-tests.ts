import { query, sql } from "@/lib/kernel/db";
import { runWaiting } from "@/lib/testing/reactions";
import type { TestApp } from "@/lib/testing/world";
import { documentReactions } from "./reactions";
import { DocumentContent, type DocumentKind, numberOf } from "./schema";

/** As the worker does, each job so many times. */
export const issueWaiting = (app: TestApp, times = 1) => runWaiting(app, documentReactions.on, times);

export interface Issued {
  id: string;
  kind: DocumentKind;
  year: number;
  number: number;
  userId: string;
  subjectKind: string;
  content: DocumentContent;
  name: string;
}

/** The documents of a trade or a checkout, in the order in which they were issued. */
export async function issuedFor(subjectId: string): Promise<Issued[]> {
  const rows = await query<Omit<Issued, "name">>(sql`
    select id, kind::text as kind, year, number, user_id, subject_kind, content from document where subject_id = ${subjectId}::uuid
    order by issued_at, case kind when 'RECEIPT' then 1 when 'COMMISSION_INVOICE' then 2 else 3 end, number`);
  return rows.map((row) => ({ ...row, content: DocumentContent.parse(row.content), name: numberOf(row) }));
}
