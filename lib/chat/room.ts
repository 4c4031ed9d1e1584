import type { MessagePage, MessageView, PictureView } from "./schema";

/** A trade's chat, as far as the browser has loaded it. */
export interface Room extends Omit<MessagePage, "items"> {
  /** Ordered by sequence, without duplicates. */
  messages: MessageView[];
  /** Everything after this number has been requested; older messages are loaded on demand. */
  from: number;
}

/** A room from its newest messages. */
export function roomOf({ items, ...marks }: MessagePage): Room {
  const [first] = items;
  return { messages: items, ...marks, from: first ? first.sequence - 1 : marks.lastSequence };
}

/**
 * Merges a page into a room, in any order of arrival: without duplicates, and counts and marks never go back. `from` comes with
 * requested older messages.
 */
export function merge(room: Room, page: MessagePage, from = room.from): Room {
  const known = new Map(room.messages.map((message) => [message.sequence, message]));
  const fresh = page.items.filter(({ sequence }) => !known.has(sequence));
  const messages =
    fresh.length === 0 ? room.messages : [...room.messages, ...fresh].sort((a, b) => a.sequence - b.sequence);
  return {
    messages,
    from: Math.min(room.from, from),
    lastSequence: Math.max(room.lastSequence, page.lastSequence),
    partnerRead: Math.max(room.partnerRead, page.partnerRead),
    read: Math.max(room.read, page.read),
  };
}

/** Adds an own message that the server has just stored. Messages in between show as a gap, and are fetched. */
export const withSent = (room: Room, sent: MessageView): Room =>
  merge(room, { ...room, items: [sent], lastSequence: sent.sequence });

/** The last number before the first gap: later messages must be fetched. */
export function knownUpTo({ messages, from }: Room): number {
  let upTo = from;
  for (const { sequence } of messages) {
    if (sequence === upTo + 1) upTo = sequence;
    else if (sequence > upTo) break;
  }
  return upTo;
}

/** True if the room counts messages that are not loaded. */
export const hasGap = (room: Room): boolean => knownUpTo(room) < room.lastSequence;

/** The number of others' messages after the viewer's read mark. */
export const unreadIn = ({ messages, read }: Room): number =>
  messages.filter(({ mine, sequence }) => !mine && sequence > read).length;

/** What happened in the trade, shown between the messages. */
export interface RoomMoveLine {
  id: string;
  /** ISO 8601. */
  at: string;
  text: string;
  detail?: string | undefined;
}

/** A message being sent: shown immediately, until the server's copy arrives. */
export interface Outgoing {
  clientKey: string;
  /** Empty where there are only pictures. */
  body: string;
  pictures: readonly PictureView[];
  /** Why sending failed; undefined while it is in progress. */
  failure?: string;
}

export type ChatLine =
  | { kind: "day"; key: string; at: string }
  | { kind: "move"; key: string; move: RoomMoveLine }
  | { kind: "message"; key: string; message: MessageView; isRead: boolean };

/**
 * Messages in the order of their numbers, moves between them by time, and a line for each new day. `dayOf` formats the day of a
 * time.
 */
export function linesOf(
  { messages, partnerRead, from }: Room,
  moves: readonly RoomMoveLine[],
  dayOf: (at: Date) => string,
): ChatLine[] {
  // Moves before the oldest loaded message would be misplaced.
  const since = from === 0 ? "" : (messages[0]?.createdAt ?? "");
  const entries: RoomEntry[] = [];
  const happened = moves.filter(({ at }) => at >= since);
  for (const message of messages) {
    const before = happened.filter(({ at }) => at <= message.createdAt);
    entries.push(...happened.splice(0, before.length).map((move) => ({ move })), { message });
  }
  entries.push(...happened.map((move) => ({ move })));
  let day = "";
  return entries.flatMap((entry): ChatLine[] => {
    const at = entry.move?.at ?? entry.message?.createdAt ?? "";
    const today = dayOf(new Date(at));
    const begins: ChatLine[] = today === day ? [] : [{ kind: "day", key: `day ${today}`, at }];
    day = today;
    return [...begins, lineOf(entry, partnerRead)];
  });
}

type RoomEntry = { move: RoomMoveLine; message?: undefined } | { message: MessageView; move?: undefined };

function lineOf({ move, message }: RoomEntry, partnerRead: number): ChatLine {
  if (move) return { kind: "move", key: `move ${move.id}`, move };
  const isRead = message.mine && message.sequence <= partnerRead;
  return { kind: "message", key: `message ${message.sequence}`, message, isRead };
}

/** Outgoing messages without a stored copy yet. */
export const stillOutgoing = (outgoing: readonly Outgoing[], { messages }: Room): Outgoing[] =>
  outgoing.filter(({ clientKey }) => !messages.some((known) => known.mine && known.clientKey === clientKey));
