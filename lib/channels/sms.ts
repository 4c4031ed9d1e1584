import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { africasTalking } from "./africas-talking";
import type { Sms, SmsProvider } from "./sms-provider";
import { termii } from "./termii";

function provider(): SmsProvider {
  const settings = env();
  return settings.SMS_PROVIDER === "africas_talking" ? africasTalking(settings) : termii(settings);
}

/** The number that receives answers to texts; undefined where the provider passes none on. */
export function replyNumber(): string | undefined {
  const settings = env();
  return settings.SMS_PROVIDER === "africas_talking" ? settings.AFRICAS_TALKING_SHORT_CODE : undefined;
}

/**
 * Sends one text message through the configured provider, and records and returns the provider's id for it. Throws if it was rejected,
 * or if that is unknown: the queue retries.
 */
export async function sendSms(sms: Sms): Promise<{ provider: SmsProvider["name"]; providerId: string }> {
  const chosen = provider();
  const providerId = await chosen.send(sms);
  // The message is on its way: a failed insert must not make the queue send it again.
  await record(chosen.name, providerId).catch((error: unknown) => {
    log.error("could not record a text message that was sent", {
      provider: chosen.name,
      error: String(error),
    });
  });
  return { provider: chosen.name, providerId };
}

async function record(name: SmsProvider["name"], providerId: string): Promise<void> {
  await query(sql`
    insert into text_message (id, provider, provider_id) values (${newId()}::uuid, ${name}, ${providerId})
    on conflict (provider, provider_id) do nothing`);
}
