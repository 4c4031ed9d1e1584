import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { ListingImage } from "../content";
import type { ListingCard } from "../schema";
import { cardJoins, type Look, SHOWN } from "./rows";

/** A category of the first level, with the cover of the newest listing of its first leaf that has one: a television for 'TV, audio and games'. */
export interface CategoryCover {
  slug: string;
  name: string;
  cover: ListingCard["cover"];
}

interface CoverRow {
  slug: string;
  name: string;
  image: ListingImage | null;
  look: Look | null;
}

const KEPT_MS = 60_000;
let kept: { until: number; covers: Promise<CategoryCover[]> } | undefined;

/** The categories of the first level that have something for sale, in their order. An answer is kept for a minute. */
export function categoryCovers(): Promise<CategoryCover[]> {
  if (kept && kept.until > performance.now()) return kept.covers;
  const covers = readCovers();
  kept = { until: performance.now() + KEPT_MS, covers };
  covers.catch(() => {
    kept = undefined;
  });
  return covers;
}

async function readCovers(): Promise<CategoryCover[]> {
  const rows = await query<CoverRow>(sql`
    select top.slug, top.name, newest.image, newest.look
    from category top cross join lateral (
      select v.content->'images'->0 as image,
        (select jsonb_build_object('width', i.width, 'height', i.height, 'color', i.color, 'thumbhash', i.thumbhash)
          from image_record i where i.id = (v.image_ids->>0)::uuid) as look
      from ${cardJoins()}
      where (c.parent_id = top.id or c.id = top.id) and ${SHOWN} and o.state = 'AVAILABLE'
      order by c.position, l.first_live_at desc limit 1) newest
    where top.parent_id is null and top.is_active order by top.position`);
  return rows.map(({ slug, name, image, look }) => ({
    slug,
    name,
    cover: image && look ? { ...image, ...look } : null,
  }));
}
