import type { ArgumentKinds } from "./arguments";

/** What people choose by. */
export const families = {
  trades: "Trades",
  disputes: "Disputes",
  chat: "Messages",
  offers: "Your offers",
  watch: "Saved searches and favourites",
  deposits: "Money in and refunds",
  payouts: "Withdrawals",
  account: "Your account",
  security: "Security",
  support: "Support",
  staff: "Staff work",
  digest: "Summary of what you haven’t read",
} as const;
export type Family = keyof typeof families;

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

/** Declares a kind of notice. */
export const kind = (
  family: Family,
  channels: string,
  args: ArgumentKinds = {},
  { urgent = false, certain = false }: Manner = {},
): NoticeKind => ({ family, channels, args, isUrgent: urgent, isCertain: certain });
