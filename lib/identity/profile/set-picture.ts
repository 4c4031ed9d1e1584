import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { putFile } from "@/lib/kernel/files";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { invariant } from "@/lib/kernel/refusal";
import { identityEvents } from "../events";
import { picturesByAccount } from "../limits/limited-acts";
import { remakePicture } from "./picture";

/**
 * Replaces the profile picture with a re-encoded one. A job deletes the previous file.
 * @throws Refusal - picture_too_large, picture_unknown, pictures_busy, too_many_requests
 */
export async function setPicture(by: Actor, { picture }: { picture: File }): Promise<{ pictureId: string }> {
  await limit(picturesByAccount, by.id);
  const made = await remakePicture(new Uint8Array(await picture.arrayBuffer()));
  const pictureId = newId();
  await putFile("pictures", pictureId, made);
  await replace(by, pictureId);
  return { pictureId };
}

/** Removes the picture. Idempotent. */
export async function removePicture(by: Actor): Promise<void> {
  await replace(by, null);
}

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
