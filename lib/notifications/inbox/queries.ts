import "server-only";
import { empty, query, queryOne, sql } from "@/lib/kernel/db";
import type { Arguments } from "../arguments";
import { type Family, kindOf, type NoticeKey, noticeKinds } from "../kinds";
import { liveTemplates } from "../templates/live";
import type { Language } from "../templates/parts";
import { render } from "../templates/render";

/** A notice as its reader sees it. */
export interface InboxNotice {
  id: string;
  key: NoticeKey;
  family: Family;
  title: string;
  body: string;
  button: string;
  link: string;
  isUrgent: boolean;
  isRead: boolean;
  createdAt: Date;
}

/** The notices of one subject, newest first. */
export interface InboxGroup {
  group: string;
  link: string;
  unread: number;
  /** How many there are; `notices` has the newest. */
  count: number;
  notices: InboxNotice[];
}

interface Row {
  id: string;
  key: NoticeKey;
  payload: Arguments;
  groupKey: string;
  link: string;
  isUrgent: boolean;
  readAt: Date | null;
  createdAt: Date;
  language: Language;
  name: string;
  now: Date;
}

/** A summary of the inbox does not stand in it. */
const INBOX = sql`family <> 'digest'`;

/** How many notices a person has not read. */
export async function unreadOf(userId: string): Promise<number> {
  const unread = await queryOne<{ count: number }>(sql`
    select count(*)::int as count from notice where user_id = ${userId}::uuid and read_at is null and ${INBOX}`);
  return unread?.count ?? 0;
}

const GROUPS = 20;
const SHOWN = 4;

/**
 * The inbox, the subject with the newest notice first; `before` is the id of the last page's oldest group. Grouped by subject: of each,
 * the newest notices and how many there are.
 */
export async function readInbox(
  userId: string,
  { before, unreadOnly = false }: { before?: string | undefined; unreadOnly?: boolean } = {},
): Promise<{ groups: InboxGroup[]; next: string | null; now: Date }> {
  const rows = await query<Row & { at: number; count: number; unread: number; newest: string }>(sql`
    with groups as (
      select group_key, max(id::text) as newest, count(*)::int as count, count(*) filter (where read_at is null)::int as unread
      from notice where user_id = ${userId}::uuid and ${INBOX} group by group_key
      having (${before ?? null}::text is null or max(id::text) < ${before ?? null}::text)
        and (not ${unreadOnly} or count(*) filter (where read_at is null) > 0)
      order by newest desc limit ${GROUPS + 1}),
    shown as (
      select n.*, g.newest, g.count, g.unread, row_number() over (partition by n.group_key order by n.id desc) as at
      from groups g join notice n on n.user_id = ${userId}::uuid and n.group_key = g.group_key)
    select n.id, n.key, n.payload, n.group_key, n.link, n.is_urgent, n.read_at, n.created_at, n.newest, n.count, n.unread, n.at,
      coalesce(s.language, 'en') as language, u.name, app_now() as now
    from shown n join person u on u.id = n.user_id left join notification_setting s on s.user_id = n.user_id
    where n.at <= ${SHOWN} order by n.newest desc, n.id desc`);
  const liveOf = await liveTemplates();
  const groups = new Map<string, InboxGroup & { newest: string }>();
  for (const row of rows.filter(isKnown)) {
    const group = groups.get(row.groupKey) ?? {
      group: row.groupKey,
      link: row.link,
      unread: row.unread,
      count: row.count,
      newest: row.newest,
      notices: [],
    };
    group.notices.push(shown(row, liveOf));
    groups.set(row.groupKey, group);
  }
  const all = [...groups.values()];
  const page = all.slice(0, GROUPS);
  const next = all.length > GROUPS ? (page.at(-1)?.newest ?? null) : null;
  return { groups: page, next, now: rows[0]?.now ?? new Date() };
}

/** A person's newest notices, newest first; `after` is a notice's id, for those that follow it. */
export async function latestNotices(
  userId: string,
  {
    limit = 20,
    after,
    unreadBetween,
  }: { limit?: number; after?: string | undefined; unreadBetween?: { from: Date; until: Date } } = {},
): Promise<InboxNotice[]> {
  const unread = unreadBetween
    ? sql`and n.read_at is null and n.created_at >= ${unreadBetween.from} and n.created_at < ${unreadBetween.until}`
    : empty;
  const rows = await query<Row>(sql`
    select n.id, n.key, n.payload, n.group_key, n.link, n.is_urgent, n.read_at, n.created_at, coalesce(s.language, 'en') as language, u.name,
      app_now() as now
    from notice n join person u on u.id = n.user_id left join notification_setting s on s.user_id = n.user_id
    where n.user_id = ${userId}::uuid and ${INBOX} and (${after ?? null}::uuid is null or n.id > ${after ?? null}::uuid) ${unread}
    order by n.id desc limit ${limit}`);
  const liveOf = await liveTemplates();
  return rows.filter(isKnown).map((row) => shown(row, liveOf));
}

/** A kind that is no longer made may still lie in an inbox. */
const isKnown = ({ key }: Row) => Object.hasOwn(noticeKinds, key);

function shown(row: Row, liveOf: Awaited<ReturnType<typeof liveTemplates>>): InboxNotice {
  const { id, key, payload, link, isUrgent, readAt, createdAt, language, name, now } = row;
  const reading = { language, now, link, first: name.trim().split(/\s+/u)[0] ?? "" };
  const { title, body, button } = render(key, payload, reading, liveOf(key, language)?.parts);
  return {
    id,
    key,
    family: kindOf(key).family,
    title,
    body,
    button,
    link,
    isUrgent,
    isRead: readAt !== null,
    createdAt,
  };
}
