import "server-only";
import { z } from "zod";
import { isUniqueViolation } from "@/lib/kernel/db";
import { forSignedIn } from "@/lib/kernel/procedure";
import { markRead, readMessages, sendMessage } from "./messages";
import { MarkRead, MessagePage, ReadMessages, SendMessage } from "./schema";

export const read = forSignedIn
  .route({ method: "GET", path: "/trades/{id}/messages", summary: "List a trade’s messages" })
  .input(ReadMessages)
  .output(MessagePage)
  .handler(({ input, context }) => readMessages(context.actor, input.id, input.after));

export const send = forSignedIn
  .route({ method: "POST", path: "/trades/{id}/messages", successStatus: 201, summary: "Send a message" })
  .input(SendMessage)
  .output(z.object({ sequence: z.number().int(), createdAt: z.iso.datetime() }))
  .handler(({ input: { id, clientKey, body }, context }) =>
    sendOnce(context.actor, { tradeId: id, clientKey, body }),
  );

export const mark = forSignedIn
  .route({
    method: "POST",
    path: "/trades/{id}/read",
    successStatus: 204,
    summary: "Mark messages as read",
  })
  .input(MarkRead)
  .output(z.void())
  .handler(({ input, context }) => markRead(context.actor, input.id, input.sequence));

/** Concurrent copies violate the unique index; the retry finds the first one. */
async function sendOnce(...sent: Parameters<typeof sendMessage>) {
  try {
    return await sendMessage(...sent);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return sendMessage(...sent);
  }
}

/** The slice's operations under /api/v1. */
export const chatProcedures = { read, send, mark };
