import "server-only";
import { z } from "zod";
import { isUniqueViolation } from "@/lib/kernel/db";
import { forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { EVIDENCE_BODY_LIMIT } from "@/lib/media/purposes";
import { markRead, readMessages, sendMessage } from "./messages";
import { addPicture as add } from "./pictures";
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
  .handler(({ input: { id, ...message }, context }) => sendOnce(context.actor, { tradeId: id, ...message }));

/** As multipart/form-data, the picture in a field `file`. */
export const addPicture = forSignedInOnce
  .route({
    method: "POST",
    path: "/trades/{id}/pictures",
    successStatus: 201,
    summary: "Add a picture for a message",
  })
  .meta({ bodyLimit: EVIDENCE_BODY_LIMIT })
  .input(z.strictObject({ id: z.uuid(), file: z.file("Choose a picture.") }))
  .output(z.object({ pictureId: z.uuid(), sha256: z.string() }))
  .handler(async ({ input: { id, file }, context }) =>
    resultOf(context, await add(context.actor, context.key, { tradeId: id, file })),
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
export const chatProcedures = { read, send, addPicture, mark };
