import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { readBounded } from "@/lib/kernel/bounded-body";
import { env } from "@/lib/kernel/env";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { text, typed } from "@/lib/kernel/input/fields";
import { log } from "@/lib/kernel/log";
import { type DeliveryReport, saveReport } from "./delivery-reports";
import { replyNumber } from "./sms";
import { saveTextReply } from "./text-replies";

const REPORT_BYTES = 64_000;
const REPLY_BYTES = 16_000;

const reportSchema = z.object({
  id: text().min(1).max(200),
  status: text().max(200),
  failureReason: text().optional(),
});

/** An inbound message. Its `date` is the provider's, and `linkId` is for premium messages. */
const replySchema = z.object({
  id: text().min(1).max(200),
  from: typed().max(40),
  to: typed().max(40),
  text: text().max(2_000).default(""),
  date: text().max(100).optional(),
  linkId: text().max(200).optional(),
});

/**
 * The fields of a form that Africa's Talking posts, or how to answer what is not one. It signs nothing: the secret `key` in the URL
 * authenticates it.
 */
async function formFrom(request: Request, key: string, limitBytes: number): Promise<object | Response> {
  const settings = env();
  if (settings.SMS_PROVIDER !== "africas_talking") return reply(404);
  if (!isEqual(key, settings.AFRICAS_TALKING_REPORT_KEY)) {
    log.warn("a webhook with an invalid key was rejected", { provider: "africas_talking" });
    return reply(404);
  }
  const body = await readBounded(request.body, limitBytes).catch(() => undefined);
  if (body === undefined) return reply(400);
  if (body === null) return reply(413);
  return Object.fromEntries(new URLSearchParams(body.toString("utf8")));
}

/** Answers Africa's Talking's delivery reports. */
export async function answerAfricasTalking(request: Request, key: string): Promise<Response> {
  const form = await formFrom(request, key, REPORT_BYTES);
  if (form instanceof Response) return form;
  const report = reportSchema.safeParse(form);
  if (!report.success) return reply(400);
  await saveReport(readReport(report.data));
  return reply(200);
}

/**
 * Keeps what a person texts to our short code, once for each id of the provider, for the worker to act on. What was texted to another
 * number, or by what is no number, is dropped.
 */
export async function receiveAfricasTalking(request: Request, key: string): Promise<Response> {
  const form = await formFrom(request, key, REPLY_BYTES);
  if (form instanceof Response) return form;
  const sent = replySchema.safeParse(form);
  if (!sent.success) return reply(400);
  const { from, to, text: body, id } = sent.data;
  const phone = /^\+?([1-9]\d{9,14})$/.exec(from)?.[1];
  if (phone && to === replyNumber()) {
    await saveTextReply({ provider: "africas_talking", providerId: id, phone: `+${phone}`, body });
  }
  return reply(200);
}

const reply = (code: number) => new Response(null, { status: code });

const digest = (text: string) => createHash("sha256").update(text).digest();
const isEqual = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));

const finalStates = dictionary<DeliveryReport["state"]>({
  Success: "DELIVERED",
  Failed: "FAILED",
  Rejected: "FAILED",
});

const readReport = ({ id, status, failureReason }: z.output<typeof reportSchema>): DeliveryReport => ({
  provider: "africas_talking",
  providerId: id,
  state: finalStates[status],
  reason: failureReason ?? status,
});
