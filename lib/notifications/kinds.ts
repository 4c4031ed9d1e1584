import type { Currency } from "@/lib/money/currencies";

/**
 * Every kind of notice: to whom it matters, by which channels, with which arguments. A letter is a channel: P push, E email, T text
 * message. A capital letter can't be switched off; a small one is on unless it is; one in brackets is off unless it is switched on. The
 * inbox has every notice.
 */

/** What people choose by. */
export const families = {
  trades: "Trades",
  disputes: "Disputes",
  chat: "Messages",
  offers: "Your offers",
  deposits: "Money in and refunds",
  payouts: "Withdrawals",
  account: "Your account",
  security: "Security",
  support: "Support",
  staff: "Staff work",
  digest: "Summary of what you haven’t read",
} as const;
export type Family = keyof typeof families;

/** How an argument is kept and shown: money as { minor, currency }; a time as ISO 8601, with `{name_left}` beside it; text as it is. */
export type ArgumentKind = "money" | "time" | "text";
export type ArgumentKinds = Readonly<Record<string, ArgumentKind>>;

/** An argument as a notice keeps it. */
export type Argument = string | { minor: string; currency: Currency } | null;
export type Arguments = Readonly<Record<string, Argument>>;

export interface NoticeKind {
  family: Family;
  /** Such as 'PE(T)'. */
  channels: string;
  /** Passes quiet hours. */
  isUrgent: boolean;
  /** Sent though it has been read, and not counted against any cap. */
  isCertain: boolean;
  args: ArgumentKinds;
}

interface Manner {
  urgent?: boolean;
  certain?: boolean;
}

const kind = (
  family: Family,
  channels: string,
  args: ArgumentKinds = {},
  { urgent = false, certain = false }: Manner = {},
): NoticeKind => ({ family, channels, args, isUrgent: urgent, isCertain: certain });

const ofTrade = { other: "text", title: "text", amount: "money", deadline: "time", role: "text" } as const;
const ofOffer = { title: "text", price: "money", until: "time" } as const;
const urgent = { urgent: true } as const;

export const noticeKinds = {
  "trade.accepted": kind("trades", "PeT", ofTrade, urgent),
  "trade.begun": kind("trades", "PeT", ofTrade, urgent),
  "trade.delivered": kind("trades", "PeT", ofTrade, urgent),
  "trade.half_time": kind("trades", "PT", { ...ofTrade, step: "text" }, urgent),
  "trade.last_fifth": kind("trades", "PT", { ...ofTrade, step: "text" }, urgent),
  "trade.late": kind("trades", "PT", ofTrade, urgent),
  "trade.completed": kind("trades", "pe", { ...ofTrade, paid: "money" }),
  "trade.cancelled": kind("trades", "pe", ofTrade),
  "trade.lapsed": kind("trades", "pe", ofTrade),
  "trade.extended": kind("trades", "pe", ofTrade),
  "trade.proposal": kind("trades", "pe", { ...ofTrade, proposal: "text" }),
  "trade.undelivered": kind("trades", "pe", ofTrade),

  "dispute.opened": kind("disputes", "PET", { ...ofTrade, by: "text" }, urgent),
  "dispute.review_started": kind("disputes", "pe", ofTrade),
  "dispute.ruled": kind(
    "disputes",
    "PET",
    { ...ofTrade, ruling: "text", back: "money", paid: "money" },
    urgent,
  ),
  "dispute.settled": kind(
    "disputes",
    "PE",
    { ...ofTrade, ruling: "text", paid: "money", back: "money" },
    urgent,
  ),

  "chat.message": kind("chat", "p", { other: "text", title: "text" }),

  "digest.daily": kind("digest", "e", { count: "text", titles: "text" }),
  "digest.weekly": kind("digest", "e", { count: "text", titles: "text" }),

  "offer.expiring_72h": kind("offers", "pe", ofOffer),
  "offer.expiring_24h": kind("offers", "pe", ofOffer),
  "offer.expired": kind("offers", "pe", ofOffer),
  "offer.withdrawn_for_you": kind("offers", "pe", ofOffer),
} as const satisfies Readonly<Record<string, NoticeKind>>;

export type NoticeKey = keyof typeof noticeKinds;
export const noticeKeys = Object.keys(noticeKinds) as NoticeKey[];

export const kindOf = (key: NoticeKey): NoticeKind => noticeKinds[key];

export const channels = { PUSH: "Push", MAIL: "Email", TEXT: "Text message" } as const;
export type Channel = keyof typeof channels;
const letters: Readonly<Record<Channel, string>> = { PUSH: "p", MAIL: "e", TEXT: "t" };

export type Mode = "always" | "on" | "off";

/** How a kind uses a channel; undefined where it never does. */
export function modeOf(key: NoticeKey, channel: Channel): Mode | undefined {
  const used = kindOf(key).channels;
  const letter = letters[channel];
  if (used.includes(letter.toUpperCase())) return "always";
  if (used.includes(`(${letter})`)) return "off";
  return used.includes(letter) ? "on" : undefined;
}

/** The channels on which a kind, by its stored name, can be sent again. */
export const resendableBy = (key: string): Channel[] =>
  (Object.keys(channels) as Channel[]).filter(
    (channel) => Object.hasOwn(noticeKinds, key) && modeOf(key as NoticeKey, channel) !== undefined,
  );
