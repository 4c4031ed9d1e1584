import "server-only";
import { z } from "zod";
import type { TermiiSettings } from "@/lib/kernel/env";
import { text } from "@/lib/kernel/input/fields";
import { rejectedBy, SEND_TIMEOUT_MS, type SmsProvider } from "./sms-provider";

const responseSchema = z.object({
  code: z.literal("ok"),
  message_id: z.union([text().min(1).max(200), z.number()]),
});

/** Termii; the sender name must be registered with it. */
export const termii = (settings: TermiiSettings): SmsProvider => ({
  name: "termii",
  async send({ to, text }) {
    const response = await fetch(`${settings.TERMII_BASE_URL.replace(/\/+$/, "")}/api/sms/send`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({
        api_key: settings.TERMII_API_KEY,
        to: to.replace(/^\+/, ""),
        from: settings.TERMII_SENDER,
        sms: text,
        type: "plain",
        // The other channels skip people who opted out of marketing messages.
        channel: "dnd",
      }),
      signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
      redirect: "error",
    });
    const body = responseSchema.safeParse(await response.json().catch(() => undefined));
    if (!response.ok || !body.success) throw rejectedBy("Termii", response.status);
    return String(body.data.message_id);
  },
});
