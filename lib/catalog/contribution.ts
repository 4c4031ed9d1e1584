import "server-only";
import { sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import type { MediaUse } from "@/lib/media";
import { forgetFavourites } from "./favourites";
import { catalogProcedures } from "./procedures";
import { catalogReactions } from "./reactions";
import { savingProcedures } from "./saving-procedures";
import { catalogStaffProcedures } from "./staff-procedures";

/** Pictures of what was ever live are public: its page stays, and trades of it do. Moderators see what waits. */
const pictureUse: MediaUse = {
  purpose: "listing",
  mayView: (viewer) => sql`exists (
    select from listing_version v join listing l on l.id = v.listing_id
    where v.image_ids ? m.id::text and l.seller_id = m.owner_id
      and (l.live_version is not null and v.version <= l.live_version and l.deleted_at is null ${
        viewer ? sql`or staff_holds(${viewer.id}::uuid, 'offer.moderate', 'dr')` : sql``
      }))`,
};

export const contribution = {
  slice: "catalog",
  reactions: catalogReactions,
  operations: { ...catalogProcedures, ...savingProcedures, ...catalogStaffProcedures },
  mediaUses: [pictureUse],
  openBusiness: [
    {
      reason: "has_open_listing",
      says: "You have an open listing. Withdraw it first.",
      find: (person) => sql`
        select from listing l left join offer_listing o on o.id = l.id
        where l.seller_id = ${person} and (l.state = 'PENDING_REVIEW' or o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW'))`,
    },
  ],
  exportRows: {
    listings: (userId) => sql`
      select l.id, l.state, l.draft, l.created_at, v.content, v.price_minor, v.state as place, v.lga
      from listing l left join listing_version v on v.listing_id = l.id and v.version = coalesce(l.live_version, l.pending_version)
      where l.seller_id = ${userId}::uuid order by l.created_at desc`,
    favourites: (userId) => sql`
      select listing_id, created_at from favourite where user_id = ${userId}::uuid order by created_at desc`,
  },
  erase: forgetFavourites,
} satisfies Contribution & { mediaUses: readonly MediaUse[] };
