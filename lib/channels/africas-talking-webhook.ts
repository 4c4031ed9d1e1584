import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { readBounded } from "@/lib/kernel/bounded-body";
import { env } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { type DeliveryReport, keepReport } from "./delivery-reports";

const LIMIT_BYTES = 64_000;

const reportSchema = z.object({
  id: z.string().min(1).max(200),
  status: z.string().max(200),
  failureReason: z.string().optional(),
});

/** Answers Africa's Talking's delivery reports. They are not signed: only who knows the address's `key` may send them. */
export async function answerAfricasTalking(request: Request, key: string): Promise<Response> {
  const settings = env();
  if (settings.SMS_PROVIDER !== "africas_talking") return status(404);
  if (!isEqual(key, settings.AFRICAS_TALKING_REPORT_KEY)) {
    log.warn("a forged webhook was turned away", { provider: "africas_talking" });
    return status(404);
  }
  const body = await readBounded(request.body, LIMIT_BYTES).catch(() => undefined);
  if (body === undefined) return status(400);
  if (body === null) return status(413);
  const report = reportSchema.safeParse(Object.fromEntries(new URLSearchParams(body.toString("utf8"))));
  if (!report.success) return status(400);
  await keepReport(readReport(report.data));
  return status(200);
}

const status = (code: number) => new Response(null, { status: code });

const digest = (text: string) => createHash("sha256").update(text).digest();
const isEqual = (given: string, ours: string) => timingSafeEqual(digest(given), digest(ours));

const ends: Record<string, DeliveryReport["state"]> = {
  Success: "DELIVERED",
  Failed: "FAILED",
  Rejected: "FAILED",
};

const readReport = ({ id, status: word, failureReason }: z.output<typeof reportSchema>): DeliveryReport => ({
  provider: "africas_talking",
  providerId: id,
  state: ends[word],
  reason: failureReason ?? word,
});
