import "server-only";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { type ImageFacts, releaseImages } from "@/lib/media";
import { listingRefusals } from "../refusals";

/** That a use `u` is of the listing `l`, runs, and that no trade has a version which shows its picture. */
export const isUntraded = sql`u.subject_kind = 'listing' and u.subject_id = l.id and u.released_at is null and not exists (
  select from bought_line b join listing_version v on v.listing_id = b.offer_id and v.version = b.terms_version
  where b.offer_id = l.id and v.image_ids ? u.image_id::text)`;

/**
 * Thirty days after its seller deleted a listing, its pictures are let go of, but for those of what was bought. Media removes them a day
 * later. Throws Refusal not_waiting where there is none.
 */
export const releasePictures = command<{ listingId: string }, { images: ImageFacts[] }, object>({
  act: "listing.release_pictures",
  read: ({ listingId }) => sql`
    select (select coalesce(jsonb_agg(jsonb_build_object('id', u.image_id, 'version', '0', 'useId', u.id, 'useVersion', u.version::text) order by u.id), '[]')
      from image_use_record u where ${isUntraded}) as images
    from listing l where l.id = ${listingId}::uuid and l.deleted_at <= app_now() - interval '30 days'`,
  decide({ images }) {
    const [first] = images;
    if (!first?.useId) throw new Refusal(listingRefusals.not_waiting);
    return { subject: { kind: "image_use", id: first.useId }, ...releaseImages(images), result: {} };
  },
});
