import { UUID_PATTERN } from "@/lib/kernel/ids";

/** Channel names. No channel carries private data. */
export const tradeChannel = (tradeId: string) => `presence-trade-${tradeId}`;
export const userChannel = (userId: string) => `private-user-${userId}`;
/** Staff queues. */
export const STAFF_CHANNEL = "private-staff";
/** The public market. */
export const OFFERS_CHANNEL = "offers";
/** What everyone may know of settings. */
export const SETTINGS_CHANNEL = "settings";
/** Outages, which stop the clocks of many trades at once; public, as the status page is. */
export const CLOCK_CHANNEL = "clock";

/** Whether the text is a socket id of the Pusher protocol. */
export const isSocketId = (text: string): boolean => /^\d{1,20}\.\d{1,20}$/.test(text);

const ofTrade = new RegExp(`^presence-trade-(${UUID_PATTERN})$`);
const ofUser = new RegExp(`^private-user-(${UUID_PATTERN})$`);

export type GuardedChannel =
  | { kind: "trade"; tradeId: string }
  | { kind: "user"; userId: string }
  | { kind: "staff" };

/** Parses the name of a channel that requires authorization; undefined for any other name. */
export function readChannel(name: string): GuardedChannel | undefined {
  if (name === STAFF_CHANNEL) return { kind: "staff" };
  const tradeId = ofTrade.exec(name)?.[1];
  if (tradeId) return { kind: "trade", tradeId };
  const userId = ofUser.exec(name)?.[1];
  return userId ? { kind: "user", userId } : undefined;
}

/**
 * An event that only reports that something has changed, never its contents. From `version` and `sequence` the browser sees whether
 * it is up to date; it fetches new data with its own session.
 */
export interface Hint {
  channel: string;
  event: HintName;
  data: HintFacts;
}

export interface HintFacts {
  /** Version of this format. */
  v: 1;
  /** The event's number: ascending, with gaps. */
  id: string;
  /** The trade's version after it moved. */
  version?: string;
  /** The last message's number in its room, without gaps. */
  sequence?: number;
  /** The party that has read up to it. */
  by?: "buyer" | "seller";
  offerId?: string;
  /** 'high' for what is urgent. */
  priority?: "high" | "normal";
  /** What has changed, with `version` that of all settings: names of settings, 'flags' or 'banners'. */
  keys?: string[];
}

export const hintNames = [
  "trade.moved",
  "dispute.moved",
  "parcel.changed",
  "chat.sent",
  "chat.read",
  "wallet.changed",
  "trades.changed",
  "inbox.changed",
  "offer.gone",
  "offer.fresh",
  "listing.changed",
  "queue.changed",
  "clock.changed",
  "support.changed",
  "user.blocked",
  "settings.changed",
] as const;
export type HintName = (typeof hintNames)[number];

/** The client event with which a party shows that they are typing. */
export const TYPING = "client-typing";

/** Settings of stock pusher-js, for Pusher's service or a server of its protocol. */
export interface RealtimeSettings {
  key: string;
  cluster: string;
  forceTLS: boolean;
  wsHost?: string;
  wsPort?: number;
  wssPort?: number;
}
