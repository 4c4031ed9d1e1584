import "server-only";
import { type Actor, type Answer, command, isAnswered } from "@/lib/kernel/command";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { keyFor } from "@/lib/kernel/ids";
import { limit } from "@/lib/kernel/rate-limit";
import { kernelRefusals, Refusal, refusals } from "@/lib/kernel/refusal";
import { commitKept } from "../commit-kept";
import { digestOf, type KeptFile, receiveFile } from "../receive";
import { IMAGES_A_DAY, IMAGES_BYTES, imagesByAccount } from "./limits";
import { image } from "./machine";

/** A picture that was kept, as its owner gets it. */
export interface ImageAdded {
  imageId: string;
  /** Upright, as it was given, in pixels. */
  width: number;
  height: number;
  /** Mean colour: 'rrggbb'. */
  color: string;
  /** In base64. */
  thumbhash: string;
}

export const imageRefusals = refusals({
  images_today: {
    status: 429,
    field: "file",
    says: `You’ve added ${IMAGES_A_DAY} pictures in the last 24 hours, the most for a day. Add more tomorrow.`,
  },
  images_full: {
    status: 422,
    field: "file",
    says: "Your pictures take up 500 MB, the most for one person. Remove some that you no longer need.",
  },
});

interface Room {
  /** Pictures of the last 24 hours. */
  today: number;
  /** Of all that is kept, in bytes. */
  bytes: number;
}

const readRoom = (ownerId: string): Sql => sql`
  select count(*) filter (where i.created_at > app_now() - interval '24 hours')::int as today,
    coalesce(sum(i.kept_bytes) filter (where m.state <> 'REMOVED'), 0)::float8 as bytes
  from image i join media m on m.id = i.id where i.owner_id = ${ownerId}::uuid`;

function mustHaveRoom({ today, bytes }: Room, more = 0): void {
  if (today >= IMAGES_A_DAY) throw new Refusal(imageRefusals.images_today);
  if (bytes + more > IMAGES_BYTES) throw new Refusal(imageRefusals.images_full);
}

/**
 * Keeps a picture for a listing: made anew in four sizes, without metadata. Nobody but its owner sees it until something shows it. The
 * same picture under the same key is added once, and answered alike.
 * @throws Refusal - those of the file, images_today, images_full, too_many_requests, key_reused
 */
export async function addImage(
  by: Actor,
  key: string,
  { file }: { file: Blob },
): Promise<Answer<ImageAdded>> {
  await limit(imagesByAccount, by.id);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const input = { sha256: digestOf(bytes) };
  if (await isAnswered(by, key)) return keepImage(undefined)(by, key, input);
  // Refused before the work, where it will be in any case.
  const room = await queryOne<Room>(readRoom(by.id));
  if (room) mustHaveRoom(room);
  const kept = await receiveFile("listing", bytes, by.id);
  return commitKept(kept, () => keepImage(kept)(by, key, input));
}

/**
 * The same for several at once, as a form without scripts sends them, in order. The first that is refused ends it: those before it stay
 * their owner's, and are answered alike when the form is sent again.
 */
export async function addImages(by: Actor, key: string, files: readonly Blob[]): Promise<ImageAdded[]> {
  const added: ImageAdded[] = [];
  for (const [at, file] of files.entries()) {
    added.push((await addImage(by, keyFor("image of a form", by.id, `${key}:${at}`), { file })).result);
  }
  return added;
}

/** With the file whose bytes are kept; without one it only answers what the key has answered before. */
export const keepImage = (kept: KeptFile | undefined) =>
  command<{ sha256: string }, Room, ImageAdded>({
    act: "image.add",
    read: (_input, by) => readRoom(by.id),
    decide(room) {
      if (!kept?.looks) throw new Refusal(kernelRefusals.moved_on);
      const { id, keptBytes, looks, insert } = kept;
      mustHaveRoom(room, keptBytes);
      const { dhash, ...shown } = looks;
      const row = { ...shown, id, keptBytes, dhash: BigInt.asIntN(64, BigInt(`0x${dhash}`)) };
      return { result: { imageId: id, ...shown }, insert: [insert, { table: image.name, row }] };
    },
  });
