import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import type { MediaUse } from "../shelf";

/**
 * Its owner sees a picture for a listing; who else does says what shows it, in a MediaUse of its own. A day after the last use of it
 * has ended, it is removed.
 */
export const imageMedia: MediaUse = {
  purpose: "listing",
  mayView: (viewer) => (viewer ? sql`m.owner_id = ${viewer.id}::uuid` : sql`false`),
  isUsed: sql`exists (select from image_use u where u.image_id = m.id and (u.released_at is null or u.released_at > app_now() - interval '1 day'))`,
};

/** A picture that looks like another one. */
export interface Lookalike {
  imageId: string;
  ownerId: string;
  /** Bits of 64 in which their difference hashes differ: 0 to 6. */
  differs: number;
  createdAt: Date;
}

/** Hashes with fewer bits set, or unset, than this are of pictures that are nearly plain: they look like each other, and say nothing. */
const TELLING_BITS = 6;

const MOST_FOUND = 20;

/** Pictures for listings of others that look like this one, most alike first. A removed picture is still known. */
export async function lookalikes(imageId: string): Promise<Lookalike[]> {
  if (!isUuid(imageId)) return [];
  return query<Lookalike>(sql`
    select other.id as image_id, other.owner_id, bit_count((other.dhash # own.dhash)::bit(64))::int as differs, other.created_at
    from image own join image other on other.dhash_bands && dhash_bands_nearby(own.dhash) and other.owner_id <> own.owner_id
    where own.id = ${imageId}::uuid and bit_count((other.dhash # own.dhash)::bit(64)) <= 6
      and bit_count(own.dhash::bit(64)) between ${TELLING_BITS} and ${64 - TELLING_BITS}
    order by differs, other.created_at, other.id limit ${MOST_FOUND}`);
}
