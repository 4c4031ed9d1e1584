import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { query, sql } from "@/lib/kernel/db";
import { mustRead } from "@/lib/kernel/permissions";
import type { Banner } from "./banners";

/** Banners that run now, the latest first, for whatever reader: at most ten seconds old, and shared by all requests. */
export const runningBanners = sharedRead("banners", () =>
  query<Banner>(sql`
    select id, placement, audience, bodies from banner
    where starts_at <= app_now() and ends_at > app_now() and ended_at is null order by starts_at desc, id desc limit 20`),
);

export interface BannerForStaff extends Banner {
  startsAt: Date;
  /** Its end, or when it was ended. */
  endsAt: Date;
  state: "to come" | "running" | "ended";
  publisherName: string;
  now: Date;
}

/** The latest banners. Throws Refusal not_found. */
export async function bannersForStaff(by: Actor): Promise<BannerForStaff[]> {
  mustRead(by, "banner.publish");
  return query<BannerForStaff>(sql`
    select b.id, b.placement, b.audience, b.bodies, b.starts_at, least(b.ends_at, b.ended_at) as ends_at, p.name as publisher_name,
      case when least(b.ends_at, b.ended_at) <= app_now() then 'ended' when b.starts_at > app_now() then 'to come' else 'running' end as state,
      app_now() as now
    from banner b join person p on p.id = b.published_by_id
    order by least(b.ends_at, b.ended_at) <= app_now(), b.starts_at desc limit 100`);
}
