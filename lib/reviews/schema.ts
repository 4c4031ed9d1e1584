import { z } from "zod";
import { text, written } from "@/lib/kernel/input/fields";

export const COMMENT_LENGTH = 500;

const comment = written("Write a comment, or leave it out.").max(
  COMMENT_LENGTH,
  "Use 500 characters or fewer.",
);

/** From one star to five. */
const stars = z.int("Choose from one to five stars.").min(1).max(5);

export const RateTrade = z.strictObject({ id: z.uuid(), stars, comment: comment.optional() });

/** The same from a form: text fields, of which the comment may be empty. */
export const typedRating = z
  .object({
    id: z.uuid(),
    stars: text("Choose from one to five stars.").regex(/^[1-5]$/, "Choose from one to five stars."),
    comment: z.union([z.literal(""), comment]).optional(),
  })
  .transform(({ id, stars, comment: said }) => ({ id, stars: Number(stars), comment: said || undefined }));

export const ReviewView = z.object({
  /** Written by the viewer, or about them. */
  mine: z.boolean(),
  stars,
  comment: z.string(),
  createdAt: z.iso.datetime(),
});
export type ReviewView = z.infer<typeof ReviewView>;

export const TradeReviews = z.object({
  /** The viewer's own, and the other party's once both have rated or the time is over. */
  reviews: z.array(ReviewView).max(2),
  /** Until when the trade can be rated; null before it has ended. */
  closesAt: z.iso.datetime().nullable(),
  /** Whether the viewer may still rate it. */
  mayRate: z.boolean(),
});
export type TradeReviews = z.infer<typeof TradeReviews>;
