import { readListingFacts } from "@/lib/catalog/notice-facts";
import { moneyView } from "@/lib/kernel/schema";
import { favouriteEvents, searchEvents } from "@/lib/search/events";
import { type About, when } from "./source";

interface Watched {
  userId: string;
  listingId: string;
}

/** A listing for someone else than its seller. */
async function aboutListing({ userId, listingId }: Watched, more: object = {}): Promise<About | undefined> {
  const facts = await readListingFacts(listingId);
  if (!facts) return undefined;
  const { sellerId: _seller, ...args } = facts;
  return {
    group: `listing:${listingId}`,
    link: `/goods/${listingId}`,
    readers: { reader: { userId, args: { ...args, ...more } } },
  };
}

/** Notices of what fits a saved search, and of what became of a favourite. */
export const watchNotices = [
  when(searchEvents.matched, (found) => aboutListing(found), { "match.found": { to: ["reader"] } }),
  when(
    searchEvents.summed_up,
    async ({ count, ...found }) => {
      const about = await aboutListing(found, { count: String(count) });
      return about && { ...about, group: "searches", link: "/searches" };
    },
    { "match.daily": { to: ["reader"] } },
  ),
  when(favouriteEvents.fell, ({ from, ...found }) => aboutListing(found, { from: moneyView(BigInt(from)) }), {
    "favourite.fell": { to: ["reader"] },
  }),
  when(favouriteEvents.last_one, (found) => aboutListing(found), {
    "favourite.last_one": { to: ["reader"] },
  }),
  when(favouriteEvents.ending, (found) => aboutListing(found), { "favourite.ending": { to: ["reader"] } }),
];
