import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

export const categoryEvents = events("category", {
  /** It is new, or its words, its place or what it asks are others. */
  changed: z.object({ categoryId: z.guid() }),
});

const listing = z.object({ listingId: z.guid(), sellerId: z.guid() });

export const listingEvents = events("listing", {
  /** A version waits for the rules of risk, and perhaps for a moderator. */
  submitted: listing.extend({ version: z.int() }),
  /** It is for sale: for the first time, or again. */
  published: listing,
  /** Its seller lets it run on, or lists it again after its end. */
  renewed: listing,
  /** Its content, price, units, end or place in the results is another. */
  changed: listing,
  /** It is no longer for sale: paused, expired, withdrawn, taken down, hidden, deleted. */
  ended: listing.extend({
    why: z.enum(["paused", "expired", "withdrawn", "taken_down", "hidden", "deleted"]),
  }),
  /** It waits for a moderator. */
  queued: z.object({ listingId: z.guid() }),
  /** A moderator looks at it, or a first one of two has agreed, or its reports were looked at: what waits is another. */
  queue_changed: z.object({ listingId: z.guid() }),
  /** A moderator let a version go live. */
  approved: listing.extend({ version: z.int() }),
  /** A moderator did not; its seller reads why. */
  rejected: listing.extend({ version: z.int(), reasonCode: z.string(), sentence: z.string() }),
  taken_down: listing.extend({ reasonCode: z.string(), sentence: z.string() }),
  /** It ends in so many hours. */
  expiring: listing.extend({ hours: z.int() }),
  /** A reader says that something is wrong with it. */
  flagged: z.object({ listingId: z.guid() }),
});

export const storeEvents = events("store", {
  /** Its seller went on holiday, which hides their listings, or is back. */
  holiday: z.object({ sellerId: z.guid() }),
});
