import "server-only";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import type { DueRule } from "@/lib/kernel/slice";
import { latestNotices } from "../inbox/queries";
import { notify } from "../notify";

/** How late a summary may still come, in hours: after that the next one is near, or the night. */
const LATEST = 12;
const SHOWN = 5;
const MOST = 200;

/**
 * The people whose summary is due, with the time from which and until which it counts: a day or a week, until eight o'clock in Lagos, on
 * Mondays for a week. Not for those who have read all of it, nor where they chose it only after that.
 */
const dueDigests: Sql = sql`
  select s.user_id, s.digest, p.until - p.length as from_at, p.until
  from notification_setting s
    cross join lateral (select date_trunc('day', (app_now() - interval '8 hours') at time zone 'Africa/Lagos') as day) today
    cross join lateral (select
      (case s.digest when 'weekly' then date_trunc('week', today.day) else today.day end + interval '8 hours') at time zone 'Africa/Lagos' as until,
      case s.digest when 'weekly' then interval '7 days' else interval '1 day' end as length) p
  where s.digest <> 'off' and (s.complained_at > coalesce(s.saved_at, '-infinity')) is not true
    and coalesce(s.saved_at, '-infinity') < p.until and app_now() < p.until + make_interval(hours => ${LATEST}::int)
    and exists (select from notice n where n.user_id = s.user_id and n.read_at is null and n.family <> 'digest'
      and n.created_at >= p.until - p.length and n.created_at < p.until)
    and not exists (select from notice n where n.user_id = s.user_id and n.family = 'digest' and n.created_at >= p.until)`;

interface Due {
  digest: "daily" | "weekly";
  fromAt: Date;
  until: Date;
}

/** Summaries by email, each once: the time that it counts until is its fact. */
export const digestRule: DueRule = {
  job: "notices.digest",
  find: (limit) => sql`
    select user_id as id, extract(epoch from until)::bigint as version from (${dueDigests}) due limit ${limit}`,
  run: ({ id }) => makeDigest(id),
};

async function makeDigest(userId: string): Promise<void> {
  const due = await queryOne<Due>(sql`select * from (${dueDigests}) due where user_id = ${userId}::uuid`);
  if (!due) return;
  const { digest, fromAt: from, until } = due;
  const unread = await latestNotices(userId, { limit: MOST, unreadBetween: { from, until } });
  if (unread.length === 0) return;
  const more = unread.length - SHOWN;
  const titles = unread.slice(0, SHOWN).map(({ title }) => title);
  await notify([
    {
      userId,
      key: `digest.${digest}`,
      fact: `digest:${until.toISOString()}`,
      group: "digest",
      link: "/inbox",
      args: {
        count: String(unread.length),
        titles: [...titles, ...(more > 0 ? [`And ${more} more.`] : [])].join("\n\n"),
      },
    },
  ]);
}
