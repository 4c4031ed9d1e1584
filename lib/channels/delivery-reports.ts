import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { SmsProvider } from "./sms-provider";

/** What a provider says became of a message. */
export interface DeliveryReport {
  provider: SmsProvider["name"];
  providerId: string;
  /** Undefined while it is under way. */
  state: "DELIVERED" | "FAILED" | undefined;
  /** The provider's word for why it failed. */
  reason?: string | undefined;
}

const LONGEST_REASON = 200;

/**
 * Keeps what became of a message. Reports come twice and out of order: what was delivered stays delivered. Of a message
 * that is none of ours nothing is kept.
 */
export async function keepReport({ provider, providerId, state, reason }: DeliveryReport): Promise<void> {
  if (!state) return;
  const why = state === "FAILED" ? (reason?.slice(0, LONGEST_REASON) ?? null) : null;
  await query(sql`
    update text_message set state = ${state}::text_state, reason = ${why},
      delivered_at = case when ${state} = 'DELIVERED' then app_now() end
    where provider = ${provider} and provider_id = ${providerId}
      and state <> 'DELIVERED' and state <> ${state}::text_state`);
}
