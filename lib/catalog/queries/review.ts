import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mustRead } from "@/lib/kernel/permissions";
import { type Lookalike, lookalikes } from "@/lib/media";
import { TWO_PEOPLE_RISK } from "../limits";
import { type RiskHit, riskRules } from "../risk";
import type { ListingCard, ListingPage } from "../schema";
import {
  CARD_COLUMNS,
  type CardRow,
  cardJoins,
  cardOf,
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

const WAITS = sql`l.deleted_at is null and (l.pending_version is not null and l.screened_at is not null or l.flagged_at is not null)
  and (o.state is null or o.state <> 'WITHDRAWN')`;
const REVIEWED = sql`coalesce(l.pending_version, l.live_version)`;
const QUEUE_COLUMNS = sql`
  l.risk, coalesce(l.submitted_at, l.flagged_at) as since, l.endorsed_by_id is not null and l.endorsed_by_id <> l.seller_id as is_endorsed,
  case when l.pending_version is null then 'flags' when l.state = 'LIVE' then 'revision' else 'first' end as why,
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

/** What waits for a moderator, riskiest first and of those the oldest; none of the viewer's own. Throws Refusal not_found. */
export async function listingQueue(by: Actor): Promise<QueuedListing[]> {
  mustRead(by, "offer.moderate");
  const rows = await query<QueueRow>(sql`
    select ${CARD_COLUMNS}, ${QUEUE_COLUMNS} from ${cardJoins(REVIEWED)}
    where ${WAITS} and l.seller_id <> ${by.id}::uuid order by l.risk desc, since, l.id limit ${SHOWN_IN_QUEUE}`);
  return rows.map((row) => queued(row, by));
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
  };
  decisions: {
    verdict: string;
    reasonCode: string | null;
    sentence: string | null;
    byName: string;
    at: Date;
  }[];
  twins: (Lookalike & { ofImageId: string })[];
  now: Date;
}

type ReviewRow = QueueRow &
  PageRow & {
    isWaiting: boolean;
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
    select ${PAGE_COLUMNS(null)}, ${QUEUE_COLUMNS}, (${WAITS}) as is_waiting, l.hits, app_now() as now,
      (select coalesce(jsonb_agg(jsonb_build_object('reason', f.reason, 'at', f.created_at) order by f.created_at), '[]')
        from listing_flag f where f.listing_id = l.id and f.is_upheld is null) as flags,
      (select coalesce(jsonb_agg(jsonb_build_object('verdict', d.verdict, 'reasonCode', d.reason_code, 'sentence', d.sentence,
          'byName', p.name, 'at', d.created_at) order by d.created_at desc), '[]')
        from listing_decision d join person p on p.id = d.by_id where d.listing_id = l.id) as decisions,
      jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level, 'since', u.created_at, 'tradesCompleted', coalesce(r.trades_completed, 0),
        'tradesEnded', coalesce(r.trades_ended, 0), 'tradesDisputed', coalesce(r.trades_disputed, 0),
        'listingsLive', (select count(*) from listing x where x.seller_id = u.id and x.first_live_at is not null),
        'listingsRejected', (select count(*) from listing x join listing_decision d on d.listing_id = x.id
          where x.seller_id = u.id and d.verdict in ('REJECT', 'TAKE_DOWN'))) as record
    from ${cardJoins(version)} left join trading_record r on r.user_id = l.seller_id
    where l.id = ${id}::uuid and l.deleted_at is null and l.seller_id <> ${by.id}::uuid`);
  if (!row) return undefined;
  const images = row.content.images.map(({ imageId }) => imageId);
  const [live, ...twins] = await Promise.all([
    row.why === "revision" ? liveOf(id) : null,
    ...images.map(async (ofImageId) => (await lookalikes(ofImageId)).map((twin) => ({ ...twin, ofImageId }))),
  ]);
  return {
    ...queued(row, by),
    isWaiting: row.isWaiting,
    listing: pageViewOf(row, true),
    live,
    hits: row.hits.map(({ rule, weight }) => ({ rule, weight, says: riskRules[rule].says })),
    flags: row.flags.map(({ reason, at }) => ({ reason, at: new Date(at) })),
    decisions: row.decisions.map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
    seller: { ...row.record, since: new Date(row.record.since) },
    twins: twins.flat(),
    now: row.now,
  };
}

async function liveOf(id: string): Promise<ListingPage | null> {
  const row = await queryOne<PageRow>(
    sql`select ${PAGE_COLUMNS(null)} from ${cardJoins()} left join trading_record r on r.user_id = l.seller_id where l.id = ${id}::uuid`,
  );
  return row ? pageViewOf(row, true) : null;
}
