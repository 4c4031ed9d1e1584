import "server-only";
import { after, DAY } from "@/lib/kernel/clock";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { mustRead } from "@/lib/kernel/permissions";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import type { AppealState } from "./machine";

/** What a blocked person can still say against their block, or has said. */
export interface OwnAppeal {
  /** Their appeal; null if there is none. */
  appeal: { state: AppealState; dueAt: Date; answer: string | null } | null;
  /** Until when they can appeal. */
  untilAt: Date;
  isInTime: boolean;
}

/** The user of a session, even one that has ended, if they are blocked. */
export async function blockedUserOf(sessionId: string): Promise<string | undefined> {
  const row = await queryOne<{ userId: string }>(sql`
    select s.user_id from session s where s.id = ${sessionId}::uuid and exists (
      select from restriction r where r.user_id = s.user_id and r.kind = 'blocked' and restriction_binds(r.state, r.until))`);
  return row?.userId;
}

interface OwnRow {
  blockedAt: Date;
  setting: unknown;
  now: Date;
  state: AppealState | null;
  dueAt: Date | null;
  answer: string | null;
}

/** A blocked person's appeal; undefined if they are not blocked. */
export async function ownAppeal(userId: string): Promise<OwnAppeal | undefined> {
  const row = await queryOne<OwnRow>(sql`
    select r.created_at as blocked_at, ${settingNow("block_appeals")} as setting, app_now() as now, a.state::text as state, a.due_at, a.answer
    from restriction r left join block_appeal a on a.restriction_id = r.id
    where r.user_id = ${userId}::uuid and r.kind = 'blocked' and restriction_binds(r.state, r.until)
    order by r.until desc nulls first, r.created_at desc limit 1`);
  if (!row) return undefined;
  const { blockedAt, setting, now, state, dueAt, answer } = row;
  const untilAt = after(blockedAt, readSetting("block_appeals", setting).withinDays * DAY);
  return { appeal: state && dueAt && { state, dueAt, answer }, untilAt, isInTime: now <= untilAt };
}

/** An open appeal, as staff answer it. */
export interface OpenAppeal {
  id: string;
  userId: string;
  userName: string;
  text: string;
  createdAt: Date;
  dueAt: Date;
  /** The block, with the sentence that the person reads. */
  reason: string;
  note: string | null;
  until: Date | null;
  blockedAt: Date;
  /** Who set the block; null for the system. */
  blockerName: string | null;
  /** The viewer set the block or asked for it, so a colleague answers. */
  isOwn: boolean;
  now: Date;
}

const SHOWN = 50;

/** Open appeals against blocks in force, those due first. Throws Refusal not_found. */
export async function openAppeals(by: Actor): Promise<OpenAppeal[]> {
  mustRead(by, "person.unblock");
  return query<OpenAppeal>(sql`
    select a.id, a.user_id, u.name as user_name, a.text, a.created_at, a.due_at, r.reason, r.note, r.until, r.created_at as blocked_at,
      b.name as blocker_name, r.by_id = ${by.id}::uuid or coalesce(q.creator_id = ${by.id}::uuid, false) as is_own, app_now() as now
    from block_appeal a join restriction r on r.id = a.restriction_id join app_user u on u.id = a.user_id
      left join app_user b on b.id = r.by_id left join approval_record q on q.id = r.approval_id
    where a.state = 'OPEN' and restriction_binds(r.state, r.until) order by a.due_at, a.id limit ${SHOWN}`);
}
