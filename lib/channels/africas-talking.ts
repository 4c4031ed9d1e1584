import "server-only";
import { z } from "zod";
import type { AfricasTalkingSettings } from "@/lib/kernel/env";
import { text } from "@/lib/kernel/input/fields";
import { rejectedBy, SEND_TIMEOUT_MS, type SmsProvider } from "./sms-provider";

/** Processed, sent, queued. */
const ACCEPTED = new Set([100, 101, 102]);

const responseSchema = z.object({
  SMSMessageData: z.object({
    Recipients: z.array(z.object({ statusCode: z.number(), messageId: text().min(1).max(200) })).length(1),
  }),
});

/** Africa's Talking; without a sender name it sends from its own number. */
export const africasTalking = (settings: AfricasTalkingSettings): SmsProvider => ({
  name: "africas_talking",
  async send({ to, text, mayBeAnswered = false }) {
    const { AFRICAS_TALKING_SENDER: sender, AFRICAS_TALKING_SHORT_CODE: shortCode } = settings;
    const { AFRICAS_TALKING_BASE_URL: base } = settings;
    const from = mayBeAnswered ? (shortCode ?? sender) : sender;
    const response = await fetch(`${base.replace(/\/+$/, "")}/version1/messaging`, {
      method: "POST",
      headers: { accept: "application/json", apiKey: settings.AFRICAS_TALKING_API_KEY },
      body: new URLSearchParams({
        username: settings.AFRICAS_TALKING_USERNAME,
        to,
        message: text,
        ...(from && { from }),
        bulkSMSMode: "1",
      }),
      signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
      redirect: "error",
    });
    const body = responseSchema.safeParse(await response.json().catch(() => undefined));
    const [recipient] = body.data?.SMSMessageData.Recipients ?? [];
    // A rejected number still comes with HTTP 200.
    if (!response.ok || !recipient || !ACCEPTED.has(recipient.statusCode)) {
      throw rejectedBy("Africa's Talking", response.status);
    }
    return recipient.messageId;
  },
});
