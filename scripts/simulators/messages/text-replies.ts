import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { postInput } from "../control/routes";
import { json, seeOther } from "../replies";
import type { Route } from "../router";
import type { Settings } from "../settings";
import type { Mailbox, Message } from "./mailbox";

const timeoutMs = 30_000;

/** A text that a person sends to a short code. */
type TextReply = {
  from: string;
  to: string;
  text: string;
  id?: string | undefined;
  wrongKey?: boolean | undefined;
};

const plus = (number: string) => `+${number.replace(/^\+/, "")}`;

/** Whether answers to it reach anybody: it came from a short code. */
export const isAnswerable = (message: Message): boolean =>
  message.kind === "sms" && /^\d{3,8}$/.test(message.from);

/** Posts a text to the shop as Africa's Talking does, which signs nothing. Returns the shop's status. */
async function sendTextReply(settings: Settings, reply: TextReply): Promise<string> {
  const address = settings.africasTalkingInboundUrl;
  if (!address) return "no address";
  const url = reply.wrongKey ? address.replace(/[^/]+$/, randomBytes(12).toString("hex")) : address;
  const body = new URLSearchParams({
    linkId: randomUUID(),
    text: reply.text,
    to: reply.to,
    id: reply.id ?? randomUUID(),
    date: new Date().toISOString().slice(0, 19).replace("T", " "),
    from: plus(reply.from),
    networkCode: "62130",
  });
  try {
    const sent = {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    } as const;
    return String((await fetch(url, sent)).status);
  } catch {
    return "failed";
  }
}

const ReplyInput = z.object({
  from: z.string().min(1),
  to: z.string().min(1),
  text: z.string(),
  id: z.string().optional(),
  /** How often it comes at once, with the same id. */
  copies: z.coerce.number().int().min(1).max(100).default(1),
  wrongKey: z.boolean().optional(),
});

/** The answer box of the inbox, and the same for tests. */
export function textReplyRoutes(settings: Settings, mailbox: Mailbox): Route[] {
  return [
    postInput("/control/sms/reply", ReplyInput, async ({ copies, id = randomUUID(), ...reply }) => {
      const all = Array.from({ length: copies }, () => sendTextReply(settings, { ...reply, id }));
      return json(200, { answers: await Promise.all(all) });
    }),
    {
      method: "POST",
      pattern: "/inbox/:id/reply",
      answer: async ({ params, fields = {} }) => {
        const message = mailbox.get(params.id ?? "");
        if (!message || !isAnswerable(message)) return json(404, { error: "Nothing to answer." });
        const text = typeof fields.text === "string" ? fields.text : "";
        const answer = await sendTextReply(settings, { from: message.to[0] ?? "", to: message.from, text });
        return seeOther(`/inbox/${message.id}?answered=${encodeURIComponent(answer)}`);
      },
    },
  ];
}
