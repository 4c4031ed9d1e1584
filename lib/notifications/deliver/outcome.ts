import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import type { Waiting } from "./waiting";

export interface Sent {
  provider: string;
  /** Undefined where the provider names none. */
  providerId?: string | undefined;
  costMinor?: bigint | undefined;
}

/** Takes a delivery before it is sent, for a channel on which a second copy is worse than none. False if it was taken. */
export async function take(id: string): Promise<boolean> {
  const taken = await queryOne(sql`
    update delivery set state = 'SENT', sent_at = app_now(), version = version + 1, attempts = attempts + 1
    where id = ${id}::uuid and state = 'QUEUED' returning id`);
  return taken !== undefined;
}

/** Before it is sent, so that a report that comes at once finds it. */
export async function nameMail(id: string, messageId: string): Promise<void> {
  await query(sql`
    update delivery set provider = 'smtp', provider_id = ${messageId} where id = ${id}::uuid and state = 'QUEUED'`);
}

export async function markSent(id: string, { provider, providerId, costMinor }: Sent): Promise<void> {
  await query(sql`
    update delivery set state = 'SENT', sent_at = coalesce(sent_at, app_now()), version = version + 1, provider = ${provider},
      provider_id = ${providerId ?? null}, cost_minor = ${costMinor ?? null}::bigint
    where id = ${id}::uuid and state in ('QUEUED', 'SENT')`);
}

export async function suppress(id: string, reason: "read" | "cap" | "gathered"): Promise<void> {
  await query(sql`
    update delivery set state = 'SUPPRESSED', reason = ${reason}, ended_at = app_now(), version = version + 1
    where id = ${id}::uuid and state = 'QUEUED' and not is_certain`);
}

/** One more try has failed; the queue tries again. */
export async function countTry(id: string): Promise<void> {
  await query(sql`update delivery set attempts = attempts + 1 where id = ${id}::uuid`);
}

/**
 * It was not delivered, for good. A text message or push is followed by an email of the same notice where there is none yet, a push not
 * where the person chose no email; an email of what is urgent is followed by a text message. Never by another of its own.
 */
export async function fail({ id }: Pick<Waiting, "id">, reason: string): Promise<void> {
  await query(sql`
    with failed as (
      update delivery set state = 'FAILED', reason = ${reason.slice(0, 200)}, ended_at = app_now(), version = version + 1
      where id = ${id}::uuid and state in ('QUEUED', 'SENT') returning notice_id, channel, is_certain)
    insert into delivery (id, notice_id, channel, is_certain, due_at)
    select uuidv7(), notice_id, case channel when 'MAIL' then 'TEXT' else 'MAIL' end::delivery_channel, f.is_certain, app_now()
    from failed f join notice n on n.id = f.notice_id join person u on u.id = n.user_id
      left join notification_setting s on s.user_id = n.user_id
    where case channel when 'TEXT' then true
      when 'PUSH' then s.choices #>> array[n.family, 'MAIL'] is distinct from 'false'
      else n.is_urgent and u.phone_verified_at is not null end
    on conflict (notice_id, channel, round) do nothing`);
}

/** What a provider reports of what it took over. What was delivered stays delivered; a failure goes on as any other. */
export async function report(said: {
  provider: string;
  providerId: string;
  state: "DELIVERED" | "FAILED";
  reason: string | null;
}) {
  const { provider, providerId, state, reason } = said;
  const known = await query<{ id: string }>(sql`
    select id from delivery where provider = ${provider} and provider_id = ${providerId}`);
  for (const one of known) {
    if (state === "FAILED") await fail(one, reason ?? "not delivered");
    else
      await query(sql`
        update delivery set state = 'DELIVERED', sent_at = coalesce(sent_at, app_now()), ended_at = app_now(), version = version + 1
        where id = ${one.id}::uuid and state in ('QUEUED', 'SENT')`);
  }
}

/** A push was tapped on a screen. */
export async function markTapped({ noticeId }: { noticeId: string }): Promise<void> {
  await query(sql`
    update delivery set state = 'READ', ended_at = app_now(), version = version + 1
    where notice_id = ${noticeId}::uuid and channel = 'PUSH' and state in ('SENT', 'DELIVERED')`);
}
