import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { readBounded } from "@/lib/kernel/bounded-body";
import { env } from "@/lib/kernel/env";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { text } from "@/lib/kernel/input/fields";
import { log } from "@/lib/kernel/log";
import { type DeliveryReport, saveReport } from "./delivery-reports";

const LIMIT_BYTES = 64_000;

const reportSchema = z.object({
  id: text().min(1).max(200),
  status: text().max(200),
  failureReason: text().optional(),
});

/** Answers Africa's Talking's delivery reports. They are unsigned: the secret `key` in the URL authenticates the sender. */
export async function answerAfricasTalking(request: Request, key: string): Promise<Response> {
  const settings = env();
  if (settings.SMS_PROVIDER !== "africas_talking") return reply(404);
  if (!isEqual(key, settings.AFRICAS_TALKING_REPORT_KEY)) {
    log.warn("a webhook with an invalid key was rejected", { provider: "africas_talking" });
    return reply(404);
  }
  const body = await readBounded(request.body, LIMIT_BYTES).catch(() => undefined);
  if (body === undefined) return reply(400);
  if (body === null) return reply(413);
  const report = reportSchema.safeParse(Object.fromEntries(new URLSearchParams(body.toString("utf8"))));
  if (!report.success) return reply(400);
  await saveReport(readReport(report.data));
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
