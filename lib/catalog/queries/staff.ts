import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { empty, query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mustRead } from "@/lib/kernel/permissions";
import type { ListingCard } from "../schema";
import { CARD_COLUMNS, type CardRow, cardJoins, cardOf, HAS_WORD, IS_WORD_JUDGED, SHOWN } from "./rows";

/** A listing as staff find it, whatever its state. */
export interface StaffListing {
  card: ListingCard;
  submittedAt: Date | null;
  expiresAt: Date | null;
  /** It waits for a moderator. */
  isWaiting: boolean;
  isHidden: boolean;
  isFlagged: boolean;
}

const FOUND_AT_MOST = 50;
const NEWEST = sql`coalesce(l.live_version, l.pending_version, nullif(l.versions, 0))`;

/** What staff type: a listing's or a seller's id, the address of a listing, or words of its title or of its seller's name. */
function matching(asked: string): Sql {
  const id = asked
    .split(/[/?#\s]/)
    .flatMap((part) => [part, part.slice(-36)])
    .find(isUuid);
  if (id) return sql`and ${id}::uuid in (l.id, l.seller_id)`;
  if (asked === "") return empty;
  const words = asked.replaceAll(/[\\%_]/g, "\\$&");
  return sql`and (v.content->>'title' ilike '%' || ${words} || '%' or u.name ilike '%' || ${words} || '%')`;
}

/** Live ones whose seller marked a picture with the word of its day, at which nobody has looked. */
const TO_CHECK = sql`and l.state = 'LIVE' and l.pending_version is null and ${SHOWN} and ${HAS_WORD} and not ${IS_WORD_JUDGED} and l.seller_id <> `;

/**
 * Listings that were ever submitted, the last submitted first: all, those that staff search for, or those whose photo is to be checked.
 * Throws Refusal not_found.
 */
export async function staffListings(
  by: Actor,
  asked = "",
  only?: "photos",
): Promise<{ items: StaffListing[]; now: Date }> {
  mustRead(by, "offer.moderate");
  const rows = await query<CardRow & Omit<StaffListing, "card" | "expiresAt"> & { now: Date }>(sql`
    select ${CARD_COLUMNS}, app_now() as now, l.submitted_at, l.pending_version is not null and l.screened_at is not null as is_waiting,
      coalesce(l.hidden_until > app_now(), false) as is_hidden, l.flagged_at is not null as is_flagged
    from ${cardJoins(NEWEST)} where l.deleted_at is null ${matching(asked.trim().slice(0, 200))} ${only ? sql`${TO_CHECK} ${by.id}::uuid` : empty}
    order by l.submitted_at desc nulls last, l.id limit ${FOUND_AT_MOST}`);
  const items = rows.map((row) => ({
    card: cardOf(row),
    submittedAt: row.submittedAt,
    expiresAt: row.expiresAt,
    isWaiting: row.isWaiting,
    isHidden: row.isHidden,
    isFlagged: row.isFlagged,
  }));
  return { items, now: rows[0]?.now ?? new Date() };
}

/** What moderators did in thirty days. */
export interface ModerationFigures {
  approved: number;
  rejected: number;
  takenDown: number;
  /** From the submission to the decision, half of them; null before the first. */
  medianMinutes: number | null;
  /** Not decided on within four hours of the day, of those that came in. */
  late: number;
}

/** How fast and how moderators decide, over thirty days. Throws Refusal not_found. */
export async function moderationFigures(by: Actor): Promise<ModerationFigures> {
  mustRead(by, "offer.moderate");
  const row = await queryOne<ModerationFigures>(sql`
    select (count(*) filter (where d.verdict = 'APPROVE'))::int as approved, (count(*) filter (where d.verdict = 'REJECT'))::int as rejected,
      (count(*) filter (where d.verdict = 'TAKE_DOWN'))::int as taken_down,
      (percentile_cont(0.5) within group (order by extract(epoch from d.created_at - v.created_at) / 60)
        filter (where d.verdict in ('APPROVE', 'REJECT')))::float8 as median_minutes,
      (select count(*)::int from case_late c where c.kind = 'listing' and c.stage = 'end' and c.at > app_now() - interval '30 days') as late
    from listing_decision d left join listing_version v on v.listing_id = d.listing_id and v.version = d.about
    where d.created_at > app_now() - interval '30 days'`);
  return row ?? { approved: 0, rejected: 0, takenDown: 0, medianMinutes: null, late: 0 };
}
