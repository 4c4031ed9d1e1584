import "server-only";
import { type AssetKind, assetOf } from "@/lib/assets";
import { query, sql } from "@/lib/kernel/db";

const PRICE_DAYS = 7;

/** What buyers paid for one thing that a kind lists, day by day. Prices are kobo for ₦100 worth of it. */
export interface PriceLine {
  /** What it is listed under: of airtime, the operator. */
  listedUnder: string;
  /** How that is written for people. */
  name: string;
  /** The median of the newest day that had a trade; null if none of the days had one. */
  medianMinor: bigint | null;
  /** The last seven days in Lagos, today at the end, as 'YYYY-MM-DD'; null where nothing was bought. */
  days: { day: string; medianMinor: bigint | null }[];
}

interface PriceRow {
  day: string;
  listedUnder: string | null;
  medianMinor: bigint | null;
}

/** The median prices of the last seven days, one line for each category of the kind, in the kind's order. */
export async function priceLines(kind: AssetKind): Promise<PriceLine[]> {
  // A basis point of ₦100 is a kobo, so that the stored median needs no conversion.
  const rows = await query<PriceRow>(sql`
    select d.day::date::text as day, substr(m.kind, length(${kind}) + 2) as listed_under, m.sum_minor as median_minor
    from generate_series(lagos_day(app_now()) - ${PRICE_DAYS - 1}::int, lagos_day(app_now()), interval '1 day') d (day)
      left join metric_day m on m.metric = 'price' and m.day = d.day::date and starts_with(m.kind, ${`${kind} `})
    order by d.day`);
  const days = [...new Set(rows.map(({ day }) => day))];
  return Object.entries(assetOf(kind).categories ?? {}).map(([listedUnder, name]) => {
    const medians = new Map(
      rows.filter((row) => row.listedUnder === listedUnder).map(({ day, medianMinor }) => [day, medianMinor]),
    );
    return {
      listedUnder,
      name,
      medianMinor: [...medians.values()].at(-1) ?? null,
      days: days.map((day) => ({ day, medianMinor: medians.get(day) ?? null })),
    };
  });
}
