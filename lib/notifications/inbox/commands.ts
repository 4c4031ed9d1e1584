import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { mustNotObserve } from "@/lib/kernel/observed";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { noticeEvents } from "../events";

/** Which notices: those that lead to a page, or all up to one. */
export type ToRead = { link: string } | { upTo: string };

/** Marks own notices as read, here and on the person's other devices. Reading what is read changes nothing. */
export async function readNotices(by: Pick<Actor, "id">, which: ToRead): Promise<void> {
  mustNotObserve(by);
  const wanted = "link" in which ? sql`link = ${which.link}` : sql`id <= ${which.upTo}::uuid`;
  const read = await query(sql`
    with read as (
      update notice set read_at = app_now(), seen_at = coalesce(seen_at, app_now())
      where user_id = ${by.id}::uuid and read_at is null and ${wanted} returning user_id),
    heard as (${publishing(noticeEvents.read, { userId: sql`to_jsonb(one.user_id)` }, sql`(select distinct user_id from read) one`)})
    select 1 as found from read limit 1`);
  if (read.length > 0) notifyRelay();
}
