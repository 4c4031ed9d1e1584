import { z } from "zod";
import { typedWhole, whole, written } from "@/lib/kernel/input/fields";
import { MESSAGE_LIMIT, PICTURES_A_MESSAGE } from "./limits";

export const SendMessage = z
  .strictObject({
    id: z.uuid(),
    /** Chosen by the sender's browser; the same on a retry. */
    clientKey: z.uuid(),
    /** Left out, or said beside pictures. */
    body: written("Enter a message.")
      .max(MESSAGE_LIMIT, "A message can have up to 2,000 characters.")
      .optional(),
    /** Pictures that were sent before, in order. */
    pictures: z
      .array(z.uuid())
      .max(PICTURES_A_MESSAGE, `Choose up to ${PICTURES_A_MESSAGE} pictures.`)
      .optional(),
  })
  .refine(({ body, pictures = [] }) => body !== undefined || pictures.length > 0, {
    path: ["body"],
    error: "Enter a message.",
  });

export const ReadMessages = z.strictObject({
  id: z.uuid(),
  /** Only messages after this sequence number. */
  after: typedWhole().default(0),
});

export const MarkRead = z.strictObject({ id: z.uuid(), sequence: whole() });

export const PictureView = z.object({
  id: z.string(),
  /** Of the file as it was given, in hex. */
  sha256: z.string(),
});
export type PictureView = z.infer<typeof PictureView>;

export const MessageView = z.object({
  sequence: z.number().int(),
  mine: z.boolean(),
  authorName: z.string(),
  clientKey: z.string(),
  /** Empty where there are only pictures. */
  body: z.string(),
  pictures: z.array(PictureView),
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
