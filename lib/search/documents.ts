import "server-only";
import { type CategorySchema, type Condition, conditionWords } from "@/lib/catalog/category-schema";
import { shownValue } from "@/lib/catalog/complete";
import type { ListingContent } from "@/lib/catalog/content";
import { stateOf } from "@/lib/geo/states";
import { empty, query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { type SearchDocument, token } from "./engine";

interface SourceRow {
  id: string;
  sellerId: string;
  version: number;
  content: ListingContent;
  schema: CategorySchema;
  state: string;
  lga: string;
  priceMinor: bigint;
  /** Of the leaf, of what is above it, and of its second leaf. */
  categories: { slug: string; name: string }[];
  isVerified: boolean;
  tradesCompleted: number | null;
  ratings: number | null;
  starsTotal: number | null;
  createdAt: Date;
}

/**
 * What belongs into the index: live, neither paused nor over, its seller not on holiday. One that is sold out or hidden for a while, or whose seller may not sell now,
 * stays in it, since no event says when that ends; results leave it out by what is true when they are read.
 */
const INDEXED = sql`l.state = 'LIVE' and l.deleted_at is null and o.state in ('AVAILABLE', 'IN_ESCROW') and o.expires_at > app_now()
  and not exists (select from store_record h where h.user_id = l.seller_id and h.is_away)`;

const readSource = (condition: Sql, limit: Sql = empty): Promise<SourceRow[]> =>
  query<SourceRow>(sql`
    select l.id, l.seller_id, v.version, v.content, a.schema, v.state, v.lga, v.price_minor, u.level <> 'BASIC' as is_verified,
      r.trades_completed, r.ratings, r.stars_total, coalesce(l.first_live_at, l.created_at) as created_at,
      (select coalesce(json_agg(json_build_object('slug', n.slug, 'name', n.name) order by n.slug), '[]') from category_node n
        where n.id in (c.id, c.parent_id, s.id, s.parent_id)) as categories
    from listing_record l join offer_listing o on o.id = l.id join listing_content v on v.listing_id = l.id and v.version = l.live_version
      join category_node c on c.id = v.category_id
      join category_asked a on a.category_id = v.category_id and a.version = v.category_version
      left join category_node s on s.slug = v.content->>'secondCategory'
      join person u on u.id = l.seller_id left join trading_record r on r.user_id = l.seller_id
    where ${INDEXED} and ${condition} order by l.id ${limit}`);

/** Those of these listings that belong into the index. */
export async function documentsOf(listingIds: readonly string[]): Promise<SearchDocument[]> {
  return (await readSource(sql`l.id = any(${[...listingIds]}::uuid[])`)).map(documentOf);
}

/** The ids of what a person sells. */
export const listingsOf = async (sellerId: string): Promise<string[]> => {
  const rows = await query<{ id: string }>(sql`
    select l.id from listing_record l where l.seller_id = ${sellerId}::uuid and l.state = 'LIVE' and l.deleted_at is null order by l.id`);
  return rows.map(({ id }) => id);
};

/** When the last holiday of a person who is back began; null if they had none, or are away. */
export const awaySince = async (sellerId: string): Promise<Date | null> =>
  (
    await queryOne<{ awaySince: Date | null }>(sql`
      select h.away_since from store_record h where h.user_id = ${sellerId}::uuid and not h.is_away`)
  )?.awaySince ?? null;

const AT_ONCE = 500;

/** All of them, in the order of their ids. */
export const allDocuments = (): AsyncGenerator<SearchDocument[]> => inTurn(sql`true`);

/** Those of a category and of what is below it, also where it is their second one. */
export const documentsIn = (categoryId: string): AsyncGenerator<SearchDocument[]> =>
  inTurn(sql`${categoryId}::uuid in (c.id, c.parent_id, s.id, s.parent_id)`);

async function* inTurn(which: Sql): AsyncGenerator<SearchDocument[]> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await readSource(sql`l.id > ${after}::uuid and ${which}`, sql`limit ${AT_ONCE}`);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(documentOf);
    after = last.id;
  }
}

/** Pictures count half, and the seller's level and record the other half. */
function qualityOf({ content, isVerified, tradesCompleted, ratings, starsTotal }: SourceRow): number {
  const pictures = Math.min(content.images.length, 4) / 4;
  const trades = Math.min(tradesCompleted ?? 0, 20) / 20;
  const stars = ratings ? (starsTotal ?? 0) / ratings / 5 : 0.6;
  return Math.round((pictures * 0.5 + (isVerified ? 0.15 : 0) + trades * 0.2 + stars * 0.15) * 1000) / 1000;
}

function documentOf(row: SourceRow): SearchDocument {
  const { content, schema, categories, state, lga } = row;
  const shown = schema.attributes.flatMap((asked) => {
    const value = content.attributes[asked.key];
    return value === undefined || asked.private ? [] : [{ asked, value }];
  });
  const says = shown.flatMap(({ asked, value }) =>
    asked.type === "flag" ? (value === true ? [asked.label] : []) : [shownValue(asked, value)],
  );
  const ofAttributes = shown
    .filter(({ asked }) => asked.facet)
    .flatMap(({ asked, value }) => [value].flat().map((one) => token("attribute", asked.key, String(one))));
  return {
    listingId: row.id,
    sellerId: row.sellerId,
    title: content.title,
    attributes: [...says, conditionSays(content.condition), ...categories.map(({ name }) => name)].join(" "),
    description: content.description,
    place: `${lga} ${stateOf(state)?.name ?? state}`,
    tokens: [
      ...categories.map(({ slug }) => token("category", slug)),
      token("state", state),
      token("lga", state, lga),
      token("condition", content.condition),
      ...ofAttributes,
    ],
    priceMinor: row.priceMinor,
    quality: qualityOf(row),
    createdAt: row.createdAt,
    version: BigInt(row.version),
  };
}

const conditionSays = (condition: Condition): string => conditionWords[condition].says;
