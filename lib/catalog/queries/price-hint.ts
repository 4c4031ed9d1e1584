import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { type CategorySchema, type Condition, conditions } from "../category-schema";
import type { ListingContent } from "../content";
import { type Compared, comparedBy, type PriceHint } from "./price-range";
import { SHOWN } from "./rows";

/** Of fewer listings, or of fewer sellers, nothing is said: one seller could make the price. */
const FEWEST_LISTINGS = 5;
const FEWEST_SELLERS = 3;
/** The newest so many of a category are looked at, so that a large one costs no more. */
const NEWEST = 500;
/** What is sold out is still compared for so long after it was first for sale. */
const SOLD_DAYS = 180;

interface Thing {
  categoryId: string;
  condition: Condition;
  compared: Compared;
  /** Their listings are left out: nobody is compared with themselves. */
  sellerId: string | null;
}

interface HintRow {
  fine: number;
  fineSellers: number;
  fineLow: bigint | null;
  fineHigh: bigint | null;
  core: number;
  coreSellers: number;
  coreLow: bigint | null;
  coreHigh: bigint | null;
}

/** What half of the similar things cost that are or lately were for sale: alike in all details, or else in brand and kind. */
async function hintFor({ categoryId, condition, compared, sellerId }: Thing): Promise<PriceHint | null> {
  const row = await queryOne<HintRow>(sql`
    select count(*) filter (where is_fine)::int as fine, count(distinct seller_id) filter (where is_fine)::int as fine_sellers,
      percentile_disc(0.25) within group (order by price_minor) filter (where is_fine) as fine_low,
      percentile_disc(0.75) within group (order by price_minor) filter (where is_fine) as fine_high,
      count(*)::int as core, count(distinct seller_id)::int as core_sellers,
      percentile_disc(0.25) within group (order by price_minor) as core_low,
      percentile_disc(0.75) within group (order by price_minor) as core_high
    from (
      select l.seller_id, v.price_minor, v.content->'attributes' @> ${JSON.stringify(compared.all)}::jsonb as is_fine
      from (select * from listing where category_id = ${categoryId}::uuid and first_live_at is not null
          order by first_live_at desc limit ${NEWEST}) l
        join listing_version v on v.listing_id = l.id and v.version = l.live_version
        join offer_listing o on o.id = l.id join person u on u.id = l.seller_id
      where v.category_id = l.category_id and v.content->>'condition' = ${condition} and l.seller_id is distinct from ${sellerId}::uuid
        and v.content->'attributes' @> ${JSON.stringify(compared.core)}::jsonb and ${SHOWN}
        and (o.state <> 'COMPLETED' or l.first_live_at > app_now() - make_interval(days => ${SOLD_DAYS}))) near`);
  if (!row) return null;
  const fine = enough(row.fine, row.fineSellers, row.fineLow, row.fineHigh);
  return fine ?? enough(row.core, row.coreSellers, row.coreLow, row.coreHigh);
}

function enough(
  listings: number,
  sellers: number,
  low: bigint | null,
  high: bigint | null,
): PriceHint | null {
  if (listings < FEWEST_LISTINGS || sellers < FEWEST_SELLERS || low === null || high === null) return null;
  return { lowMinor: low.toString(), highMinor: high.toString(), listings };
}

/** What things like a listing cost; null where too few are known. */
export async function priceHintOf(listingId: string): Promise<PriceHint | null> {
  const row = await queryOne<{
    categoryId: string;
    sellerId: string;
    content: ListingContent;
    schema: CategorySchema;
  }>(sql`
    select v.category_id, l.seller_id, v.content, s.schema
    from listing l join listing_version v on v.listing_id = l.id and v.version = l.live_version
      join category_schema s on s.category_id = v.category_id and s.version = v.category_version
    where l.id = ${listingId}::uuid`);
  const compared = row && comparedBy(row.schema, (key) => row.content.attributes[key]);
  if (!row || !compared) return null;
  const { categoryId, sellerId } = row;
  return hintFor({ categoryId, sellerId, condition: row.content.condition, compared });
}

/** What is known of a thing while it is being written: its leaf, its condition, and details by their keys, as they are typed. */
export interface Written {
  category: string;
  condition: string;
  details: (key: string) => unknown;
}

/** What things like the one that a seller writes about cost; null where too few are known, or it is not known well enough. */
export async function priceHintFor(
  by: { id: string },
  { category, condition, details }: Written,
): Promise<PriceHint | null> {
  const known = conditions.find((one) => one === condition);
  const leaf =
    known &&
    (await queryOne<{ categoryId: string; schema: CategorySchema }>(sql`
      select c.id as category_id, s.schema from category c join category_schema s on s.category_id = c.id
      where c.slug = ${category} and c.is_active order by s.version desc limit 1`));
  const compared = leaf && comparedBy(leaf.schema, details);
  if (!known || !compared) return null;
  return hintFor({ categoryId: leaf.categoryId, condition: known, compared, sellerId: by.id });
}
