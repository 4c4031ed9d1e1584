import { listingEvents } from "@/lib/catalog/events";
import { readLateReview, readListingFacts } from "@/lib/catalog/notice-facts";
import { caseEvents } from "@/lib/staff/events";
import { type About, when } from "./source";

interface Told {
  listingId: string;
  version?: number | undefined;
  sentence?: string | undefined;
}

async function aboutListing({ listingId, version, sentence }: Told): Promise<About | undefined> {
  const facts = await readListingFacts(listingId, version);
  if (!facts) return undefined;
  const { sellerId: userId, ...args } = facts;
  return {
    group: `listing:${listingId}`,
    link: `/goods/mine/${listingId}`,
    readers: { seller: { userId, args: sentence === undefined ? args : { ...args, reason: sentence } } },
  };
}

interface Late {
  kind: string;
  subjectId: string;
  stage: string;
}

/** What waits for a moderator longer than was promised, with the new date. */
async function aboutLateReview({ subjectId }: Late): Promise<About | undefined> {
  const late = await readLateReview(subjectId);
  const about = late && (await aboutListing(late));
  const seller = about?.readers["seller"];
  if (!late || !seller) return undefined;
  const args = { ...seller.args, until: late.until.toISOString() };
  return { ...about, readers: { seller: { ...seller, args } } };
}

/** Notices of a seller's own listings. */
export const listingNotices = [
  when(listingEvents.approved, aboutListing, { "listing.approved": { to: ["seller"] } }),
  when(listingEvents.rejected, aboutListing, { "listing.rejected": { to: ["seller"] } }),
  when(listingEvents.taken_down, aboutListing, { "listing.taken_down": { to: ["seller"] } }),
  when(
    caseEvents.late,
    aboutLateReview,
    { "listing.late": { to: ["seller"], if: ({ kind, stage }) => kind === "listing" && stage === "end" } },
    "seller",
  ),
  when(listingEvents.expiring, aboutListing, {
    "listing.expiring_72h": { to: ["seller"], if: ({ hours }) => hours > 24 },
    "listing.expiring_24h": { to: ["seller"], if: ({ hours }) => hours <= 24 },
  }),
];
