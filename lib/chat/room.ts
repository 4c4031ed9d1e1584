import type { MessagePage, MessageView } from "./schema";

/** What a browser knows of a trade's chat. */
export interface Room extends Omit<MessagePage, "items"> {
  /** Ordered by sequence, each there once. */
  messages: MessageView[];
  /** Everything after this number has been asked for; older messages wait until somebody wants them. */
  from: number;
}

/** A room from its newest messages. */
export function roomOf({ items, ...marks }: MessagePage): Room {
  const [first] = items;
  return { messages: items, ...marks, from: first ? first.sequence - 1 : marks.lastSequence };
}

/**
 * What was known and what has just come, whichever came first: a message is taken once, numbers and marks never go back.
 * `from` is given with older messages that were asked for.
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

/** With one's own message that the server has just taken; what came between shows as a gap, and is fetched. */
export const withSent = (room: Room, sent: MessageView): Room =>
  merge(room, { ...room, items: [sent], lastSequence: sent.sequence });

/** The last number before the first gap: what comes after it has to be fetched. */
export function knownUpTo({ messages, from }: Room): number {
  let upTo = from;
  for (const { sequence } of messages) {
    if (sequence === upTo + 1) upTo = sequence;
    else if (sequence > upTo) break;
  }
  return upTo;
}

/** True where the room counts messages that are not here. */
export const hasGap = (room: Room): boolean => knownUpTo(room) < room.lastSequence;

/** How many messages of others lie beyond what the viewer has read. */
export const unreadIn = ({ messages, read }: Room): number =>
  messages.filter(({ mine, sequence }) => !mine && sequence > read).length;

/** Something that happened in the trade, told between the messages. */
export interface RoomMoveLine {
  sequence: number;
  /** ISO 8601. */
  at: string;
  text: string;
}

/** A message on its way: shown at once, and gone when the server's copy has come. */
export interface Outgoing {
  clientKey: string;
  body: string;
  /** Why it did not go; undefined while it is on its way. */
  failure?: string;
}

export type ChatLine =
  | { kind: "day"; key: string; at: string }
  | { kind: "move"; key: string; move: RoomMoveLine }
  | { kind: "message"; key: string; message: MessageView; isRead: boolean };

/**
 * Messages in the order of their numbers, moves between them by time, and a line where a new day begins. `dayOf` names the
 * day of a moment.
 */
export function linesOf(
  { messages, partnerRead, from }: Room,
  moves: readonly RoomMoveLine[],
  dayOf: (at: Date) => string,
): ChatLine[] {
  // What happened before the oldest message here would stand at the wrong place.
  const since = from === 0 ? "" : (messages[0]?.createdAt ?? "");
  const told: Told[] = [];
  const happened = moves.filter(({ at }) => at >= since);
  for (const message of messages) {
    const before = happened.filter(({ at }) => at <= message.createdAt);
    told.push(...happened.splice(0, before.length).map((move) => ({ move })), { message });
  }
  told.push(...happened.map((move) => ({ move })));
  let day = "";
  return told.flatMap((one): ChatLine[] => {
    const at = one.move?.at ?? one.message?.createdAt ?? "";
    const today = dayOf(new Date(at));
    const begins: ChatLine[] = today === day ? [] : [{ kind: "day", key: `day ${today}`, at }];
    day = today;
    return [...begins, lineOf(one, partnerRead)];
  });
}

type Told = { move: RoomMoveLine; message?: undefined } | { message: MessageView; move?: undefined };

function lineOf({ move, message }: Told, partnerRead: number): ChatLine {
  if (move) return { kind: "move", key: `move ${move.sequence}`, move };
  const isRead = message.mine && message.sequence <= partnerRead;
  return { kind: "message", key: `message ${message.sequence}`, message, isRead };
}

/** Those on their way whose copy has not come back yet. */
export const stillOutgoing = (outgoing: readonly Outgoing[], { messages }: Room): Outgoing[] =>
  outgoing.filter(({ clientKey }) => !messages.some((known) => known.mine && known.clientKey === clientKey));
