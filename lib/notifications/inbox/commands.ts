import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { mustNotObserve } from "@/lib/kernel/observed";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { noticeEvents } from "../events";

/** Which notices: those that lead to a page, all up to one, or those that lead where a push did that was tapped. */
export type ToRead = { link: string } | { upTo: string } | { tapped: string };

/** Marks own notices as read, here and on the person's other devices. Reading what is read changes nothing. */
export async function readNotices(by: Pick<Actor, "id">, which: ToRead): Promise<void> {
  mustNotObserve(by);
  const tapped = sql`(select id, link from notice where id = ${"tapped" in which ? which.tapped : null}::uuid and user_id = ${by.id}::uuid) one`;
  const wanted =
    "link" in which
      ? sql`link = ${which.link}`
      : "upTo" in which
        ? sql`id <= ${which.upTo}::uuid`
        : sql`link = (select one.link from ${tapped})`;
  const read = await query(sql`
    with read as (
      update notice set read_at = app_now(), seen_at = coalesce(seen_at, app_now())
      where user_id = ${by.id}::uuid and read_at is null and ${wanted} returning user_id),
    heard as (${publishing(noticeEvents.read, { userId: sql`to_jsonb(one.user_id)` }, sql`(select distinct user_id from read) one`)}),
    opened as (${publishing(noticeEvents.tapped, { noticeId: sql`to_jsonb(one.id)` }, tapped)})
    select 1 as found from read limit 1`);
  if (read.length > 0) notifyRelay();
}
