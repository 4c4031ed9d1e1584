import { z } from "zod";
import { typedWhole, whole, written } from "@/lib/kernel/input/fields";
import { MESSAGE_LIMIT } from "./limits";

export const SendMessage = z.strictObject({
  id: z.uuid(),
  /** Chosen by the sender's browser; the same on a retry. */
  clientKey: z.uuid(),
  body: written("Enter a message.").max(MESSAGE_LIMIT, "A message can have up to 2,000 characters."),
});

export const ReadMessages = z.strictObject({
  id: z.uuid(),
  /** Only messages after this sequence number. */
  after: typedWhole().default(0),
});

export const MarkRead = z.strictObject({ id: z.uuid(), sequence: whole() });

export const MessageView = z.object({
  sequence: z.number().int(),
  mine: z.boolean(),
  authorName: z.string(),
  clientKey: z.string(),
  body: z.string(),
  createdAt: z.iso.datetime(),
});
export type MessageView = z.infer<typeof MessageView>;

export const MessagePage = z.object({
  items: z.array(MessageView),
  /** The room's last sequence number: if it is beyond the items, there is more to fetch. */
  lastSequence: z.number().int(),
  /** How far the other party has read. */
  partnerRead: z.number().int(),
  /** How far the viewer has read. */
  read: z.number().int(),
});
export type MessagePage = z.infer<typeof MessagePage>;
