import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

const aboutListing = z.object({ userId: z.guid(), listingId: z.guid() });

export const searchEvents = events("search", {
  /** A new listing fits a search that its person wants to hear of at once. */
  matched: aboutListing,
  /** So many new listings since the day before fit the searches of a person who hears of them daily; one of them. */
  summed_up: aboutListing.extend({ count: z.int() }),
});

/** Of a listing that a person keeps in view. */
export const favouriteEvents = events("favourite", {
  /** Its price is at least five percent below the one that they know, in minor units as digits. */
  fell: aboutListing.extend({ from: z.string() }),
  /** One is left of several. */
  last_one: aboutListing,
  /** It ends within a day. */
  ending: aboutListing,
});
