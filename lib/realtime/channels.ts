import { UUID_PATTERN } from "@/lib/kernel/ids";

/** The names of the channels: what the server announces on and browsers listen to. None of them carries private data. */
export const tradeChannel = (tradeId: string) => `presence-trade-${tradeId}`;
export const userChannel = (userId: string) => `private-user-${userId}`;
/** Queues that wait for staff. */
export const STAFF_CHANNEL = "private-staff";
/** The market: open to everybody, as the offers are. */
export const OFFERS_CHANNEL = "offers";

/** Whether it is the name of a socket, as the protocol gives them. */
export const isSocketId = (text: string): boolean => /^\d{1,20}\.\d{1,20}$/.test(text);

const ofTrade = new RegExp(`^presence-trade-(${UUID_PATTERN})$`);
const ofUser = new RegExp(`^private-user-(${UUID_PATTERN})$`);

export type GuardedChannel =
  | { kind: "trade"; tradeId: string }
  | { kind: "user"; userId: string }
  | { kind: "staff" };

/** Whose channel a name is, of those that need leave to enter; undefined for any other name. */
export function readChannel(name: string): GuardedChannel | undefined {
  if (name === STAFF_CHANNEL) return { kind: "staff" };
  const tradeId = ofTrade.exec(name)?.[1];
  if (tradeId) return { kind: "trade", tradeId };
  const userId = ofUser.exec(name)?.[1];
  return userId ? { kind: "user", userId } : undefined;
}

/**
 * What an event says: only that something has changed, never what it says now. `version` and `sequence` let the reader
 * see whether it already knows; what is new it fetches, as itself.
 */
export interface Hint {
  channel: string;
  event: HintName;
  data: HintFacts;
}

export interface HintFacts {
  /** The form of this object. */
  v: 1;
  /** The event's own number: grows, with gaps. */
  id: string;
  /** The trade's version after it moved. */
  version?: string;
  /** The last message's number in its room, without gaps. */
  sequence?: number;
  /** Who has read up to it. */
  by?: "buyer" | "seller";
  offerId?: string;
}

export const hintNames = [
  "trade.moved",
  "chat.sent",
  "chat.read",
  "wallet.changed",
  "trades.changed",
  "offer.gone",
  "offer.fresh",
  "queue.changed",
] as const;
export type HintName = (typeof hintNames)[number];

/** What the parties tell each other past the server: that one is typing. */
export const TYPING = "client-typing";

/** What stock pusher-js needs to reach Pusher's service, or a server of its protocol. */
export interface RealtimeSettings {
  key: string;
  cluster: string;
  forceTLS: boolean;
  wsHost?: string;
  wsPort?: number;
  wssPort?: number;
}
