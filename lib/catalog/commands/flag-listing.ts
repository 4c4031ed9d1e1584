import "server-only";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { listingEvents } from "../events";
import { FLAG_WEIGHT } from "../limits";
import { listing } from "../machine";
import { listingRefusals } from "../refusals";
import type { FlagReason } from "../words";
import { about, LISTING_COLUMNS, LISTING_JOINS, type ListingFacts, type ListingMoved } from "./facts";

/**
 * A reader says that something is wrong with a listing, once.
 * @throws Refusal - not_found, own_listing, flagged_already
 */
export const flagListing = command<
  { listingId: string; reason: FlagReason },
  ListingFacts & { hasFlagged: boolean },
  ListingMoved
>({
  act: "listing.flag",
  read: ({ listingId }, by) => sql`
    select ${LISTING_COLUMNS}, exists (
        select from listing_flag f where f.listing_id = l.id and f.user_id = ${by.id}::uuid) as has_flagged
    from ${LISTING_JOINS}
    where l.id = ${listingId}::uuid and l.deleted_at is null and o.state in ('AVAILABLE', 'IN_ESCROW', 'COMPLETED')`,
  decide(facts, { listingId, reason }, by) {
    if (facts.sellerId === by.id) throw new Refusal(listingRefusals.own_listing);
    if (facts.hasFlagged) throw new Refusal(listingRefusals.flagged_already);
    const id = newId();
    return {
      ...about(listingId),
      subject: { kind: "listing_flag", id },
      insert: [{ table: "listing_flag", row: { id, listingId, reason } }],
      events: [listingEvents.flagged({ listingId })],
    };
  },
});

interface Weighed extends ListingFacts {
  weight: number;
  serious: number;
  hiddenVersion: number | null;
}

/** Flags that weigh enough bring a listing to the queue; two serious ones of verified people hide it meanwhile. Throws Refusal - not_found, not_waiting. */
export const weighFlags = command<{ listingId: string }, Weighed, ListingMoved>({
  act: "listing.weigh_flags",
  read: ({ listingId }) => sql`
    select ${LISTING_COLUMNS}, l.hidden_version, flag_weight(l.id)::float8 as weight, serious_flags(l.id)::int as serious
    from ${LISTING_JOINS} where l.id = ${listingId}::uuid and l.deleted_at is null`,
  decide(facts, { listingId }) {
    if (facts.state !== "LIVE") throw new Refusal(kernelRefusals.not_found);
    const { sellerId } = facts;
    if (facts.serious >= 2 && facts.hiddenVersion !== facts.liveVersion) {
      return {
        ...about(listingId),
        rows: [listing.move(facts, "hide")],
        events: [listingEvents.ended({ listingId, sellerId, why: "hidden" })],
      };
    }
    if (facts.weight < FLAG_WEIGHT || facts.flaggedAt) throw new Refusal(listingRefusals.not_waiting);
    return {
      ...about(listingId),
      rows: [listing.move(facts, "queue")],
      events: [listingEvents.queued({ listingId })],
    };
  },
});
