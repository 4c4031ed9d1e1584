import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { channelEvents } from "./events";
import type { SmsProvider } from "./sms-provider";

/** What a person has texted to us. */
export interface TextReply {
  /** E.164. */
  phone: string;
  body: string;
}

/** Keeps what was texted, once for each id of the provider, and publishes that it came. */
export async function saveTextReply(
  reply: TextReply & { provider: SmsProvider["name"]; providerId: string },
): Promise<void> {
  const { provider, providerId, phone, body } = reply;
  await query(sql`
    with kept as (
      insert into text_reply (id, provider, provider_id, phone, body)
      values (${newId()}::uuid, ${provider}, ${providerId}, ${phone}, ${body})
      on conflict (provider, provider_id) do nothing returning id)
    ${publishing(channelEvents.answered, { replyId: sql`to_jsonb(k.id)` }, sql`kept k`)}`);
  notifyRelay();
}

/** What was texted; undefined once it has been acted on. */
export const readTextReply = (id: string): Promise<TextReply | undefined> =>
  queryOne<TextReply>(sql`select phone, body from text_reply where id = ${id}::uuid and outcome is null`);

/** Keeps what came of a text in place of its number and words. False if that was kept before. */
export async function closeTextReply(id: string, outcome: string): Promise<boolean> {
  const closed = await queryOne(sql`
    update text_reply set outcome = ${outcome}, phone = '', body = '', closed_at = app_now()
    where id = ${id}::uuid and outcome is null returning id`);
  return closed !== undefined;
}
