import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { channelEvents } from "@/lib/channels/events";
import { readBounded } from "@/lib/kernel/bounded-body";
import { query, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { noticeEvents } from "../events";
import { type MailReport, readMailReport } from "./postmark";

const LIMIT_BYTES = 256_000;

/** Answers the mail provider's webhooks. They are unsigned: the secret `key` in the URL authenticates the sender. */
export async function answerMailReport(request: Request, key: string): Promise<Response> {
  const { MAIL_REPORT_KEY } = env();
  if (!MAIL_REPORT_KEY) return reply(404);
  if (!isEqual(key, MAIL_REPORT_KEY)) {
    log.warn("a webhook with an invalid key was rejected", { provider: "mail" });
    return reply(404);
  }
  const body = await readBounded(request.body, LIMIT_BYTES).catch(() => undefined);
  if (body === undefined) return reply(400);
  if (body === null) return reply(413);
  const report = readMailReport(json(body));
  if (report === undefined) return reply(400);
  if (report) await publish(report);
  return reply(200);
}

const reply = (code: number) => new Response(null, { status: code });

const digest = (text: string) => createHash("sha256").update(text).digest();
const isEqual = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Events: what follows is the worker's to do, and doing it twice changes nothing. An unknown address is nobody's. */
async function publish({ email, at, message, outcome, address }: MailReport): Promise<void> {
  if (outcome && message)
    await query(publishing(channelEvents.reported, { provider: "smtp", providerId: message, ...outcome }));
  if (address)
    await query(
      publishing(
        noticeEvents.address_reported,
        { userId: sql`to_jsonb(u.id)`, kind: address, at: at.toISOString() },
        sql`person u where lower(u.email) = ${email} and u.email_verified_at is not null and u.erased_at is null`,
      ),
    );
  notifyRelay();
}
