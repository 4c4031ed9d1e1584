import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { africasTalking } from "./africas-talking";
import type { Sms, SmsProvider } from "./sms-provider";
import { termii } from "./termii";

/** The provider that the settings choose. */
function provider(): SmsProvider {
  const settings = env();
  return settings.SMS_PROVIDER === "africas_talking" ? africasTalking(settings) : termii(settings);
}

/**
 * Hands one text message to the provider and keeps under which name it has it. Throws where it was not taken, or may not
 * have been: the queue tries again, with the same provider and the same words.
 */
export async function sendSms(sms: Sms): Promise<void> {
  const chosen = provider();
  const providerId = await chosen.take(sms);
  // It is on its way: a record that fails must not have it sent again.
  await record(chosen.name, providerId).catch((error: unknown) => {
    log.error("a text message that was sent could not be recorded", {
      provider: chosen.name,
      error: String(error),
    });
  });
}

async function record(name: SmsProvider["name"], providerId: string): Promise<void> {
  await query(sql`
    insert into text_message (id, provider, provider_id) values (${newId()}::uuid, ${name}, ${providerId})
    on conflict (provider, provider_id) do nothing`);
}
