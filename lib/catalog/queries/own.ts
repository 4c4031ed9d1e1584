import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/kernel/command";
import { empty, query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { decodePlace, pageOf } from "@/lib/kernel/page";
import { moneyView } from "@/lib/kernel/schema";
import { bpsOf, type FeeRule } from "@/lib/money/fees";
import type { Draft, ListingContent } from "../content";
import { LATE_REVIEW_HOURS, REMINDED_HOURS, REVIEW_HOURS } from "../limits";
import type { ListingState } from "../machine";
import type { OwnListing, OwnListingCard, OwnListings } from "../schema";
import { type ListingStatus, listingStatuses, statusOf } from "../words";
import { draftOf } from "./draft-of";

interface OwnRow {
  id: string;
  state: ListingState;
  offerState: string | null;
  draft: Draft;
  content: ListingContent | null;
  versionState: string | null;
  versionLga: string | null;
  priceMinor: bigint | null;
  compareMinor: bigint | null;
  feeRule: FeeRule | null;
  categorySlug: string;
  categoryName: string;
  unitsLeft: bigint | null;
  expiresAt: Date | null;
  isExpiring: boolean;
  pendingVersion: number | null;
  isHidden: boolean;
  no: { reasonCode: string; sentence: string; at: string } | null;
  views: number;
  favourites: number;
  savedAt: Date;
  screenedAt: Date | null;
  lateReviewBy: Date | null;
  now: Date;
}

/** Its status in SQL, as `statusOf`. */
const STATUS = sql`case when l.state <> 'LIVE' then l.state::text when o.state = 'PAUSED' then 'INACTIVE' else o.state::text end`;

const SELECT_OWN: Sql = sql`
  select l.id, l.state::text as state, o.state::text as offer_state, l.draft, v.content, v.state as version_state, v.lga as version_lga,
    v.price_minor, v.compare_minor, v.fee_rule, c.slug as category_slug, c.name as category_name,
    o.units_total - o.units_held - o.units_sold as units_left, o.expires_at, l.pending_version,
    coalesce(o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') and o.expires_at <= app_now() + make_interval(hours => ${REMINDED_HOURS[0]}::int), false) as is_expiring,
    coalesce(l.hidden_until > app_now(), false) as is_hidden, l.saved_at, l.screened_at, app_now() as now,
    case when l.pending_version is not null and l.screened_at is not null and lagos_hours_after(l.submitted_at, ${REVIEW_HOURS}::int) <= app_now()
      then lagos_hours_after(l.submitted_at, ${LATE_REVIEW_HOURS}::int) end as late_review_by,
    (select jsonb_build_object('reasonCode', d.reason_code, 'sentence', d.sentence, 'at', d.created_at) from listing_decision d
      where d.listing_id = l.id and d.verdict in ('REJECT', 'TAKE_DOWN')
        and (l.state in ('DRAFT', 'REJECTED') or o.state = 'WITHDRAWN' or d.about = l.versions and l.live_version is distinct from l.versions and l.pending_version is null)
      order by d.created_at desc limit 1) as no,
    (select coalesce(sum(d.views), 0)::int from listing_day d where d.listing_id = l.id) as views,
    (select count(*)::int from favourite f where f.listing_id = l.id) as favourites
  from listing l join category c on c.id = l.category_id
    left join listing_version v on v.listing_id = l.id and v.version = coalesce(l.live_version, l.pending_version)
    left join offer_listing o on o.id = l.id`;

function cardOfOwn(row: OwnRow): OwnListingCard {
  const { draft, content } = row;
  const [cover] = content?.images ?? draft.images ?? [];
  return {
    id: row.id,
    status: statusOf(row.state, row.offerState),
    title: content?.title ?? draft.title ?? "",
    category: { slug: row.categorySlug, name: row.categoryName },
    cover: cover ?? null,
    price: row.priceMinor === null ? (draft.price ?? null) : moneyView(row.priceMinor),
    unitsLeft: row.unitsLeft?.toString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    isExpiring: row.isExpiring,
    hasPending: row.pendingVersion !== null,
    isChecked: row.pendingVersion === null || row.screenedAt !== null,
    lateReviewBy: row.lateReviewBy?.toISOString() ?? null,
    isHidden: row.isHidden,
    no: row.no && { ...row.no, at: new Date(row.no.at).toISOString() },
    views: row.views,
    favourites: row.favourites,
    savedAt: row.savedAt.toISOString(),
  };
}

export interface OwnList {
  items: OwnListingCard[];
  nextCursor: string | null;
  now: Date;
}

/** A seller's own listings, or those of a status or with these ids, newest first, a page at a time. */
export async function ownListings(
  by: Pick<Actor, "id">,
  {
    limit,
    cursor,
    status,
    statuses,
    ids,
  }: z.output<typeof OwnListings> & { statuses?: readonly ListingStatus[]; ids?: readonly string[] },
): Promise<OwnList> {
  const from = decodePlace(cursor);
  const rows = await query<OwnRow & { place: string }>(sql`
    select own.*, l.created_at::text as place from (${SELECT_OWN}
      where l.seller_id = ${by.id}::uuid and l.deleted_at is null
      ${status ? sql`and ${STATUS} = ${status}` : empty}
      ${ids ? sql`and l.id = any(${[...ids]}::uuid[])` : empty}
      ${statuses ? sql`and ${STATUS} = any(${[...statuses]}::text[])` : empty}
      ${from ? sql`and (l.created_at, l.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : empty}
      order by l.created_at desc, l.id desc limit ${limit + 1}) own join listing l on l.id = own.id
    order by l.created_at desc, l.id desc`);
  const { items, nextCursor } = pageOf(rows, limit, ({ place, id }) => [place, id]);
  return { items: items.map(cardOfOwn), nextCursor, now: rows[0]?.now ?? new Date() };
}

/** How many of a seller's listings have each status. */
export async function countOwnListings(by: Pick<Actor, "id">): Promise<Record<ListingStatus, number>> {
  const rows = await query<{ status: ListingStatus; count: number }>(sql`
    select ${STATUS} as status, count(*)::int as count from listing l left join offer_listing o on o.id = l.id
    where l.seller_id = ${by.id}::uuid and l.deleted_at is null group by 1`);
  const none = Object.fromEntries(listingStatuses.map((status) => [status, 0]));
  return { ...none, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) } as Record<
    ListingStatus,
    number
  >;
}

/** One of a seller's own listings, with what its form begins with; undefined if it is not theirs. */
export async function ownListing(by: Pick<Actor, "id">, id: string): Promise<OwnListing | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await queryOne<OwnRow>(
    sql`${SELECT_OWN} where l.id = ${id}::uuid and l.seller_id = ${by.id}::uuid and l.deleted_at is null`,
  );
  if (!row) return undefined;
  const isWritten = row.state === "DRAFT" || row.state === "REJECTED" || !row.content;
  return {
    ...cardOfOwn(row),
    draft: isWritten ? row.draft : submittedDraft(row, row.content as ListingContent),
    feeBps: row.feeRule ? bpsOf(row.feeRule) : null,
    readAt: row.now.toISOString(),
  };
}

/** What was submitted, as its form has it. */
const submittedDraft = (row: OwnRow, content: ListingContent): Draft =>
  draftOf({
    content,
    priceMinor: row.priceMinor,
    compareMinor: row.compareMinor,
    units: row.unitsLeft ?? BigInt(row.draft.units || 1),
    state: row.versionState ?? "",
    lga: row.versionLga ?? "",
  });
