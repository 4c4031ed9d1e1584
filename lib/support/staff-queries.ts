import "server-only";
import { recordingLook } from "@/lib/audit";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { may, mayRead, mustRead } from "@/lib/kernel/permissions";
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
import type { Subject } from "./words";

/** A conversation as staff read it. */
export interface StaffConversation {
  id: string;
  version: bigint;
  state: SupportState;
  subject: Subject;
  person: { id: string; name: string; level: string };
  messages: SupportMessage[];
  waitingSince: Date;
  closedAt: Date | null;
  isGood: boolean | null;
  ratingWords: string | null;
  /** The viewer's role answers about this, and it is not their own. */
  mayAnswer: boolean;
  /** The colleague who has it; null if no one does, or the viewer. */
  takenBy: string | null;
  now: Date;
}

type StaffRow = Omit<StaffConversation, "subject" | "messages"> & {
  subject: StoredSubject;
  messages: StoredMessage[];
};

/**
 * A conversation, for those who answer about its subject and for those who only read; undefined if there is none for them. That it was
 * read is recorded by the same statement. Throws Refusal not_found.
 */
export async function supportCaseFor(by: Actor, id: string): Promise<StaffConversation | undefined> {
  mustRead(by, "support.answer");
  if (!isUuid(id)) return undefined;
  const readsAll = !may(by, "support.answer");
  const row = await queryOne<StaffRow>(sql`
    with readable as (
      select * from support_case where id = ${id}::uuid and user_id <> ${by.id}::uuid
        and (${readsAll} or answers_support(${by.id}::uuid, subject_kind))),
    looked as (${recordingLook(by, sql`select user_id from readable`, "support")})
    select c.id, c.version, c.state::text as state, ${subjectColumn}, ${messagesColumn}, c.waiting_since, c.closed_at, c.is_good, c.rating_words,
      jsonb_build_object('id', p.id, 'name', p.name, 'level', p.level) as person, not ${readsAll} as may_answer,
      (select s.name from open_assignment a join person s on s.id = a.staff_id
        where a.kind = 'support' and a.subject_id = c.id and a.staff_id <> ${by.id}::uuid limit 1) as taken_by, app_now() as now
    from readable c join person p on p.id = c.user_id`);
  if (!row) return undefined;
  return { ...row, subject: subjectOf(row.subject), messages: row.messages.map(messageOf) };
}

/** An answer that staff begin with. */
export interface Template {
  id: string;
  version: bigint;
  title: string;
  /** `{name}` stands for the person's first name. */
  body: string;
  byName: string | null;
  createdAt: Date;
}

/** Answers that staff begin with, by their titles. Throws Refusal not_found for those who neither answer nor write them. */
export async function supportTemplates(by: Actor): Promise<Template[]> {
  if (!mayRead(by, "support.answer")) mustRead(by, "support.template");
  return query<Template>(sql`
    select t.id, t.version, t.title, t.body, p.name as by_name, t.created_at
    from support_template t left join person p on p.id = t.by_id where t.removed_at is null order by t.title, t.id limit 100`);
}

/** How support did in the last thirty days. */
export interface SupportFigures {
  opened: number;
  waiting: number;
  /** Half of all first answers came within so many minutes; null before the first. */
  medianFirstAnswerMinutes: number | null;
  rated: number;
  good: number;
  /** What people said who were not helped, newest first. */
  complaints: { caseId: string; words: string; at: Date }[];
}

/** Throws Refusal not_found. */
export async function supportFigures(by: Actor): Promise<SupportFigures> {
  mustRead(by, "support.answer");
  const recent = sql`app_now() - interval '30 days'`;
  const [figures, complaints] = await Promise.all([
    queryOne<Omit<SupportFigures, "complaints">>(sql`
      select count(*) filter (where created_at > ${recent})::int as opened,
        count(*) filter (where state = 'OPEN')::int as waiting,
        round((percentile_cont(0.5) within group (order by extract(epoch from first_answer_at - created_at) / 60)
          filter (where first_answer_at > ${recent}))::numeric)::int as median_first_answer_minutes,
        count(*) filter (where rated_at > ${recent})::int as rated,
        count(*) filter (where rated_at > ${recent} and is_good)::int as good
      from support_case where created_at > ${recent} or state = 'OPEN' or first_answer_at > ${recent} or rated_at > ${recent}`),
    query<SupportFigures["complaints"][number]>(sql`
      select id as case_id, rating_words as words, rated_at as at from support_case
      where rated_at > ${recent} and not is_good and rating_words is not null order by rated_at desc limit 20`),
  ]);
  const none = { opened: 0, waiting: 0, medianFirstAnswerMinutes: null, rated: 0, good: 0 };
  return { ...none, ...figures, complaints };
}
