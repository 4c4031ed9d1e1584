import "server-only";
import { planCount } from "@/lib/identity/limits/allowance";
import { after, HOUR } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { offer } from "@/lib/offers/machine";
import { listingEvents } from "../events";
import { REMINDED_HOURS } from "../limits";
import { listing } from "../machine";
import { listingRefusals } from "../refusals";
import {
  about,
  aboutOffer,
  LISTING_COLUMNS,
  LISTING_JOINS,
  type ListingFacts,
  type ListingMoved,
  offerOf,
} from "./facts";

type Input = { listingId: string };
const readAny = ({ listingId }: Input) => sql`
  select ${LISTING_COLUMNS}, l.reminded72_for, l.reminded24_for from ${LISTING_JOINS} where l.id = ${listingId}::uuid`;

/** The clock ends a listing whose time has passed. Throws Refusal not_live where there is nothing to end. */
export const expireListing = command<Input, ListingFacts, ListingMoved>({
  act: "listing.expire",
  read: readAny,
  decide(facts, { listingId }) {
    const { offerState, expiresAt, sellerId } = facts;
    if (!offerState || !expiresAt || expiresAt > facts.now || !offer.mayMove(offerState, "expire"))
      throw new Refusal(listingRefusals.not_live);
    return composePlan(
      {
        ...aboutOffer(listingId),
        rows: [offer.move(offerOf(facts), "expire")],
        events: [listingEvents.ended({ listingId, sellerId, why: "expired" })],
      },
      planCount(sellerId, { change: { openListings: -1 } }),
    );
  },
});

/**
 * A seller is reminded that a listing ends, 72 and 24 hours before, once each for one end; late, only the nearer one.
 * Throws Refusal not_live where there is nothing to remind of.
 */
export const remindOfEnd = command<
  Input,
  ListingFacts & { reminded72For: Date | null; reminded24For: Date | null },
  ListingMoved
>({
  act: "listing.remind",
  read: readAny,
  decide(facts, { listingId }) {
    const { expiresAt, sellerId, now } = facts;
    const [early, late] = REMINDED_HOURS;
    const isOpen = facts.offerState && ["AVAILABLE", "PAUSED", "IN_ESCROW"].includes(facts.offerState);
    if (!isOpen || !expiresAt || expiresAt <= now || facts.deletedAt)
      throw new Refusal(listingRefusals.not_live);
    const isDue = (hours: number, last: Date | null) =>
      expiresAt <= after(now, hours * HOUR) && last?.getTime() !== expiresAt.getTime();
    const hours = isDue(late, facts.reminded24For) ? late : early;
    if (hours === early && !isDue(early, facts.reminded72For)) throw new Refusal(listingRefusals.not_live);
    return {
      ...about(listingId),
      rows: [listing.move(facts, hours === late ? "remind24" : "remind72")],
      events: [listingEvents.expiring({ listingId, sellerId, hours })],
    };
  },
});

/** A blocked seller's listing is out of sight until they show it again. Throws Refusal not_live where it is. */
export const holdListing = command<Input, ListingFacts, ListingMoved>({
  act: "listing.hold",
  read: readAny,
  decide(facts, { listingId }) {
    if (facts.offerState !== "AVAILABLE") throw new Refusal(listingRefusals.not_live);
    return {
      ...aboutOffer(listingId),
      rows: [offer.move(offerOf(facts), "hold")],
      events: [listingEvents.ended({ listingId, sellerId: facts.sellerId, why: "paused" })],
    };
  },
});
