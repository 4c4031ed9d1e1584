import "server-only";
import { type Actor, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { mediaEvents } from "./events";
import { type MediaState, media } from "./machine";
import type { Purpose } from "./purposes";

interface StoredMedia {
  id: string;
  version: bigint;
  state: MediaState;
}

const stateRefusals = refusals({
  file_gone: { status: 409, says: "This file was removed." },
  image_in_use: { status: 409, says: "A listing shows this picture. Take it out of the listing first." },
});

const rowOf = (mediaId: string) =>
  sql`select id, version, state::text as state from media where id = ${mediaId}::uuid`;

/**
 * Removes a file, which is for this purpose if one is given. Its data key goes at once, its bytes by a job.
 * @throws Refusal - not_found, file_gone, image_in_use
 */
export const removeMedia = command<
  { mediaId: string; purpose?: Purpose },
  StoredMedia & { isUsed: boolean },
  { mediaId: string }
>({
  act: "media.remove",
  read: ({ mediaId, purpose = null }: { mediaId: string; purpose?: Purpose | null }, by) => sql`
    select m.id, m.version, m.state::text as state,
      exists (select from image_use u where u.image_id = m.id and u.released_at is null) as is_used
    from media m
    where m.id = ${mediaId}::uuid and (${purpose}::text is null or m.purpose = ${purpose}) and (m.owner_id = ${by.id}::uuid or ${by.id}::uuid = system_id())`,
  decide(row, { mediaId }) {
    if (row.state === "REMOVED") throw new Refusal(stateRefusals.file_gone);
    if (row.isUsed) throw new Refusal(stateRefusals.image_in_use);
    return {
      result: { mediaId },
      rows: [media.move(row, "remove")],
      events: [mediaEvents.removed({ mediaId })],
    };
  },
});

/** By the sweep: the store has nothing of a file, or has it again. Throws Refusal file_gone where that changes nothing. */
export const markLost = command<{ mediaId: string; isLost: boolean }, StoredMedia, { mediaId: string }>({
  act: "media.mark_lost",
  read: ({ mediaId }: { mediaId: string; isLost: boolean }, _by: Actor) => rowOf(mediaId),
  decide(row, { mediaId, isLost }) {
    if (row.state !== (isLost ? "READY" : "LOST")) throw new Refusal(stateRefusals.file_gone);
    return { result: { mediaId }, rows: [media.move(row, isLost ? "lose" : "find")] };
  },
});
