import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { chatEvents } from "./events";
import { isInRoom, pictureRefusals, wantedPictures } from "./pictures";
import type { MessagePage, PictureView } from "./schema";

const PAGE = 200;

interface RoomRow {
  lastSequence: number;
  partnerRead: number;
  read: number;
  items: {
    sequence: number;
    authorId: string;
    authorName: string;
    clientKey: string;
    body: string;
    pictures: PictureView[];
    createdAt: string;
  }[];
}

/**
 * The messages of a trade's room after a sequence number, oldest first, for its parties and, during a dispute, for staff whose case it is. Throws
 * Refusal not_found for others.
 */
export const readMessages = (viewer: Actor, tradeId: string, after: number): Promise<MessagePage> =>
  readRoom(viewer, tradeId, sql`${after}::int`);

/** The same, for the last `count` messages. */
export const readLatestMessages = (viewer: Actor, tradeId: string, count: number): Promise<MessagePage> =>
  readRoom(viewer, tradeId, sql`coalesce(r.last_sequence, 0) - ${count}::int`);

async function readRoom(viewer: Actor, tradeId: string, after: Sql): Promise<MessagePage> {
  const room = await queryOne<RoomRow>(sql`
    select coalesce(r.last_sequence, 0) as last_sequence,
      coalesce((select max(m.sequence) from read_mark m where m.subject_kind = 'trade' and m.subject_id = t.id and m.user_id <> ${viewer.id}::uuid), 0) as partner_read,
      coalesce((select m.sequence from read_mark m where m.subject_kind = 'trade' and m.subject_id = t.id and m.user_id = ${viewer.id}::uuid), 0) as read,
      coalesce((select json_agg(page) from (
        select m.sequence, m.author_id as "authorId", u.name as "authorName", m.client_key as "clientKey", m.body, m.created_at as "createdAt",
          coalesce((select json_agg(json_build_object('id', p.media_id, 'sha256', p.sha256) order by p.place) from message_picture p
            where p.subject_kind = m.subject_kind and p.subject_id = m.subject_id and p.sequence = m.sequence), '[]') as pictures
        from message m join person u on u.id = m.author_id
        where m.subject_kind = 'trade' and m.subject_id = t.id and m.sequence > ${after} order by m.sequence limit ${PAGE}) page), '[]') as items
    from trade_overview t left join chat_room r on r.subject_kind = 'trade' and r.subject_id = t.id
    where t.id = ${tradeId}::uuid
      and ${isInRoom(viewer)}`);
  if (!room) throw new Refusal(kernelRefusals.not_found);
  const items = room.items.map(({ authorId, createdAt, ...message }) => ({
    ...message,
    mine: authorId === viewer.id,
    createdAt: new Date(createdAt).toISOString(),
  }));
  return { items, lastSequence: room.lastSequence, partnerRead: room.partnerRead, read: room.read };
}

/** A stored message's number in its room, and its time (ISO 8601). */
export interface Sent {
  sequence: number;
  createdAt: string;
}

/**
 * Stores a message once per key, and returns its number. The room's row assigns the numbers, so that they have no gaps or
 * duplicates. Throws Refusal not_found for users without access, picture_over.
 */
export async function sendMessage(
  by: Actor,
  message: { tradeId: string; clientKey: string; body?: string | undefined; pictures?: readonly string[] },
): Promise<Sent> {
  const { tradeId, clientKey, body = "", pictures = [] } = message;
  const sent = await queryOne<{ sequence: number; createdAt: Date }>(sql`
    with ${wantedPictures(by, pictures)},
    room as (
      insert into chat_room (subject_kind, subject_id, last_sequence)
      select 'trade', t.id, 1 from trade_overview t
      where t.id = ${tradeId}::uuid
        and ${isInRoom(by)} and (select count(*) from wanted) = ${pictures.length}
        and not exists (select from message where subject_kind = 'trade' and subject_id = t.id and author_id = ${by.id}::uuid and client_key = ${clientKey}::uuid)
      on conflict (subject_kind, subject_id) do update set last_sequence = chat_room.last_sequence + 1
      returning subject_kind, subject_id, last_sequence),
    stored as (
      insert into message (subject_kind, subject_id, sequence, author_id, client_key, body)
      select subject_kind, subject_id, last_sequence, ${by.id}::uuid, ${clientKey}::uuid, ${body} from room
      returning subject_kind, subject_id, sequence, created_at),
    shown as (
      insert into message_picture (subject_kind, subject_id, sequence, place, media_id, sha256)
      select s.subject_kind, s.subject_id, s.sequence, w.place, w.id, w.sha256 from stored s cross join wanted w order by w.place),
    published as (${publishing(chatEvents.sent, inRoom, sql`stored`)})
    select sequence, created_at from stored
    union all
    select sequence, created_at from message where subject_kind = 'trade' and subject_id = ${tradeId}::uuid and author_id = ${by.id}::uuid and client_key = ${clientKey}::uuid`);
  if (!sent) throw new Refusal(pictures.length > 0 ? pictureRefusals.picture_over : kernelRefusals.not_found);
  notifyRelay();
  return { sequence: sent.sequence, createdAt: sent.createdAt.toISOString() };
}

/** The payload of a room's events. */
const inRoom = { tradeId: sql`subject_id`, sequence: sql`sequence` };
const readBy = { ...inRoom, by: sql`case user_id when buyer_id then 'buyer' else 'seller' end` };

/** Advances and publishes a party's read mark; never moves it back. */
export async function markRead(by: Actor, tradeId: string, sequence: number): Promise<void> {
  const [advanced] = await query(sql`
    with mark as (
      insert into read_mark (subject_kind, subject_id, user_id, sequence)
      select 'trade', t.id, ${by.id}::uuid, ${sequence} from trade_overview t
      where t.id = ${tradeId}::uuid and ${by.id}::uuid in (t.buyer_id, t.seller_id)
      on conflict (subject_kind, subject_id, user_id) do update set sequence = excluded.sequence
        where read_mark.sequence < excluded.sequence
      returning subject_id, user_id, sequence)
    ${publishing(chatEvents.read, readBy, sql`mark join trade_overview trade on trade.id = subject_id`)} returning id`);
  if (advanced) notifyRelay();
}
