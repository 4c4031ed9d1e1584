import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { readBounded } from "@/lib/kernel/bounded-body";
import { env } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { type DeliveryReport, keepReport } from "./delivery-reports";

const LIMIT_BYTES = 64_000;
const HEX_SHA512 = /^[0-9a-f]{128}$/i;

const reportSchema = z.object({
  message_id: z.union([z.string().min(1).max(200), z.number()]).transform(String),
  status: z.string().max(200),
});

/** Answers Termii's delivery reports. They are signed with our secret, over the raw bytes. */
export async function answerTermii(request: Request): Promise<Response> {
  const settings = env();
  if (settings.SMS_PROVIDER === "africas_talking") return status(404);
  const body = await readBounded(request.body, LIMIT_BYTES).catch(() => undefined);
  if (body === undefined) return status(400);
  if (body === null) return status(413);
  if (!isSigned(body, request.headers.get("x-termii-signature"), settings.TERMII_SECRET)) {
    log.warn("a forged webhook was turned away", { provider: "termii", bytes: body.byteLength });
    return status(401);
  }
  const report = reportSchema.safeParse(json(body));
  if (!report.success) return status(400);
  await keepReport(readReport(report.data));
  return status(200);
}

const status = (code: number) => new Response(null, { status: code });

/** The header may be missing or nonsense: then it was not. Compares in constant time. */
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

/** Its words differ in case and grow in number: what is neither delivered nor under way has failed. */
function readReport({ message_id: providerId, status: word }: z.output<typeof reportSchema>): DeliveryReport {
  const said = word.trim().toLowerCase();
  const isUnderWay = said === "message sent" || said === "sent" || said === "pending";
  const end = said === "delivered" ? "DELIVERED" : "FAILED";
  return { provider: "termii", providerId, state: isUnderWay ? undefined : end, reason: word };
}
