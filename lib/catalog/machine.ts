import { mustBeFree } from "@/lib/identity/restrictions/free-sql";
import { machine } from "@/lib/kernel/machine";
import { LOWEST_PRICE_MINOR, MOST_IMAGES } from "./limits";
import { ofSeller } from "./moves/seller";
import { type ListingState, listingStates } from "./moves/shared";
import { ofStaff } from "./moves/staff";
import { ofSystem } from "./moves/system";

export type { ListingState };

/** The page and content of an offer of goods, under its id. */
export const listing = machine("listing", {
  states: listingStates,
  parties: { seller: "r.seller_id" },
  insert: {
    by: ["seller"],
    columns: ["id", "category_id", "draft"],
    fixed: { seller_id: "who", saved_at: "at" },
    counts: { listings: { of: ["seller"], by: "1" } },
    checks: {
      "it is of a leaf of the tree": "is_open_leaf(r.category_id)",
      "its seller may publish": mustBeFree("r.seller_id", "publish"),
    },
  },
  moves: { ...ofSeller, ...ofSystem, ...ofStaff },
});

/** One state of its content and terms. Never changed. */
export const listingVersion = machine("listing_version", {
  parties: { seller: "(select l.seller_id from listing l where l.id = r.listing_id)" },
  insert: {
    by: ["seller"],
    columns: [
      "id",
      "listing_id",
      "version",
      "category_id",
      "category_slug",
      "category_version",
      "content",
      "terms",
      "image_ids",
      "state",
      "lga",
      "currency",
      "price_minor",
      "compare_minor",
      "units",
      "fee_rule",
    ],
    checks: {
      "it is the newest of its listing":
        "exists (select from listing l where l.id = r.listing_id and l.versions = r.version and r.version in (l.pending_version, l.live_version))",
      "it is of a leaf of the tree": `is_open_leaf(r.category_id) and exists (select from category_schema s join category c on c.id = s.category_id
          where s.category_id = r.category_id and s.version = r.category_version and c.slug = r.category_slug)`,
      "its price is above the least": `r.price_minor >= ${String(LOWEST_PRICE_MINOR)} and (r.compare_minor is null or r.compare_minor > r.price_minor)`,
      "its price before was asked in the last 30 days":
        "r.compare_minor is null or r.compare_minor <= coalesce(highest_price(r.listing_id, r.version), r.compare_minor)",
      "its commission is the one in force": "version_fits_commission(r)",
      "what a trade of it keeps is what it says": "goods_terms_fit(r)",
      "its pictures are its seller's, and ready": `jsonb_array_length(r.image_ids) between 1 and ${String(MOST_IMAGES)} and has_own_pictures(r)`,
    },
  },
  moves: {},
});

/** What a reader says is wrong with it. */
export const listingFlag = machine("listing_flag", {
  parties: { reader: "r.user_id" },
  insert: {
    by: ["reader"],
    columns: ["id", "listing_id", "reason"],
    fixed: { user_id: "who" },
    checks: { "it is another's, and live": "is_for_others(r.listing_id, who)" },
  },
  moves: {
    settle: {
      by: ["staff:offer.moderate"],
      if: "is_upheld is null and who <> user_id",
      sets: ["is_upheld"],
    },
  },
});

/** What staff decided about it. */
export const listingDecision = machine("listing_decision", {
  insert: {
    by: ["staff:offer.moderate", "staff:offer.extend"],
    columns: ["id", "listing_id", "about", "verdict", "reason_code", "sentence"],
    fixed: { by_id: "who" },
    checks: {
      "it is another's": "exists (select from listing l where l.id = r.listing_id and l.seller_id <> who)",
    },
  },
  moves: {},
});
