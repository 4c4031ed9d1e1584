import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mustRead } from "@/lib/kernel/permissions";
import { type Lookalike, lookalikes } from "@/lib/media";
import { TWO_PEOPLE_RISK } from "../limits";
import { type RiskHit, riskRules } from "../risk";
import type { ListingCard, ListingPage } from "../schema";
import { wordsAround } from "./day-word";
import {
  CARD_COLUMNS,
  type CardRow,
  cardJoins,
  cardOf,
  IS_WORD_JUDGED,
  PAGE_COLUMNS,
  type PageRow,
  pageViewOf,
} from "./rows";

/** A listing that waits for a moderator: a version, or flags of what is live. */
export interface QueuedListing {
  card: ListingCard;
  risk: number;
  /** When it was submitted or flagged. */
  since: Date;
  why: "first" | "revision" | "flags";
  needsTwo: boolean;
  isEndorsed: boolean;
  /** The colleague who has it; null if no one does, or the viewer. */
  claimedBy: string | null;
  isMine: boolean;
}

const READY = sql`(l.pending_version is not null and l.screened_at is not null)`;
const WAITS = sql`l.deleted_at is null and (${READY} or l.flagged_at is not null)
  and (o.state is null or o.state <> 'WITHDRAWN')`;
const REVIEWED = sql`case when ${READY} then l.pending_version else l.live_version end`;
const QUEUE_COLUMNS = sql`
  l.risk, case when ${READY} then l.submitted_at else coalesce(l.flagged_at, l.submitted_at) end as since, l.endorsed_by_id is not null and l.endorsed_by_id <> l.seller_id as is_endorsed,
  case when not ${READY} then 'flags' when l.state = 'LIVE' then 'revision' else 'first' end as why,
  case when l.claimed_until > app_now() then l.claimed_by_id end as claimed_by_id,
  case when l.claimed_until > app_now() then (select p.name from person p where p.id = l.claimed_by_id) end as claimed_by_name`;

interface QueueRow extends CardRow {
  risk: number;
  since: Date;
  why: QueuedListing["why"];
  isEndorsed: boolean;
  claimedById: string | null;
  claimedByName: string | null;
}

const queued = (row: QueueRow, by: Actor): QueuedListing => ({
  card: cardOf(row),
  risk: row.risk,
  since: row.since,
  why: row.why,
  needsTwo: row.risk >= TWO_PEOPLE_RISK,
  isEndorsed: row.isEndorsed,
  claimedBy: row.claimedById === by.id ? null : row.claimedByName,
  isMine: row.claimedById === by.id,
});

const SHOWN_IN_QUEUE = 50;
const TWINS_SHOWN = 12;

/** What waits for a moderator, riskiest first and of those the oldest; none of the viewer's own. Throws Refusal not_found. */
export async function listingQueue(by: Actor): Promise<QueuedListing[]> {
  mustRead(by, "offer.moderate");
  const rows = await query<QueueRow>(sql`
    select ${CARD_COLUMNS}, ${QUEUE_COLUMNS} from ${cardJoins(REVIEWED)}
    where ${WAITS} and l.seller_id <> ${by.id}::uuid order by l.risk desc, since, l.id limit ${SHOWN_IN_QUEUE}`);
  return rows.map((row) => queued(row, by));
}

/** A picture of another seller's that looks like one of these. */
export interface PictureTwin extends Lookalike {
  ofImageId: string;
  ownerName: string;
  /** What shows it, or showed it; null where nothing does that a moderator could open. */
  listing: { id: string; title: string } | null;
}

/** All that a moderator looks at. */
export interface ListingForReview extends QueuedListing {
  isWaiting: boolean;
  listing: ListingPage;
  /** The version that is live, where another one waits. */
  live: ListingPage | null;
  hits: { rule: string; says: string; weight: number }[];
  flags: { reason: string; at: Date }[];
  seller: {
    id: string;
    name: string;
    level: string;
    since: Date;
    tradesCompleted: number;
    tradesEnded: number;
    tradesDisputed: number;
    listingsLive: number;
    listingsRejected: number;
    /** How many they may write a day. */
    listingsADay: number;
  };
  decisions: {
    verdict: string;
    reasonCode: string | null;
    sentence: string | null;
    byName: string;
    at: Date;
  }[];
  twins: PictureTwin[];
  /** The picture that its seller marked, and what can stand on the paper in it; null where none is marked. */
  word: { image: ListingPage["images"][number]; words: string[]; isSeen: boolean | null } | null;
  /** Of its row: another once anything was decided about it. */
  rowVersion: string;
  /** The first of two who agree. */
  endorsedByName: string | null;
  isEndorsedByMe: boolean;
  /** Until when who has it has it alone. */
  claimedUntil: Date | null;
  now: Date;
}

type ReviewRow = QueueRow &
  PageRow & {
    claimedUntil: Date | null;
    rowVersion: string;
    endorsedById: string | null;
    endorsedByName: string | null;
    isWaiting: boolean;
    wordAt: Date | null;
    wordShown: boolean | null;
    hits: RiskHit[];
    flags: { reason: string; at: string }[];
    decisions: (Omit<ListingForReview["decisions"][number], "at"> & { at: string })[];
    record: Omit<ListingForReview["seller"], "since"> & { since: string };
    now: Date;
  };

/** A listing for a moderator; undefined if there is none for them. Throws Refusal not_found for those who do not moderate. */
export async function listingForReview(by: Actor, id: string): Promise<ListingForReview | undefined> {
  mustRead(by, "offer.moderate");
  if (!isUuid(id)) return undefined;
  const version = sql`coalesce(l.pending_version, l.live_version, nullif(l.versions, 0))`;
  const row = await queryOne<ReviewRow>(sql`
    select ${PAGE_COLUMNS(null)}, ${QUEUE_COLUMNS}, (${WAITS}) as is_waiting, l.hits,
      case when l.claimed_until > app_now() then l.claimed_until end as claimed_until, l.version::text as row_version, app_now() as now,
      (select i.created_at from image_record i where i.id = marked_picture(v.content)) as word_at, case when ${IS_WORD_JUDGED} then l.word_shown end as word_shown,
      l.endorsed_by_id, (select p.name from person p where p.id = l.endorsed_by_id) as endorsed_by_name,
      (select coalesce(jsonb_agg(jsonb_build_object('reason', f.reason, 'at', f.created_at) order by f.created_at), '[]')
        from listing_flag f where f.listing_id = l.id and f.is_upheld is null) as flags,
      (select coalesce(jsonb_agg(jsonb_build_object('verdict', d.verdict, 'reasonCode', d.reason_code, 'sentence', d.sentence,
          'byName', p.name, 'at', d.created_at) order by d.created_at desc), '[]')
        from listing_decision d join person p on p.id = d.by_id where d.listing_id = l.id) as decisions,
      jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level, 'since', u.created_at, 'tradesCompleted', coalesce(r.trades_completed, 0),
        'tradesEnded', coalesce(r.trades_ended, 0), 'tradesDisputed', coalesce(r.trades_disputed, 0),
        'listingsADay', (select a.listings_a_day from trading_allowance a where a.user_id = u.id),
        'listingsLive', (select count(*) from listing x where x.seller_id = u.id and x.first_live_at is not null),
        'listingsRejected', (select count(*) from listing x join listing_decision d on d.listing_id = x.id
          where x.seller_id = u.id and d.verdict in ('REJECT', 'TAKE_DOWN'))) as record
    from ${cardJoins(version)}
    where l.id = ${id}::uuid and l.deleted_at is null and l.seller_id <> ${by.id}::uuid`);
  if (!row) return undefined;
  const images = row.content.images.map(({ imageId }) => imageId);
  const [live, twins] = await Promise.all([row.why === "revision" ? liveOf(id) : null, twinsOf(images)]);
  return {
    ...queued(row, by),
    isWaiting: row.isWaiting,
    listing: pageViewOf(row, true),
    live,
    hits: row.hits.map(({ rule, weight }) => ({ rule, weight, says: riskRules[rule].says })),
    flags: row.flags.map(({ reason, at }) => ({ reason, at: new Date(at) })),
    decisions: row.decisions.map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
    seller: { ...row.record, since: new Date(row.record.since) },
    twins,
    word: wordOf(row),
    claimedUntil: row.claimedUntil,
    rowVersion: row.rowVersion,
    endorsedByName: row.endorsedByName,
    isEndorsedByMe: row.endorsedById === by.id && row.risk >= TWO_PEOPLE_RISK,
    now: row.now,
  };
}

/** Null where no picture is marked, or it is gone. */
function wordOf(row: ReviewRow): ListingForReview["word"] {
  const image = pageViewOf(row, true).images.find(({ hasWord }) => hasWord);
  if (!image || !row.wordAt) return null;
  return { image, words: wordsAround(row.sellerId, row.wordAt), isSeen: row.wordShown };
}

async function twinsOf(images: readonly string[]): Promise<PictureTwin[]> {
  const found = await Promise.all(
    images.map(async (ofImageId) => (await lookalikes(ofImageId)).map((twin) => ({ ...twin, ofImageId }))),
  );
  const twins = found.flat().slice(0, TWINS_SHOWN);
  const shown = await query<{ imageId: string; ownerName: string; listing: PictureTwin["listing"] }>(sql`
    select t.image_id, p.name as owner_name, (
        select jsonb_build_object('id', l.id, 'title', v.content->>'title')
        from image_use_record i join listing l on l.id = i.subject_id
          join listing_version v on v.listing_id = l.id and v.image_ids ? t.image_id::text
        where i.image_id = t.image_id and i.subject_kind = 'listing' and l.deleted_at is null order by v.version desc limit 1) as listing
    from (select distinct r."imageId" as image_id, r."ownerId" as owner_id
        from jsonb_to_recordset(${JSON.stringify(twins)}::jsonb) r ("imageId" uuid, "ownerId" uuid)) t
      join person p on p.id = t.owner_id`);
  const byImage = new Map(shown.map((one) => [one.imageId, one]));
  return twins.map((twin) => {
    const { ownerName = "", listing = null } = byImage.get(twin.imageId) ?? {};
    return { ...twin, ownerName, listing };
  });
}

async function liveOf(id: string): Promise<ListingPage | null> {
  const row = await queryOne<PageRow>(
    sql`select ${PAGE_COLUMNS(null)} from ${cardJoins()} where l.id = ${id}::uuid`,
  );
  return row ? pageViewOf(row, true) : null;
}
