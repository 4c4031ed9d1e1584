import "server-only";
import { query, type Sql, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Arguments } from "../arguments";
import type { Channel, NoticeKey } from "../kinds";
import { type LiveTemplate, liveTemplates } from "../templates/live";
import type { Language, TemplateParts } from "../templates/parts";
import { render } from "../templates/render";
import { fitting } from "./template";

/** A delivery that waits, with what its sender needs. */
export interface Waiting {
  id: string;
  noticeId: string;
  channel: Channel;
  isCertain: boolean;
  attempts: number;
  key: NoticeKey;
  payload: Arguments;
  link: string;
  group: string;
  isUrgent: boolean;
  isRead: boolean;
  userId: string;
  name: string;
  email: string | null;
  phone: string | null;
  language: Language;
  pushDetails: boolean;
  /** Words that staff have put in force, where they can say this notice. */
  live: LiveTemplate | undefined;
  now: Date;
}

/** Deliveries that wait and are due, by a condition on `d` and `n`. */
export async function readWaiting(condition: Sql): Promise<Waiting[]> {
  const rows = await query<Omit<Waiting, "live">>(sql`
    select d.id, d.notice_id, d.channel, d.is_certain, d.attempts, n.key, n.payload, n.link, n.group_key as group, n.is_urgent, n.read_at is not null as is_read, n.user_id, u.name,
      case when u.email_verified_at is not null then u.email end as email, case when u.phone_verified_at is not null then u.phone end as phone,
      coalesce(s.language, 'en') as language, coalesce(s.push_details, false) as push_details, app_now() as now
    from delivery d join notice n on n.id = d.notice_id join person u on u.id = n.user_id and u.erased_at is null
      left join notification_setting s on s.user_id = n.user_id
    where d.state = 'QUEUED' and d.due_at <= app_now() and ${condition} order by n.id`);
  const liveOf = await liveTemplates();
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      live: await fitting(row, readingOf(row), liveOf(row.key, row.language)),
    })),
  );
}

/** What a template needs of who reads it. */
export const readingOf = ({ name, language, now }: Pick<Waiting, "name" | "language" | "now">) => ({
  language,
  now,
  // The page's own address would take half of a text message.
  link: new URL("/inbox", env().APP_URL).href,
  first: name.trim().split(/\s+/u)[0] ?? "",
});

/** What it says, in its reader's language. */
export const wordsOf = (waiting: Waiting): TemplateParts & { url: string; inbox: string } => {
  const url = new URL(waiting.link, env().APP_URL).href;
  const reading = readingOf(waiting);
  const { key, payload, live } = waiting;
  return { ...render(key, payload, reading, live?.parts), url, inbox: reading.link };
};
