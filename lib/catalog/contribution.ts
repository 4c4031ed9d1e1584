import "server-only";
import type { BulkAct } from "@/lib/kernel/bulk/spec";
import { empty, sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import type { MediaUse } from "@/lib/media";
import { categoryProcedures } from "./categories/procedures";
import { approveListings, rejectListings } from "./commands/decide-many";
import { forgetFavourites } from "./favourites";
import { catalogProcedures } from "./procedures";
import { SHOWN } from "./queries/rows";
import { catalogReactions } from "./reactions";
import { savingProcedures } from "./saving-procedures";
import { catalogStaffProcedures } from "./staff-procedures";
import { forgetStore } from "./stores/follows";
import { storeProcedures } from "./stores/procedures";

/**
 * Pictures of what anyone may see are everyone's: of the version that is live, never of one that was turned down or taken down. Buyers
 * keep those of what they bought, and moderators see what waits.
 */
const pictureUse: MediaUse = {
  purpose: "listing",
  mayView: (viewer) => sql`exists (
    select from image_use_record i join listing l on l.id = i.subject_id join listing_version v on v.listing_id = l.id and v.image_ids ? m.id::text
      left join offer_listing o on o.id = l.id join person u on u.id = l.seller_id
    where i.image_id = m.id and i.subject_kind = 'listing' and l.seller_id = m.owner_id
      and (v.version = l.live_version and ${SHOWN} ${viewer ? sql`or ${isForParty(viewer.id)}` : empty}))`,
  // Of a draft that its seller still writes, though nothing shows them yet.
  isUsed: sql`exists (
    select from listing l where l.seller_id = m.owner_id and l.deleted_at is null and l.state in ('DRAFT', 'REJECTED')
      and l.saved_at > app_now() - interval '90 days' and l.draft->'images' @> jsonb_build_array(jsonb_build_object('imageId', m.id)))`,
};

const isForParty = (
  viewerId: string,
) => sql`staff_holds(${viewerId}::uuid, 'offer.moderate', 'dr') or exists (
  select from bought_line b join trade_overview t on t.id = b.trade_id
  where b.offer_id = l.id and b.terms_version = v.version and t.buyer_id = ${viewerId}::uuid)`;

export const contribution = {
  slice: "catalog",
  reactions: catalogReactions,
  operations: {
    ...catalogProcedures,
    ...savingProcedures,
    ...storeProcedures,
    ...catalogStaffProcedures,
    ...categoryProcedures,
  },
  mediaUses: [pictureUse],
  bulkActs: [rejectListings, approveListings],
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
    store: (userId) => sql`
      select handle, name, about, policies, on_holiday, back_on, created_at from store where user_id = ${userId}::uuid`,
    follows: (userId) => sql`
      select h.handle, f.created_at from follow f join store h on h.user_id = f.seller_id
      where f.user_id = ${userId}::uuid order by f.created_at desc`,
  },
  erase: async (userId) => {
    await forgetFavourites(userId);
    await forgetStore(userId);
  },
} satisfies Contribution & { mediaUses: readonly MediaUse[]; bulkActs: readonly BulkAct[] };
