import "server-only";
import { maskEmail, maskPhone } from "@/lib/identity";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { mayRead, mustRead } from "@/lib/kernel/permissions";
import type { Channel } from "../kinds";
import type { DeliverySearch, DeliveryState } from "./search";

export interface DeliveryLine {
  id: string;
  noticeId: string;
  userId: string;
  /** Null for who may not open people's pages. */
  name: string | null;
  /** Masked: where it went, by what is known of the person today. */
  to: string;
  key: string;
  channel: Channel;
  state: DeliveryState;
  reason: string | null;
  provider: string | null;
  costMinor: bigint | null;
  isCertain: boolean;
  wasResent: boolean;
  createdAt: Date;
  sentAt: Date | null;
  endedAt: Date | null;
}

interface Row extends Omit<DeliveryLine, "to" | "name"> {
  name: string;
  email: string | null;
  phone: string | null;
}

const PAGE = 50;

/**
 * What was sent, newest first.
 * @throws Refusal - not_found without delivery.read
 */
export async function deliveriesFor(
  by: Actor,
  { person, key, state, channel, day, before }: DeliverySearch,
): Promise<{ lines: DeliveryLine[]; next: string | null; now: Date }> {
  mustRead(by, "delivery.read");
  const rows = await read(
    sql`(${person ?? null}::uuid is null or n.user_id = ${person ?? null}::uuid)
      and (${key ?? null}::text is null or n.key = ${key ?? null})
      and (${state ?? null}::text is null or d.state = ${state ?? null}::delivery_state)
      and (${channel ?? null}::text is null or d.channel = ${channel ?? null}::delivery_channel)
      and (${day ?? null}::date is null or d.created_at >= ${day ?? null}::date::timestamp at time zone 'Africa/Lagos'
        and d.created_at < (${day ?? null}::date + 1)::timestamp at time zone 'Africa/Lagos')
      and (${before ?? null}::uuid is null or d.id < ${before ?? null}::uuid)`,
    PAGE + 1,
  );
  const lines = rows.slice(0, PAGE).map((row) => lineOf(row, by));
  return {
    lines,
    next: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null,
    now: rows[0]?.now ?? new Date(),
  };
}

const read = (condition: Sql, limit: number) =>
  query<Row & { now: Date }>(sql`
    select d.id, d.notice_id, n.user_id, u.name, u.email, u.phone, n.key, d.channel, d.state, d.reason, d.provider, d.cost_minor,
      d.is_certain, d.round = 1 as was_resent, d.created_at, d.sent_at, d.ended_at, app_now() as now
    from delivery d join notice n on n.id = d.notice_id join person u on u.id = n.user_id
    where ${condition} order by d.id desc limit ${limit}`);

function lineOf({ email, phone, name, ...row }: Row, by: Actor): DeliveryLine {
  const to =
    row.channel === "MAIL"
      ? maskEmail(email ?? "")
      : row.channel === "TEXT"
        ? maskPhone(phone ?? "")
        : "browser";
  return { ...row, to, name: mayRead(by, "person.read") ? name : null };
}

/** One notice: what it was, and all that became of it. */
export interface NoticeLife {
  id: string;
  userId: string;
  name: string | null;
  key: string;
  isUrgent: boolean;
  createdAt: Date;
  seenAt: Date | null;
  readAt: Date | null;
  deliveries: DeliveryLine[];
  now: Date;
}

/**
 * Undefined if there is none.
 * @throws Refusal - not_found without delivery.read
 */
export async function noticeLife(by: Actor, noticeId: string): Promise<NoticeLife | undefined> {
  mustRead(by, "delivery.read");
  const notice = await queryOne<Omit<NoticeLife, "deliveries" | "name"> & { name: string }>(sql`
    select n.id, n.user_id, u.name, n.key, n.is_urgent, n.created_at, n.seen_at, n.read_at, app_now() as now
    from notice n join person u on u.id = n.user_id where n.id = ${noticeId}::uuid`);
  if (!notice) return undefined;
  const rows = await read(sql`d.notice_id = ${noticeId}::uuid`, PAGE);
  const name = mayRead(by, "person.read") ? notice.name : null;
  return { ...notice, name, deliveries: rows.toReversed().map((row) => lineOf(row, by)) };
}

/** A notice of a person, with what became of it as `MAIL SENT`. */
export interface PersonNotice {
  id: string;
  key: string;
  createdAt: Date;
  readAt: Date | null;
  became: string[];
}

/**
 * A person's last notices, newest first.
 * @throws Refusal - not_found without delivery.read
 */
export async function noticesOf(by: Actor, userId: string): Promise<PersonNotice[]> {
  mustRead(by, "delivery.read");
  return query<PersonNotice>(sql`
    select n.id, n.key, n.created_at, n.read_at,
      array(select d.channel || ' ' || d.state from delivery d where d.notice_id = n.id order by d.round, d.channel) as became
    from notice n where n.user_id = ${userId}::uuid order by n.id desc limit 50`);
}
