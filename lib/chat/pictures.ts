import "server-only";
import { type Actor, type Answer, command, isAnswered } from "@/lib/kernel/command";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { may } from "@/lib/kernel/permissions";
import { limit } from "@/lib/kernel/rate-limit";
import { kernelRefusals, Refusal, refusals } from "@/lib/kernel/refusal";
import { commitKept, digestOf, type KeptFile, type MediaUse, receiveFile } from "@/lib/media";
import { picturesByAccount } from "./limits";

export const pictureRefusals = refusals({
  picture_over: "A picture was sent already, or chosen too long ago. Choose it again.",
});

export interface PictureAdded {
  pictureId: string;
  /** Of the file as it was given, in hex. */
  sha256: string;
}

/** Whether a person reads and writes in the room of the trade `t`: a party, and during a dispute staff whose case it is. */
export const isInRoom = (viewer: Actor): Sql => sql`
  (${viewer.id}::uuid in (t.buyer_id, t.seller_id) or (${may(viewer, "chat.read")} and reads_chat(${viewer.id}::uuid, t.id)))`;

const readRoom = (tradeId: string, by: Actor): Sql =>
  sql`select t.id from trade_overview t where t.id = ${tradeId}::uuid and ${isInRoom(by)}`;

/**
 * Keeps a picture for a message of this trade's chat; only its sender sees it until a message shows it. The same picture under the same
 * key is added once, and answered alike.
 * @throws Refusal - not_found, those of the file, too_many_requests, key_reused
 */
export async function addPicture(
  by: Actor,
  key: string,
  { tradeId, file }: { tradeId: string; file: File },
): Promise<Answer<PictureAdded>> {
  await limit(picturesByAccount, by.id);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const input = { tradeId, sha256: digestOf(bytes) };
  if (await isAnswered(by, key)) return keepPicture(undefined)(by, key, input);
  // Refused before the work, where it will be in any case.
  if (!(await queryOne(readRoom(tradeId, by)))) throw new Refusal(kernelRefusals.not_found);
  const kept = await receiveFile("chat", bytes, by.id);
  return commitKept(kept, () => keepPicture(kept)(by, key, input));
}

/** With the file whose bytes are kept; without one it only answers what the key has answered before. */
const keepPicture = (kept: KeptFile | undefined) =>
  command<{ tradeId: string; sha256: string }, object, PictureAdded>({
    act: "chat.add_picture",
    read: ({ tradeId }, by) => readRoom(tradeId, by),
    decide() {
      if (!kept) throw new Refusal(kernelRefusals.moved_on);
      return { insert: [kept.insert], result: { pictureId: kept.id, sha256: kept.sha256 } };
    },
  });

/** Those of these files, as `wanted (id, place, sha256)`, that a message of this person can show now. */
export const wantedPictures = (by: Actor, ids: readonly string[]): Sql => sql`
  wanted as (
    select f.id, p.place::int as place, f.sha256 from unnest(${ids}::uuid[]) with ordinality p (id, place) join media_record f on f.id = p.id
    where f.owner_id = ${by.id}::uuid and f.purpose = 'chat' and f.state = 'READY' and f.created_at > app_now() - interval '19 hours'
      and not exists (select from message_picture o where o.media_id = f.id))`;

/** Who reads the message sees its pictures; before there is one, who sent them. */
export const pictureUse: MediaUse = {
  purpose: "chat",
  mayView: (viewer) =>
    viewer
      ? sql`(m.owner_id = ${viewer.id}::uuid or exists (
          select from message_picture p join trade_overview t on t.id = p.subject_id
          where p.media_id = m.id and p.subject_kind = 'trade' and ${isInRoom(viewer)}))`
      : sql`false`,
  isUsed: sql`exists (select from message_picture p where p.media_id = m.id)`,
};
