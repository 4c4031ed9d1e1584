import "server-only";
import { z } from "zod";
import { env } from "../env";

export interface Sms {
  /** E.164. */
  to: string;
  text: string;
}

const TIMEOUT_MS = 10_000;
const accepted = z.object({ code: z.literal("ok"), message_id: z.union([z.string().min(1), z.number()]) });

/** Hands one text message to Termii. Throws where it was not taken, or may not have been: the queue tries again. */
export async function sendSms({ to, text }: Sms): Promise<void> {
  const answer = await fetch(`${env().TERMII_BASE_URL.replace(/\/+$/, "")}/api/sms/send`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      api_key: env().TERMII_API_KEY,
      to: to.replace(/^\+/, ""),
      from: env().TERMII_SENDER,
      sms: text,
      type: "plain",
      // The other channels do not reach people who have refused advertising.
      channel: "dnd",
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: "error",
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok && accepted.safeParse(body).success) return;
  // The provider's own words may repeat the number: they stay out of the queue's record.
  throw new Error(`Termii did not take the message (HTTP ${answer.status})`);
}
