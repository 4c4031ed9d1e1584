import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { channelEvents } from "./events";
import type { SmsProvider } from "./sms-provider";

/** The outcome of a message, as its provider reports it. */
export interface DeliveryReport {
  provider: SmsProvider["name"];
  providerId: string;
  /** Undefined while it is in transit. */
  state: "DELIVERED" | "FAILED" | undefined;
  /** The provider's failure code or text. */
  reason?: string | undefined;
}

const MAX_REASON = 200;

/**
 * Saves the outcome of a message. Reports can arrive twice and out of order: DELIVERED is final. A report about an unknown
 * message changes nothing.
 */
export async function saveReport({ provider, providerId, state, reason }: DeliveryReport): Promise<void> {
  if (!state) return;
  const failure = state === "FAILED" ? (reason?.slice(0, MAX_REASON) ?? null) : null;
  await query(sql`
    with reported as (
      update text_message set state = ${state}::text_state, reason = ${failure},
        delivered_at = case when ${state} = 'DELIVERED' then app_now() end
      where provider = ${provider} and provider_id = ${providerId}
        and state <> 'DELIVERED' and state <> ${state}::text_state
      returning provider, provider_id, state, reason)
    ${publishing(
      channelEvents.reported,
      {
        provider: sql`to_jsonb(r.provider)`,
        providerId: sql`to_jsonb(r.provider_id)`,
        state: sql`to_jsonb(r.state)`,
        reason: sql`coalesce(to_jsonb(r.reason), 'null')`,
      },
      sql`reported r`,
    )}`);
  notifyRelay();
}

/** Publishes an outcome again, for those who could not know the message when its report came. */
export async function repeatReport({
  provider,
  providerId,
}: Pick<DeliveryReport, "provider" | "providerId">): Promise<void> {
  await query(
    publishing(
      channelEvents.reported,
      {
        provider: sql`to_jsonb(r.provider)`,
        providerId: sql`to_jsonb(r.provider_id)`,
        state: sql`to_jsonb(r.state)`,
        reason: sql`coalesce(to_jsonb(r.reason), 'null')`,
      },
      sql`text_message r where r.provider = ${provider} and r.provider_id = ${providerId} and r.state in ('DELIVERED', 'FAILED')`,
    ),
  );
}
