import "server-only";
import { sendMail, writeMail } from "@/lib/channels";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import type { Delivered } from "@/lib/kernel/events/reaction";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { answeredNoMailbox, idOfMail, markBounced } from "../deliver/mail";
import { noticeEvents } from "../events";

/** The address that email can't reach; undefined if there is none. */
export async function unreachableAddress(userId: string): Promise<string | undefined> {
  const bounced = await queryOne<{ email: string }>(sql`
    select u.email from notification_setting s join person u on u.id = s.user_id
    where s.user_id = ${userId}::uuid and s.bounced = u.email and u.email_verified_at is not null`);
  return bounced?.email;
}

const testMails = { name: "test email by account", max: 3, minutes: 60 };

/**
 * Counts the own address as reachable again, and mails it. If that bounces, it is unreachable again.
 * @throws Refusal - too_many_requests
 */
export async function tryAddressAgain(by: Pick<Actor, "id">): Promise<void> {
  await limit(testMails, by.id);
  await query(publishing(noticeEvents.retry_wanted, { userId: by.id }));
  notifyRelay();
}

export async function retryAddress({ userId }: { userId: string }, { outboxId }: Delivered): Promise<void> {
  await query(sql`
    insert into notification_setting (user_id, retried_at) values (${userId}::uuid, app_now())
    on conflict (user_id) do update set bounced = null, retried_at = excluded.retried_at`);
  const person = await queryOne<{ name: string; email: string }>(sql`
    select name, email from person where id = ${userId}::uuid and email_verified_at is not null and erased_at is null`);
  if (!person) return;
  const mail = writeMail(person.email, {
    subject: "Email from Amana reaches you again",
    heading: "Email reaches you again",
    paragraphs: [`Hello ${person.name},`, "You asked us to try this address again. There is nothing to do."],
  });
  try {
    await sendMail({ ...mail, messageId: idOfMail(`retry-${outboxId}`) });
  } catch (error) {
    if (!answeredNoMailbox(error)) throw error;
    await markBounced(userId, person.email);
  }
}
