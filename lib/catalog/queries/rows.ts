import "server-only";
import { stateOf } from "@/lib/geo/states";
import { isFree } from "@/lib/identity/restrictions/free-sql";
import { raw, type Sql, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import { type AttributeSchema, type CategorySchema, conditionWords } from "../category-schema";
import { shownValue } from "../complete";
import type { AttributeValue, ListingContent } from "../content";
import type { ListingState } from "../machine";
import type { ListingCard, ListingPage } from "../schema";
import { statusOf } from "../words";

/** What a card shows of a listing `l` in the version `v` with its offer `o`, its leaf `c` and its seller `u`. */
export const CARD_COLUMNS = sql`
  l.id, l.state::text as state, o.state::text as offer_state, v.version as content_version, v.content, v.price_minor, v.compare_minor, v.state as place_state, v.lga,
  c.slug as category_slug, c.name as category_name, s.schema as category_schema, l.seller_id, u.name as seller_name, u.level <> 'BASIC' as seller_verified,
  r.ratings, r.stars_total, h.handle as store_handle, h.name as store_name,
  o.units_total - o.units_held - o.units_sold as units_left, v.units, o.expires_at, l.first_live_at, l.created_at, l.featured_until > app_now() as is_featured,
  (select jsonb_build_object('width', i.width, 'height', i.height, 'color', i.color, 'thumbhash', i.thumbhash)
    from image_record i where i.id = (v.image_ids->>0)::uuid) as cover_look`;

/** A listing with one version: the live one unless it says another. */
export const cardJoins = (version: Sql = sql`l.live_version`): Sql => sql`
  listing l join listing_version v on v.listing_id = l.id and v.version = ${version}
    join category c on c.id = v.category_id
    join category_schema s on s.category_id = v.category_id and s.version = v.category_version
    join person u on u.id = l.seller_id
    left join store h on h.user_id = l.seller_id
    left join trading_record r on r.user_id = l.seller_id
    left join offer_listing o on o.id = l.id`;

/** That anyone may see it: for sale, or sold out; not hidden, and its seller may sell. */
export const SHOWN = sql`l.state = 'LIVE' and l.deleted_at is null and o.state in ('AVAILABLE', 'IN_ESCROW', 'COMPLETED')
  and (o.state <> 'AVAILABLE' or o.expires_at > app_now())
  and (l.hidden_until is null or l.hidden_until <= app_now()) and u.closed_at is null
  and not exists (select from trading_allowance a where a.user_id = l.seller_id and not ${raw(isFree("a", "sell"))})`;

/** That its seller is on holiday, and sells nothing until they are back. */
export const IS_AWAY = sql`coalesce(h.on_holiday and (h.back_on is null or h.back_on > lagos_day(app_now())), false)`;

/** That its seller marked a picture of the version `v` with the word of its day. */
export const HAS_WORD = sql`v.content->'images' @> '[{"hasWord": true}]'::jsonb`;
/** That a moderator looked for the word on the picture that is marked in the version `v`: the pictures are as they were. */
export const IS_WORD_JUDGED = sql`exists (select from listing_version w where w.listing_id = l.id and w.version = l.word_version
  and w.image_ids = v.image_ids and ${HAS_WORD} and marked_picture(w.content) = marked_picture(v.content))`;
/** The day in Lagos, as text, on which the picture came that was seen to show its word; null of others. */
const PHOTO_CHECKED_ON = sql`(select to_char(lagos_day(i.created_at), 'YYYY-MM-DD') from image_record i
  where l.word_shown and i.id = marked_picture(v.content) and ${IS_WORD_JUDGED})`;

export interface Look {
  width: number;
  height: number;
  color: string;
  thumbhash: string;
}

export interface CardRow {
  id: string;
  state: ListingState;
  offerState: string | null;
  contentVersion: number;
  content: ListingContent;
  priceMinor: bigint;
  compareMinor: bigint | null;
  placeState: string;
  lga: string;
  categorySlug: string;
  categoryName: string;
  categorySchema: CategorySchema;
  sellerId: string;
  sellerName: string;
  sellerVerified: boolean;
  ratings: number | null;
  starsTotal: number | null;
  storeHandle: string | null;
  storeName: string | null;
  unitsLeft: bigint | null;
  units: bigint;
  expiresAt: Date | null;
  firstLiveAt: Date | null;
  createdAt: Date;
  isFeatured: boolean | null;
  coverLook: Look | null;
}

/** What a card shows. Nothing that only the seller may read is in it. */
export function cardOf(row: CardRow): ListingCard {
  const { content, categorySchema } = row;
  const [cover] = content.images;
  return {
    id: row.id,
    status: statusOf(row.state, row.offerState),
    title: content.title,
    condition: content.condition,
    conditionSays: conditionWords[content.condition].says,
    category: { slug: row.categorySlug, name: row.categoryName },
    details: categorySchema.attributes.flatMap((asked) => {
      const value = content.attributes[asked.key];
      return asked.onCard && !asked.private && value !== undefined ? [shownValue(asked, value)] : [];
    }),
    cover: cover ? { ...cover, ...(row.coverLook ?? unknownLook) } : null,
    price: moneyView(row.priceMinor),
    comparePrice: row.compareMinor === null ? null : moneyView(row.compareMinor),
    unitsLeft: (row.unitsLeft ?? row.units).toString(),
    state: row.placeState,
    stateName: stateOf(row.placeState)?.name ?? row.placeState,
    lga: row.lga,
    isFeatured: row.isFeatured ?? false,
    seller: { id: row.sellerId, name: row.sellerName, verified: row.sellerVerified },
    sellerRating: { ratings: row.ratings ?? 0, ratingTenths: tenthsOf(row) },
    store: row.storeHandle && row.storeName ? { handle: row.storeHandle, name: row.storeName } : null,
    liveSince: row.firstLiveAt?.toISOString() ?? null,
  };
}

/** The seller's rating in tenths of a star; null before the first. */
const tenthsOf = ({ ratings, starsTotal }: CardRow): number | null =>
  ratings ? Math.floor(((starsTotal ?? 0) * 10) / ratings) : null;

/** Of a picture whose file is gone. */
const unknownLook: Look = { width: 1, height: 1, color: "888888", thumbhash: "" };

export interface PageRow extends CardRow {
  isSellerAway: boolean | null;
  photoCheckedOn: string | null;
  offerVersion: bigint | null;
  categoryPath: { slug: string; name: string }[];
  looks: Record<string, Look>;
  sellerPictureId: string | null;
  sellerSince: Date;
  tradesCompleted: number | null;
  favourites: number;
  isFavourite: boolean;
}

export const PAGE_COLUMNS = (viewer: string | null): Sql => sql`
  ${CARD_COLUMNS}, ${IS_AWAY} as is_seller_away, ${PHOTO_CHECKED_ON} as photo_checked_on, o.terms_version as offer_version, u.picture_id as seller_picture_id, u.created_at as seller_since,
  r.trades_completed,
  (select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'name', p.name)), '[]') from category p where p.id = c.parent_id) as category_path,
  (select coalesce(jsonb_object_agg(i.id, jsonb_build_object('width', i.width, 'height', i.height, 'color', i.color, 'thumbhash', i.thumbhash)), '{}')
    from image_record i where v.image_ids ? i.id::text and i.owner_id = l.seller_id) as looks,
  (select count(*)::int from favourite f where f.listing_id = l.id) as favourites,
  exists (select from favourite f where f.listing_id = l.id and f.user_id = ${viewer}::uuid) as is_favourite`;

/** A value as its page shows it: of what has a unit, thousands are apart. */
const readable = (asked: AttributeSchema, value: AttributeValue): string =>
  asked.type === "number" && asked.unit && typeof value === "number"
    ? `${value.toLocaleString("en-NG")} ${asked.unit}`
    : shownValue(asked, value);

/** All of a listing's page. Private details are for its seller and for staff. */
export function pageViewOf(row: PageRow, seesPrivate: boolean): ListingPage {
  const { content, categorySchema } = row;
  return {
    ...cardOf(row),
    version: (row.offerVersion ?? BigInt(row.contentVersion)).toString(),
    description: content.description,
    conditionMeans:
      categorySchema.conditionMeans?.[content.condition] ?? conditionWords[content.condition].means,
    categoryPath: [...row.categoryPath, { slug: row.categorySlug, name: row.categoryName }],
    attributes: categorySchema.attributes.flatMap((asked) => {
      const value = content.attributes[asked.key];
      if (value === undefined || (asked.private && !seesPrivate)) return [];
      const says = readable(asked, value);
      return [{ key: asked.key, label: asked.label, says, private: asked.private ?? false }];
    }),
    images: content.images.map((image) => ({ ...image, ...(row.looks[image.imageId] ?? unknownLook) })),
    delivery: content.delivery,
    returns: content.returns,
    takesBids: content.takesBids,
    windowDays: content.windowDays,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    favourites: row.favourites,
    isFavourite: row.isFavourite,
    isSellerAway: row.isSellerAway ?? false,
    photoCheckedOn: row.photoCheckedOn,
    sellerRecord: {
      pictureId: row.sellerPictureId,
      since: row.sellerSince.toISOString(),
      tradesCompleted: row.tradesCompleted ?? 0,
      ratings: row.ratings ?? 0,
      ratingTenths: tenthsOf(row),
    },
  };
}
