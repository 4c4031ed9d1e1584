import "server-only";
import { after, HOUR } from "@/lib/kernel/clock";
import type { Actor } from "@/lib/kernel/command";
import { empty, query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { decodePlace, pageOf } from "@/lib/kernel/page";
import { canReopen } from "./commands/own-case";
import { ANSWER_HOURS } from "./limits";
import type { SupportState } from "./machine";
import {
  messageOf,
  messagesColumn,
  type StoredMessage,
  type StoredSubject,
  type SupportMessage,
  subjectColumn,
  subjectOf,
} from "./rows";
import type { NamedSubject } from "./subjects";
import type { Subject } from "./words";

/** A conversation in its person's list. */
export interface ListedCase {
  id: string;
  state: SupportState;
  subject: Subject;
  /** How the last message begins, and whether staff wrote it. */
  lastWords: string;
  isLastByStaff: boolean;
  lastAt: Date;
}

export interface CasePage {
  items: ListedCase[];
  nextCursor: string | null;
  now: Date;
}

type ListedRow = Omit<ListedCase, "subject"> & { subject: StoredSubject; place: string; now: Date };

/** A person's conversations, the last written in first, a page at a time. */
export async function ownCases(
  by: Pick<Actor, "id">,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<CasePage> {
  const from = decodePlace(cursor);
  const rows = await query<ListedRow>(sql`
    select c.id, c.state::text as state, ${subjectColumn}, left(m.body, 140) as last_words, m.role is not null as is_last_by_staff,
      m.created_at as last_at, m.created_at::text as place, app_now() as now
    from support_case c join support_message m on m.case_id = c.id and m.sequence = c.messages
    where c.user_id = ${by.id}::uuid ${from ? sql`and (m.created_at, c.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : empty}
    order by m.created_at desc, c.id desc limit ${limit + 1}`);
  const { items, nextCursor } = pageOf(rows, limit, ({ place, id }) => [place, id]);
  return {
    items: items.map(({ subject, place: _place, now: _now, ...row }) => ({
      ...row,
      subject: subjectOf(subject),
    })),
    nextCursor,
    now: rows[0]?.now ?? new Date(),
  };
}

/** A conversation as its person reads it. */
export interface OwnConversation {
  id: string;
  version: bigint;
  state: SupportState;
  subject: Subject;
  phrase: string;
  messages: SupportMessage[];
  /** When staff should have answered; null while they have. */
  dueAt: Date | null;
  closedAt: Date | null;
  canReopen: boolean;
  /** Whether we helped, as they said; null if they have not said it. */
  isGood: boolean | null;
  now: Date;
}

type OwnRow = Omit<OwnConversation, "subject" | "messages" | "dueAt" | "canReopen"> & {
  subject: StoredSubject;
  messages: StoredMessage[];
  waitingSince: Date;
};

/** One of a person's own conversations; undefined if there is none. */
export async function ownCase(by: Pick<Actor, "id">, id: string): Promise<OwnConversation | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await queryOne<OwnRow>(sql`
    select c.id, c.version, c.state::text as state, ${subjectColumn}, c.phrase, ${messagesColumn}, c.waiting_since, c.closed_at,
      c.is_good, app_now() as now
    from support_case c where c.id = ${id}::uuid and c.user_id = ${by.id}::uuid`);
  if (!row) return undefined;
  const { subject, messages, waitingSince, ...rest } = row;
  return {
    ...rest,
    subject: subjectOf(subject),
    messages: messages.map(messageOf),
    dueAt: row.state === "OPEN" ? after(waitingSince, ANSWER_HOURS * HOUR) : null,
    canReopen: canReopen(row.closedAt, row.now),
  };
}

/** The conversation about their block that a blocked person has, the newest. */
export async function blockCaseOf(userId: string): Promise<OwnConversation | undefined> {
  const row = await queryOne<{ id: string }>(sql`
    select id from support_case where user_id = ${userId}::uuid and subject_kind = 'block' order by created_at desc limit 1`);
  return row && ownCase({ id: userId }, row.id);
}

/** What a person asks about before they write: the subject, and the conversation about it that is open; undefined if it is not theirs. */
export async function askableSubject(
  by: Pick<Actor, "id">,
  kind: NamedSubject,
  id: string,
): Promise<{ subject: Subject; openCaseId: string | null } | undefined> {
  if (!isUuid(id)) return undefined;
  const owned = {
    trade: sql`exists (select from trade_overview t where t.id = c.subject_id and ${by.id}::uuid in (t.buyer_id, t.seller_id))`,
    deposit: sql`exists (select from deposit_record d where d.id = c.subject_id and d.user_id = ${by.id}::uuid)`,
    payout: sql`exists (select from payout_record y where y.id = c.subject_id and y.user_id = ${by.id}::uuid)`,
  }[kind];
  const row = await queryOne<{ subject: StoredSubject; openCaseId: string | null }>(sql`
    select ${subjectColumn}, (select o.id from support_case o where o.user_id = ${by.id}::uuid and o.state <> 'CLOSED'
      and o.subject_kind = c.subject_kind and o.subject_id = c.subject_id limit 1) as open_case_id
    from (select ${kind}::text as subject_kind, ${id}::uuid as subject_id) c where ${owned}`);
  return row && { subject: subjectOf(row.subject), openCaseId: row.openCaseId };
}
