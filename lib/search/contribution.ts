import "server-only";
import { categoryEvents, listingEvents, storeEvents } from "@/lib/catalog/events";
import { query, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Contribution } from "@/lib/kernel/slice";
import { indexCategory, indexListing, indexPublished, indexSeller, rebuildNightly } from "./index-jobs";
import { searchProcedures } from "./procedures";
import { tellKeepers, tellOfEnding } from "./saved/favourites";
import { sumUpDaily } from "./saved/match";

const index = async ({ listingId }: { listingId: string }) => {
  await indexListing(listingId);
};

export const contribution = {
  slice: "search",
  operations: searchProcedures,
  reactions: {
    on: [
      on(listingEvents.published, { "search.index_published": ({ listingId }) => indexPublished(listingId) }),
      on(listingEvents.changed, {
        "search.index_changed": index,
        "search.tell_keepers": ({ listingId }) => tellKeepers(listingId),
      }),
      on(categoryEvents.changed, { "search.index_category": ({ categoryId }) => indexCategory(categoryId) }),
      on(listingEvents.ended, { "search.index_ended": index }),
      on(storeEvents.holiday, { "search.index_seller": ({ sellerId }) => indexSeller(sellerId) }),
      on(listingEvents.expiring, {
        "search.tell_of_ending": async ({ listingId, hours }) => {
          if (hours <= 24) await tellOfEnding(listingId);
        },
      }),
    ],
    everyMinute: { "search.rebuild": rebuildNightly, "search.sum_up": sumUpDaily },
  },
  exportRows: {
    savedSearches: (userId) => sql`
      select filter, cadence, created_at from saved_search where user_id = ${userId}::uuid order by created_at desc`,
    recentSearches: (userId) => sql`
      select query, at from recent_search where user_id = ${userId}::uuid order by at desc`,
    searchNotices: (userId) => sql`
      select listing_id, created_at, notified_at from search_notice where user_id = ${userId}::uuid order by created_at desc`,
  },
  erase: async (userId) => {
    await query(sql`
      with searches as (delete from saved_search where user_id = ${userId}::uuid),
        recent as (delete from recent_search where user_id = ${userId}::uuid),
        heard as (delete from search_notice where user_id = ${userId}::uuid)
      delete from favourite_notice where user_id = ${userId}::uuid`);
  },
} satisfies Contribution;
