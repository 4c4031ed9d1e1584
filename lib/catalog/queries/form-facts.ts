import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import type { Draft, ListingImage } from "../content";
import type { Look } from "./rows";

/** What a seller’s next listing begins with: where the last one is, and how it is delivered and returned. */
export type ListingHabits = Pick<Draft, "state" | "lga" | "delivery" | "returns" | "takesBids"> & {
  /** Leaves that they sold in, the last first, at most three. */
  categories: { slug: string; name: string }[];
};

/** What a seller chose in the listing that they submitted last; nothing of a new seller. */
export async function listingHabits(by: Pick<Actor, "id">): Promise<ListingHabits> {
  const [last, categories] = await Promise.all([
    queryOne<Pick<ListingHabits, "state" | "lga" | "delivery" | "returns" | "takesBids">>(sql`
      select v.state, v.lga, v.content->'delivery' as delivery, v.content->'returns' as returns, (v.content->>'takesBids')::boolean as takes_bids
      from listing l join listing_version v on v.listing_id = l.id and v.version = l.versions
      where l.seller_id = ${by.id}::uuid order by l.submitted_at desc nulls last, l.id desc limit 1`),
    query<{ slug: string; name: string }>(sql`
      select c.slug, c.name from listing l join category c on c.id = l.category_id
      where l.seller_id = ${by.id}::uuid and l.versions > 0 and c.is_active group by c.id order by max(l.created_at) desc limit 3`),
  ]);
  return { ...last, categories };
}

/** A picture as a form has it, with what is known of it before it has come. */
export type FormImage = ListingImage & Look;

/** The pictures of a listing of one’s own, as its form has them; those that are gone are left out. */
export async function formImages(
  by: Pick<Actor, "id">,
  images: readonly ListingImage[],
): Promise<FormImage[]> {
  if (images.length === 0) return [];
  const looks = await query<Look & { id: string }>(sql`
    select i.id, i.width, i.height, i.color, i.thumbhash from image_record i
    where i.owner_id = ${by.id}::uuid and i.state = 'READY' and i.id = any(${images.map(({ imageId }) => imageId)}::uuid[])`);
  const byId = new Map(looks.map(({ id, ...look }) => [id, look]));
  return images.flatMap((image) => {
    const look = byId.get(image.imageId);
    return look ? [{ ...image, ...look }] : [];
  });
}
