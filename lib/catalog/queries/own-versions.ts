import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { type MoneyView, moneyView } from "@/lib/kernel/schema";

/** One version of a seller’s own listing, as they read its history. */
export interface OwnVersion {
  version: number;
  at: Date;
  title: string;
  price: MoneyView;
  /** Buyers see it, or it waits to be looked at; the others are of the past. */
  is: "live" | "waiting" | "past";
  /** Why moderators turned it or took it down; null if they did not. */
  no: string | null;
}

interface VersionRow extends Omit<OwnVersion, "price"> {
  priceMinor: bigint;
}

const MOST_SHOWN = 50;

/** The versions of a seller’s own listing, the newest first, at most fifty; none where it is not theirs. */
export async function ownVersions(by: Pick<Actor, "id">, listingId: string): Promise<OwnVersion[]> {
  if (!isUuid(listingId)) return [];
  const rows = await query<VersionRow>(sql`
    select v.version, v.created_at as at, v.content->>'title' as title, v.price_minor,
      case when v.version = l.live_version then 'live' when v.version = l.pending_version then 'waiting' else 'past' end as is,
      (select d.sentence from listing_decision d where d.listing_id = l.id and d.about = v.version and d.verdict in ('REJECT', 'TAKE_DOWN')
        order by d.created_at desc limit 1) as no
    from listing l join listing_version v on v.listing_id = l.id
    where l.id = ${listingId}::uuid and l.seller_id = ${by.id}::uuid and l.deleted_at is null
    order by v.version desc limit ${MOST_SHOWN}`);
  return rows.map(({ priceMinor, ...row }) => ({ ...row, price: moneyView(priceMinor) }));
}
