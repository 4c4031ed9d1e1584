import "server-only";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { listingEvents } from "../events";
import { listing } from "../machine";
import { listingRefusals } from "../refusals";
import { decisionPart, readForStaff } from "./decision";
import { about, type ListingMoved, versionColumn } from "./facts";
import type { ReadyListing } from "./go-live";
import { mustRule } from "./moderate-listing";

type Input = { listingId: string; isSeen: boolean };

const readShown = ({ listingId }: Input) => sql`
  select kept.*, (select ${versionColumn(sql`l.live_version`)} from listing l where l.id = kept.id) as live
  from (${readForStaff({ listingId })}) kept`;

type Shown = ReadyListing & { live: ReadyListing["pending"] };

/**
 * A moderator says whether the picture that the seller marked shows the word of its day; of what waits, else of what is live.
 * @throws Refusal - not_found, own_listing, claimed_by_another, no_word
 */
export const judgeWord = command<Input, Shown, ListingMoved>({
  act: "listing.judge_word",
  read: readShown,
  decide(facts, { listingId, isSeen }, by) {
    mustRule(facts, by);
    const version = facts.pending ?? facts.live;
    if (!version?.content.images.some(({ hasWord }) => hasWord)) throw new Refusal(listingRefusals.no_word);
    return composePlan(
      {
        ...about(listingId),
        rows: [listing.move(facts, isSeen ? "see_word" : "miss_word")],
        events: [listingEvents.queue_changed({ listingId })],
      },
      decisionPart(facts, by, { verdict: isSeen ? "WORD_SEEN" : "WORD_MISSING", about: version.version }),
    );
  },
});
