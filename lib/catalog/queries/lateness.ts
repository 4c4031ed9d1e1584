import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { ReviewMonth } from "../schema";

/**
 * How late we were with listings that waited for a moderator, by month of the decision, the latest first: for everyone to read. Where two
 * have to agree, the second decides.
 */
export function reviewMonths(months = 12): Promise<ReviewMonth[]> {
  return query<ReviewMonth>(sql`
    select to_char(d.created_at at time zone 'Africa/Lagos', 'YYYY-MM') as month, count(*)::int as decided,
      (count(*) filter (where exists (
        select from case_late c where c.kind = 'listing' and c.stage = 'end' and c.subject_id = v.id)))::int as late,
      round(percentile_cont(0.5) within group (order by extract(epoch from d.created_at - v.created_at) / 60))::int as median_minutes
    from listing_decision d join listing_version v on v.listing_id = d.listing_id and v.version = d.about
    where d.verdict in ('APPROVE', 'REJECT')
      and d.created_at >= date_trunc('month', app_now() at time zone 'Africa/Lagos') at time zone 'Africa/Lagos'
        - make_interval(months => ${months - 1}::int)
    group by 1 order by 1 desc`);
}
