import "server-only";
import { ECDH } from "node:crypto";
import { z } from "zod";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { text } from "@/lib/kernel/input/fields";
import { mustNotObserve } from "@/lib/kernel/observed";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { pushEndpoint } from "./endpoint";
import type { Device, Outcome } from "./send";

const endpoint = text()
  .max(1_000)
  .refine((given) => pushEndpoint(given) !== undefined, "This is not the address of a known push service.");

/** What a browser says of its subscription. */
export const subscriptionSchema = z.object({
  endpoint,
  keys: z.object({
    p256dh: text()
      .regex(/^[\w-]{87}=?$/, "This is not a public key.")
      .refine(isOnCurve, "This is not a public key."),
    auth: text().regex(/^[\w-]{22}(==)?$/, "This is not a secret of 16 bytes."),
  }),
});
export const endpointSchema = z.object({ endpoint: text().max(1_000) });

function isOnCurve(key: string): boolean {
  try {
    return ECDH.convertKey(key, "prime256v1", "base64url", "hex", "uncompressed").length === 130;
  } catch {
    return false;
  }
}

/**
 * Has this browser take pushes for its user, until its session ends. Another account's subscription of the same browser ends.
 * @throws Refusal - sign_in_needed if the session has just ended
 */
export async function keepSubscription(
  by: Pick<Actor, "id">,
  { endpoint: at, keys }: z.output<typeof subscriptionSchema>,
  browser: { sessionId: string; userAgent: string },
): Promise<void> {
  mustNotObserve(by);
  const kept = await queryOne<{ kept: boolean }>(sql`
    select keep_push_subscription(${newId()}::uuid, ${by.id}::uuid, ${browser.sessionId}::uuid, ${at}, ${keys.p256dh}, ${keys.auth},
      ${browser.userAgent.slice(0, 300)}) as kept`);
  if (!kept?.kept) throw new Refusal(kernelRefusals.sign_in_needed);
}

/** This browser takes no more pushes for its user. Idempotent. */
export async function dropSubscription(by: Pick<Actor, "id">, at: string): Promise<void> {
  mustNotObserve(by);
  await query(sql`delete from push_subscription where user_id = ${by.id}::uuid and endpoint = ${at}`);
}

/** A browser whose session has ended takes no more pushes: its next user may be another person. */
export async function dropOfSession({ sessionId }: { sessionId: string }): Promise<void> {
  await query(sql`delete from push_subscription where session_id = ${sessionId}::uuid`);
}

/** What a page needs to ask for pushes: our public key, and whether they are sent to the browser of this session. */
export async function pushAt(sessionId: string): Promise<{ publicKey: string; isOn: boolean }> {
  const kept = await queryOne(sql`
    select 1 as found from push_subscription where session_id = ${sessionId}::uuid and gone_at is null limit 1`);
  return { publicKey: env().VAPID_PUBLIC_KEY, isOn: kept !== undefined };
}

/** The browsers that a person is signed in at and has registered. */
export async function devicesOf(userId: string): Promise<Device[]> {
  return query<Device>(sql`
    select p.id, p.endpoint, p.p256dh, p.auth from push_subscription p join person_session s on s.id = p.session_id
    where p.user_id = ${userId}::uuid and s.user_id = p.user_id and p.gone_at is null and s.revoked_at is null and s.expires_at > app_now()
    order by p.id`);
}

/** Refusals in a row after which a browser counts as gone. */
const MOST_REFUSALS = 3;

/** Remembers what became of a message at each device. */
export async function recordOutcomes(outcomes: readonly { id: string; outcome: Outcome }[]): Promise<void> {
  const rows = outcomes.map(({ id, outcome }) => ({ id, kind: outcome.kind }));
  await query(sql`
    update push_subscription p set
      failures = case o.kind when 'accepted' then 0 when 'refused' then p.failures + 1 else p.failures end,
      used_at = case o.kind when 'accepted' then app_now() else p.used_at end,
      gone_at = case when o.kind = 'gone' or o.kind = 'refused' and p.failures + 1 >= ${MOST_REFUSALS}::int then app_now() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) o (id uuid, kind text)
    where p.id = o.id and p.gone_at is null and o.kind <> 'later'`);
}

/** Browsers whose session has run out are asked nothing any more. */
export async function retireDevices(userId: string): Promise<void> {
  await query(sql`
    update push_subscription p set gone_at = app_now()
    where p.user_id = ${userId}::uuid and p.gone_at is null and not exists (
      select from person_session s where s.id = p.session_id and s.revoked_at is null and s.expires_at > app_now())`);
}
