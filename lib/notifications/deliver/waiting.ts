import "server-only";
import { query, type Sql, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Arguments } from "../arguments";
import type { Channel, NoticeKey } from "../kinds";
import type { Language, TemplateParts } from "../templates/parts";
import { render } from "../templates/render";

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
  live: TemplateParts | null;
  now: Date;
}

/** Deliveries that wait and are due, by a condition on `d` and `n`. */
export const readWaiting = (condition: Sql): Promise<Waiting[]> =>
  query<Waiting>(sql`
    select d.id, d.notice_id, d.channel, d.is_certain, d.attempts, n.key, n.payload, n.link, n.group_key as group, n.is_urgent, n.read_at is not null as is_read, n.user_id, u.name,
      case when u.email_verified_at is not null then u.email end as email, case when u.phone_verified_at is not null then u.phone end as phone,
      coalesce(s.language, 'en') as language, coalesce(s.push_details, false) as push_details, t.parts as live, app_now() as now
    from delivery d join notice n on n.id = d.notice_id join person u on u.id = n.user_id and u.erased_at is null
      left join notification_setting s on s.user_id = n.user_id
      left join notice_template t on t.key = n.key and t.language = coalesce(s.language, 'en') and t.state = 'LIVE'
    where d.state = 'QUEUED' and d.due_at <= app_now() and ${condition} order by n.id`);

/** What it says, in its reader's language. */
export const wordsOf = (waiting: Waiting): TemplateParts & { url: string; inbox: string } => {
  const url = new URL(waiting.link, env().APP_URL).href;
  // The page's own address would take half of a text message.
  const inbox = new URL("/inbox", env().APP_URL).href;
  const { key, payload, language, now, live } = waiting;
  const first = waiting.name.trim().split(/\s+/u)[0] ?? "";
  return { ...render(key, payload, { language, now, link: inbox, first }, live ?? undefined), url, inbox };
};
