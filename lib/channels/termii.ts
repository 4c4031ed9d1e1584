import "server-only";
import { z } from "zod";
import type { TermiiSettings } from "@/lib/kernel/env";
import { notTaken, type SmsProvider, TAKE_WITHIN_MS } from "./sms-provider";

const accepted = z.object({
  code: z.literal("ok"),
  message_id: z.union([z.string().min(1).max(200), z.number()]),
});

/** Termii, under the name of a sender that it knows. */
export const termii = (settings: TermiiSettings): SmsProvider => ({
  name: "termii",
  async take({ to, text }) {
    const answer = await fetch(`${settings.TERMII_BASE_URL.replace(/\/+$/, "")}/api/sms/send`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({
        api_key: settings.TERMII_API_KEY,
        to: to.replace(/^\+/, ""),
        from: settings.TERMII_SENDER,
        sms: text,
        type: "plain",
        // The other channels do not reach people who have refused advertising.
        channel: "dnd",
      }),
      signal: AbortSignal.timeout(TAKE_WITHIN_MS),
      redirect: "error",
    });
    const body = accepted.safeParse(await answer.json().catch(() => undefined));
    if (!answer.ok || !body.success) throw notTaken("Termii", answer.status);
    return String(body.data.message_id);
  },
});
