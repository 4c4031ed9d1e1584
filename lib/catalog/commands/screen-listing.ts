import "server-only";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { query, type Sql, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import { lookalikes } from "@/lib/media";
import { listingEvents } from "../events";
import { FIRST_LISTINGS, REVIEW_RISK } from "../limits";
import { listing } from "../machine";
import { listingRefusals } from "../refusals";
import { type RiskFacts, riskOf } from "../risk";
import { about, LISTING_COLUMNS, LISTING_JOINS, type ListingMoved, versionColumn } from "./facts";
import { liveParts, type ReadyListing } from "./go-live";

interface Screened extends ReadyListing {
  livedBefore: number;
  accountDays: number;
  tradesCompleted: number;
  tradesEnded: number;
  tradesDisputed: number;
  categoryRisk: number;
  medianMinor: bigint | null;
  hasForeignText: boolean;
  lookedAtMinor: bigint | null;
  setting: unknown;
}

/** A listing with all that the rules look at, in this version of it. */
const readScreened = (listingId: string, which: Sql): Sql => sql`
    select ${LISTING_COLUMNS}, u.level, ${versionColumn(which)} as pending,
      listings_looked_at(l.seller_id)::int as lived_before, extract(day from app_now() - u.created_at)::int as account_days,
      coalesce(r.trades_completed, 0) as trades_completed, coalesce(r.trades_ended, 0) as trades_ended, coalesce(r.trades_disputed, 0) as trades_disputed,
      coalesce((p.schema->>'risk')::int, 0) as category_risk, ${settingNow("listings")} as setting, before.price_minor as looked_at_minor,
      (select case when count(distinct t.seller_id) >= 5 then percentile_cont(0.5) within group (order by t.price_minor)::bigint end
        from trade_overview t where t.kind = 'GOODS' and t.state = 'COMPLETED' and t.listed_under = p.category_slug
          and t.ended_at > app_now() - interval '180 days') as median_minor,
      exists (select from listing_version v join listing x on x.id = v.listing_id
        where x.seller_id <> l.seller_id and v.created_at > app_now() - interval '365 days' and length(p.content->>'description') >= 60
          and md5(v.content->>'description') = md5(p.content->>'description')) as has_foreign_text
    from ${LISTING_JOINS}
      left join trading_record r on r.user_id = l.seller_id
      left join lateral (
        select v.content, v.category_slug, s.schema from listing_version v
          join category_schema s on s.category_id = v.category_id and s.version = v.category_version
        where v.listing_id = l.id and v.version = ${which}) p on true
      left join listing_version before on before.listing_id = l.id and before.version = coalesce(l.repriced_from, l.live_version)
    where l.id = ${listingId}::uuid and l.deleted_at is null`;

/**
 * The rules of risk look at the version that waits. It goes live at once where nothing speaks against it and its seller's first
 * listings were looked at; else it waits for a moderator.
 * @throws Refusal - not_waiting where it was decided on meanwhile
 */
export const screenListing = command<
  { listingId: string; version: number; hasForeignPicture: boolean },
  Screened,
  ListingMoved & { isLive: boolean }
>({
  act: "listing.screen",
  read: ({ listingId }) => readScreened(listingId, sql`l.pending_version`),
  decide(facts, { listingId, version, hasForeignPicture }) {
    const { pending } = facts;
    if (!pending || facts.pendingVersion !== version || facts.screenedAt)
      throw new Refusal(listingRefusals.not_waiting);
    const setting = readSetting("listings", facts.setting);
    const { risk, hits } = riskOf(riskFacts(facts, hasForeignPicture), setting);
    const isKnown = facts.state === "LIVE" || facts.livedBefore >= FIRST_LISTINGS;
    if (risk >= REVIEW_RISK || !isKnown || setting.reviewAll === "yes") {
      return {
        ...about(listingId),
        result: { listingId, isLive: false },
        rows: [listing.move(facts, "screen", { risk, hits })],
        events: [listingEvents.queued({ listingId })],
      };
    }
    return composePlan(
      {
        ...about(listingId),
        result: { listingId, isLive: true },
        rows: [listing.move(facts, "clear", { risk, hits })],
      },
      liveParts(facts, pending),
    );
  },
});

/**
 * The rules of risk look again at what is live, as its seller renews it. It stays for sale; a moderator looks where they say so.
 * @throws Refusal - not_waiting where nothing speaks against it, or a moderator looks at it already
 */
export const screenAgain = command<{ listingId: string; hasForeignPicture: boolean }, Screened, ListingMoved>(
  {
    act: "listing.screen_again",
    read: ({ listingId }) => readScreened(listingId, sql`l.live_version`),
    decide(facts, { listingId, hasForeignPicture }) {
      const { risk, hits } = riskOf(
        riskFacts(facts, hasForeignPicture),
        readSetting("listings", facts.setting),
      );
      const isLookedAt = facts.pendingVersion !== null || facts.flaggedAt !== null;
      if (facts.state !== "LIVE" || isLookedAt || risk < REVIEW_RISK)
        throw new Refusal(listingRefusals.not_waiting);
      return {
        ...about(listingId),
        rows: [listing.move(facts, "recheck", { risk, hits })],
        events: [listingEvents.queued({ listingId })],
      };
    },
  },
);

function riskFacts(facts: Screened, hasForeignPicture: boolean): RiskFacts {
  const { tradesEnded, tradesDisputed, pending, lookedAtMinor } = facts;
  const priceMinor = BigInt(pending?.priceMinor ?? 0);
  const { title = "", description = "" } = pending?.content ?? {};
  const fell = lookedAtMinor ? Number(((lookedAtMinor - priceMinor) * 100n) / lookedAtMinor) : 0;
  return {
    accountDays: facts.accountDays,
    tradesCompleted: facts.tradesCompleted,
    disputeRateBps: tradesEnded >= 5 ? Math.round((tradesDisputed * 10_000) / tradesEnded) : 0,
    categoryRisk: facts.categoryRisk,
    priceMinor,
    medianMinor: facts.medianMinor,
    hasForeignPicture,
    hasForeignText: facts.hasForeignText,
    fellPercent: Math.max(0, fell),
    text: `${title}\n${description}`,
  };
}

/** Whether another seller has shown a picture like one of this version, or of the live one. */
export async function showsForeignPicture(listingId: string, version: number | null): Promise<boolean> {
  const images = await query<{ id: string }>(sql`
    select image.id from listing_version v, jsonb_array_elements_text(v.image_ids) image (id)
    where v.listing_id = ${listingId}::uuid and v.version = coalesce(${version}::int, (
      select l.live_version from listing l where l.id = v.listing_id))`);
  const found = await Promise.all(images.map(({ id }) => lookalikes(id)));
  return found.some((alike) => alike.length > 0);
}
