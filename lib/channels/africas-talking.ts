import "server-only";
import { z } from "zod";
import type { AfricasTalkingSettings } from "@/lib/kernel/env";
import { notTaken, type SmsProvider, TAKE_WITHIN_MS } from "./sms-provider";

/** Processed, sent, queued. */
const TAKEN = new Set([100, 101, 102]);

const accepted = z.object({
  SMSMessageData: z.object({
    Recipients: z
      .array(z.object({ statusCode: z.number(), messageId: z.string().min(1).max(200) }))
      .length(1),
  }),
});

/** Africa's Talking; without a sender's name it uses a number of its own. */
export const africasTalking = (settings: AfricasTalkingSettings): SmsProvider => ({
  name: "africas_talking",
  async take({ to, text }) {
    const { AFRICAS_TALKING_SENDER: from, AFRICAS_TALKING_BASE_URL: base } = settings;
    const answer = await fetch(`${base.replace(/\/+$/, "")}/version1/messaging`, {
      method: "POST",
      headers: { accept: "application/json", apiKey: settings.AFRICAS_TALKING_API_KEY },
      body: new URLSearchParams({
        username: settings.AFRICAS_TALKING_USERNAME,
        to,
        message: text,
        ...(from && { from }),
        bulkSMSMode: "1",
      }),
      signal: AbortSignal.timeout(TAKE_WITHIN_MS),
      redirect: "error",
    });
    const body = accepted.safeParse(await answer.json().catch(() => undefined));
    const [recipient] = body.data?.SMSMessageData.Recipients ?? [];
    // A number that it refuses is no error of HTTP to it.
    if (!answer.ok || !recipient || !TAKEN.has(recipient.statusCode)) {
      throw notTaken("Africa's Talking", answer.status);
    }
    return recipient.messageId;
  },
});
