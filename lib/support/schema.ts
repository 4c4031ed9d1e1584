import { z } from "zod";
import { written } from "@/lib/kernel/input/fields";
import { ANSWER_LIMIT, MESSAGE_LIMIT, RATING_LIMIT } from "./limits";
import { type SubjectKind, supportSubjects } from "./subjects";

const kinds = Object.keys(supportSubjects) as [SubjectKind, ...SubjectKind[]];

export const message = written("Write a message.").max(MESSAGE_LIMIT, "Use 2,000 characters or fewer.");

export const OpenCase = z.strictObject({
  about: z.enum(kinds, { error: "Choose what it is about." }),
  /** The id of the trade, payment or withdrawal; left out for the rest. */
  subjectId: z.uuid().optional(),
  text: message,
});

export const Answer = z.strictObject({
  id: z.uuid(),
  text: written("Write an answer.").max(ANSWER_LIMIT, "Use 4,000 characters or fewer."),
});

export const Rating = z.strictObject({
  id: z.uuid(),
  rating: z.enum(["good", "bad"], { error: "Choose one." }),
  words: written("Write a few words, or leave it out.")
    .max(RATING_LIMIT, "Use 500 characters or fewer.")
    .optional(),
});

/** A rating from a form, where no words are an empty text. */
export const ratingForm = z
  .object({ ...Rating.shape, words: z.union([z.literal(""), Rating.shape.words]) })
  .transform(({ words, ...rated }) => ({ ...rated, ...(words && { words }) }));

export const NewTemplate = z.strictObject({
  title: written("Give it a title.").max(80, "Use 80 characters or fewer."),
  body: written("Write the answer.").max(ANSWER_LIMIT, "Use 4,000 characters or fewer."),
});

const time = z.iso.datetime();

export const SubjectView = z.object({
  kind: z.enum(kinds),
  id: z.uuid().nullable(),
  reference: z.string().nullable(),
});

export const ListedCaseView = z.object({
  id: z.uuid(),
  state: z.enum(["OPEN", "ANSWERED", "CLOSED"]),
  subject: SubjectView,
  /** How the last message begins. */
  lastWords: z.string(),
  isLastByStaff: z.boolean(),
  lastAt: time,
});

export const MessageView = z.object({
  id: z.uuid(),
  sequence: z.number().int(),
  /** First name and role of who answered; null for your own. */
  staff: z.string().nullable(),
  body: z.string(),
  createdAt: time,
});
