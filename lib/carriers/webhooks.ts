import "server-only";
import { createHash } from "node:crypto";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { carrierEvents } from "./events";
import type { CarrierHeaders } from "./port";
import { carrierOf } from "./registry";

/**
 * Keeps of a carrier's webhook whom it is about, once however many copies arrive, and publishes `carriers.hinted`, in one statement. The
 * addresses in it are not kept. 'forged' if the signature is invalid: then nothing is parsed or written. 'other' if it concerns no
 * parcel.
 */
export async function storeHints(
  carrier: string,
  rawBody: Buffer,
  headers: CarrierHeaders,
): Promise<"forged" | "other" | "stored" | "known"> {
  const hints = carrierOf(carrier).readWebhook(rawBody, headers);
  if (!hints) {
    log.warn("a webhook with an invalid signature was rejected", {
      provider: carrier,
      bytes: rawBody.byteLength,
    });
    return "forged";
  }
  if (hints.length === 0) return "other";
  const digest = createHash("sha256").update(rawBody).digest();
  const body = JSON.stringify(hints);
  const stored = await queryOne(sql`
    with stored as (
      insert into webhook_event (id, provider, digest, body) values (${newId()}::uuid, ${carrier}, ${digest}, ${body})
      on conflict (provider, digest) do nothing returning body),
    hinted as (select distinct hint->>'number' as number from stored, jsonb_array_elements(stored.body::jsonb) hint)
    ${publishing(carrierEvents.hinted, { carrier, number: sql`hinted.number` }, sql`hinted`)} returning id`);
  if (stored) notifyRelay();
  return stored ? "stored" : "known";
}
