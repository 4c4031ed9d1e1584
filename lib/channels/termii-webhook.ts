import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { readBounded } from "@/lib/kernel/bounded-body";
import { env } from "@/lib/kernel/env";
import { text } from "@/lib/kernel/input/fields";
import { log } from "@/lib/kernel/log";
import { type DeliveryReport, saveReport } from "./delivery-reports";

const LIMIT_BYTES = 64_000;
const HEX_SHA512 = /^[0-9a-f]{128}$/i;

const reportSchema = z.object({
  message_id: z.union([text().min(1).max(200), z.number()]).transform(String),
  status: text().max(200),
});

/** Answers Termii's delivery reports. They are signed with our secret over the raw bytes. */
export async function answerTermii(request: Request): Promise<Response> {
  const settings = env();
  if (settings.SMS_PROVIDER === "africas_talking") return reply(404);
  const body = await readBounded(request.body, LIMIT_BYTES).catch(() => undefined);
  if (body === undefined) return reply(400);
  if (body === null) return reply(413);
  if (!isSigned(body, request.headers.get("x-termii-signature"), settings.TERMII_SECRET)) {
    log.warn("a webhook with an invalid signature was rejected", {
      provider: "termii",
      bytes: body.byteLength,
    });
    return reply(401);
  }
  const report = reportSchema.safeParse(json(body));
  if (!report.success) return reply(400);
  await saveReport(readReport(report.data));
  return reply(200);
}

const reply = (code: number) => new Response(null, { status: code });

/** False for a missing or malformed header. Compares in constant time. */
function isSigned(body: Uint8Array, header: string | null, secret: string): boolean {
  if (header === null || !HEX_SHA512.test(header)) return false;
  return timingSafeEqual(createHmac("sha512", secret).update(body).digest(), Buffer.from(header, "hex"));
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Statuses vary in case, and new ones appear: any that is neither delivered nor in transit counts as failed. */
function readReport({ message_id: providerId, status }: z.output<typeof reportSchema>): DeliveryReport {
  const normalized = status.trim().toLowerCase();
  const isInTransit = ["message sent", "sent", "pending"].includes(normalized);
  const final = normalized === "delivered" ? "DELIVERED" : "FAILED";
  return { provider: "termii", providerId, state: isInTransit ? undefined : final, reason: status };
}
