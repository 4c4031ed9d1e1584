import "server-only";
import { recordingLook } from "@/lib/audit";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mayRead } from "@/lib/kernel/permissions";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import { writeDocument } from "./pdf/document-pdf";
import {
  DocumentContent,
  type DocumentKind,
  type DocumentView,
  type KindName,
  kindNames,
  nameOfKind,
  numberOf,
} from "./schema";

/** Limits the files that a person can have written. */
export const fileLimit: Limit = { name: "document file by user", max: 60, minutes: 10 };

export type Subject = { kind: "trade" | "checkout"; id: string };

interface Row {
  kind: DocumentKind;
  year: number;
  number: number;
  issuedAt: Date;
  correctsKind: DocumentKind | null;
  correctsYear: number | null;
  correctsNumber: number | null;
}

/** Those that a viewer may read: their own, and of trades all that staff who open trades may. */
const readable = (viewer: Actor): Sql =>
  sql`(o.user_id = ${viewer.id}::uuid or ${mayRead(viewer, "trade.read")} and o.subject_kind = 'trade')`;

/** The documents of a trade or a checkout that this viewer may read, in the order in which they were issued. */
export async function documentsOf(viewer: Actor, subject: Subject): Promise<DocumentView[]> {
  if (!isUuid(subject.id)) return [];
  const rows = await query<Row>(sql`
    select o.kind::text as kind, o.year, o.number, o.issued_at, c.kind::text as corrects_kind, c.year as corrects_year, c.number as corrects_number
    from document o left join document c on c.id = o.corrects
    where o.subject_id = ${subject.id}::uuid and o.subject_kind = ${subject.kind} and ${readable(viewer)}
    order by o.issued_at, o.kind, o.number`);
  return rows.map((row) => viewOf(row, subject));
}

function viewOf(row: Row, { kind: of, id }: Subject): DocumentView {
  const { kind, correctsKind, correctsYear, correctsNumber, issuedAt } = row;
  const number = numberOf(row);
  const place = `/${of}s/${id}/documents/${nameOfKind(kind)}`;
  return {
    kind,
    number,
    issuedAt: issuedAt.toISOString(),
    corrects:
      correctsKind && correctsYear && correctsNumber
        ? numberOf({ kind: correctsKind, year: correctsYear, number: correctsNumber })
        : null,
    href: kind === "CREDIT_NOTE" ? `${place}?number=${number}` : place,
  };
}

export interface DocumentFile {
  pdf: Uint8Array<ArrayBuffer>;
  /** 'RCT-2026-000123' */
  number: string;
}

/** Which document: of several credit notes the newest, unless a number says which. */
export interface Wanted {
  subject: Subject;
  kind: KindName;
  number?: string | undefined;
}

/**
 * A document as PDF, for whom it was issued and for staff; undefined where there is none that the viewer may read.
 * @throws Refusal - too_many_requests
 */
export async function documentPdf(
  viewer: Actor,
  { subject, kind, number }: Wanted,
): Promise<DocumentFile | undefined> {
  if (!isUuid(subject.id)) return undefined;
  const at = number === undefined ? undefined : /^[A-Z]{3}-(\d{4})-(\d{6,9})$/.exec(number);
  if (at === null) return undefined;
  const [, year = null, count = null] = at ?? [];
  const row = await queryOne<Row & { content: unknown }>(sql`
    with wanted as (
      select o.kind::text as kind, o.year, o.number, o.issued_at, o.content, o.user_id from document o
      where o.subject_id = ${subject.id}::uuid and o.subject_kind = ${subject.kind} and o.kind::text = ${kindNames[kind].kind}
      and ${readable(viewer)} and (${year}::int is null or (o.year, o.number) = (${year}::int, ${count}::int))
      order by o.year desc, o.number desc limit 1),
    looked as (${recordingLook(viewer, sql`select user_id from wanted where user_id <> ${viewer.id}::uuid`, "documents")})
    select kind, year, number, issued_at, content from wanted`);
  if (!row || (number !== undefined && numberOf(row) !== number)) return undefined;
  await limit(fileLimit, viewer.id);
  const content = DocumentContent.parse(row.content);
  const own = numberOf(row);
  return { number: own, pdf: await writeDocument({ number: own, issuedAt: row.issuedAt, content }) };
}
