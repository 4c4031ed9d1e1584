import "server-only";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { ignoreRefusal, invariant } from "@/lib/kernel/refusal";
import { keepFile, type MediaUse, receiveFile, removeMedia } from "@/lib/media";
import { identityEvents } from "../events";
import { picturesByAccount } from "../limits/limited-acts";

/**
 * Replaces the profile picture with a re-encoded one. A job removes the previous file.
 * @throws Refusal - picture_too_large, picture_unknown, pictures_busy, files_unavailable, too_many_requests
 */
export async function setPicture(by: Actor, { picture }: { picture: File }): Promise<{ pictureId: string }> {
  await limit(picturesByAccount, by.id);
  const kept = await receiveFile("picture", new Uint8Array(await picture.arrayBuffer()), by.id);
  await keepFile(by, kept);
  await replace(by, kept.id);
  return { pictureId: kept.id };
}

/** Removes the picture. Idempotent. */
export async function removePicture(by: Actor): Promise<void> {
  await replace(by, null);
}

/** By a job, once nothing shows it. */
export const dropPicture = (pictureId: string): Promise<void> =>
  ignoreRefusal(removeMedia(SYSTEM, `picture:${pictureId}`, { mediaId: pictureId }));

/** Everyone sees the picture that a person has put on their profile. */
export const pictureUse: MediaUse = {
  purpose: "picture",
  mayView: () => sql`exists (select from app_user u where u.id = m.owner_id and u.picture_id = m.id)`,
  isUsed: sql`exists (select from app_user u where u.id = m.owner_id and u.picture_id = m.id)`,
};

async function replace(by: Actor, pictureId: string | null): Promise<void> {
  const changed = await queryOne(sql`
    with before as (
      select id, picture_id from app_user where id = ${by.id}::uuid for no key update),
    changed as (
      update app_user u set picture_id = ${pictureId}::uuid from before where u.id = before.id
      returning u.id, before.picture_id as old_id),
    dropped as (select old_id from changed where old_id is not null),
    published as (${publishing(identityEvents.picture_dropped, { pictureId: sql`old_id` }, sql`dropped`)})
    select id from changed`);
  invariant(changed, "a signed-in user has an account");
  notifyRelay();
}
