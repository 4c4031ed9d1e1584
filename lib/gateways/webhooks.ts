import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { invariant } from "@/lib/kernel/refusal";
import { gatewayEvents } from "./events";
import { type EventHandlers, handleEvent } from "./handlers";
import { keepingWebhook } from "./keep-webhook";
import { gatewayOf } from "./registry";

/**
 * Stores a gateway's webhook once, however many copies arrive, and publishes the event that starts its processing, in one
 * statement. 'forged' if the signature is invalid: then nothing is parsed or written. 'unreadable' if it is not text.
 */
export async function storeWebhook(
  gateway: string,
  rawBody: Buffer,
  headers: Headers,
): Promise<"forged" | "unreadable" | "stored" | "known"> {
  if (!gatewayOf(gateway).webhooks.isGenuine(rawBody, headers)) {
    log.warn("a webhook with an invalid signature was rejected", {
      provider: gateway,
      bytes: rawBody.byteLength,
    });
    return "forged";
  }
  const body = textOf(rawBody);
  if (body === null) return "unreadable";
  failpoint("wallet.webhook.before");
  const stored = await queryOne(sql`
    with stored as (
      ${keepingWebhook(gateway, rawBody, body)})
    ${publishing(gatewayEvents.event_received, { eventId: sql`id` }, sql`stored`)} returning id`);
  if (stored) notifyRelay();
  failpoint("wallet.webhook.stored");
  return stored ? "stored" : "known";
}

function textOf(rawBody: Buffer): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(rawBody);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/** Empties the bodies of webhooks that are over 30 days old: they contain personal data. */
export async function forgetWebhooks(): Promise<void> {
  await query(sql`select forget_webhooks()`);
}

/**
 * Processes a stored webhook. Its content is not trusted: amounts come from a lookup at the gateway. Throws if the gateway
 * does not confirm it yet, so that the job retries.
 */
export async function processWebhook(eventId: string, handlers: EventHandlers): Promise<void> {
  const stored = await queryOne<{ provider: string; body: string }>(sql`
    select provider, body from webhook_event where id = ${eventId}::uuid`);
  invariant(stored, "a published webhook is stored");
  const { provider, body } = stored;
  await handleEvent(handlers, gatewayOf(provider).webhooks.readEvent(body), provider);
}
