import type { Currency } from "@/lib/money/currencies";

/** How an argument is kept and shown: money as { minor, currency }; a time as ISO 8601, with `{name_left}` beside it; text as it is. */
export type ArgumentKind = "money" | "time" | "text";
export type ArgumentKinds = Readonly<Record<string, ArgumentKind>>;

/** An argument as a notice keeps it. */
export type Argument = string | { minor: string; currency: Currency } | null;
export type Arguments = Readonly<Record<string, Argument>>;

/** An amount as an argument. */
export const money = (minor: bigint, currency: Currency): Argument => ({ minor: minor.toString(), currency });

/** What notices about one kind of subject take. */
export const ofTrade = {
  other: "text",
  title: "text",
  amount: "money",
  deadline: "time",
  role: "text",
} as const;
/** `total` is with delivery. */
export const ofOrder = { ...ofTrade, total: "money" } as const;
/** How it was sent. */
export const ofCarrying = { how: "text", by: "text", number: "text", place: "text" } as const;
/** The same of what comes to its buyer. `code` is never kept: only the text message has it, from the moment that it is written. */
export const ofSending = { ...ofCarrying, code: "text" } as const;
/** What goes back: who pays for both ways (`way_back` for a seller who puts something up for it), and what the buyer gets for it. */
export const ofReturn = { cost: "text", back: "money" } as const;
/** What one asks of the other: when and where to meet, or what goes back, with what the seller puts up for the way. */
export const ofProposal = {
  ...ofTrade,
  ...ofReturn,
  proposal: "text",
  place: "text",
  at: "time",
  adds: "money",
} as const;
export const ofCancelling = { by: "text", reason: "text", listing: "text", back: "money" } as const;
export const ofRuling = { ...ofTrade, ruling: "text", paid: "money", back: "money" } as const;
/** What is bought at once: the first of it by its title, and what all of it costs. */
export const ofCheckout = { title: "text", amount: "money" } as const;
export const ofOffer = { title: "text", price: "money", until: "time" } as const;
export const ofSecurity = { at: "time", address: "text" } as const;
export const ofDeposit = { amount: "money", reference: "text", account: "text" } as const;
export const ofCorrection = { amount: "money", about: "text", finding: "text", says: "text" } as const;
export const ofChargeback = {
  amount: "money",
  held: "money",
  taken: "money",
  owed: "money",
  holding: "text",
  owing: "text",
  frozen: "text",
  reference: "text",
} as const;
export const ofPayout = {
  amount: "money",
  fee: "money",
  total: "money",
  account: "text",
  until: "time",
  because: "text",
  reference: "text",
} as const;
export const ofRestriction = { reason: "text", until: "time", ends: "text", what: "text" } as const;
