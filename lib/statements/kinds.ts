/** What a person looks for in a statement; each kind of transfer that touches a wallet is in one of them. */
export const entryGroups = [
  "funding",
  "withdrawals",
  "purchases",
  "sales",
  "refunds",
  "corrections",
] as const;

export type EntryGroup = (typeof entryGroups)[number];

export const groupNames: Record<EntryGroup, string> = {
  funding: "Funding",
  withdrawals: "Withdrawals",
  purchases: "Purchases",
  sales: "Sales",
  refunds: "Refunds",
  corrections: "Corrections",
};

export interface KindOfEntry {
  group: EntryGroup;
  /** Which way it moves the wallet, unless it takes an earlier one back. */
  side: "in" | "out";
}

/**
 * Every kind of transfer that touches a wallet. What takes an earlier entry back is a correction, whatever its kind.
 * The partial indexes of `transfer` name the same kinds.
 */
export const entryKinds: Readonly<Record<string, KindOfEntry>> = {
  deposit_credit: { group: "funding", side: "in" },
  quarantine_release: { group: "funding", side: "in" },
  coupon_to_wallet: { group: "funding", side: "in" },
  payout_hold: { group: "withdrawals", side: "out" },
  payout_return: { group: "withdrawals", side: "in" },
  payout_reversal: { group: "withdrawals", side: "in" },
  payout_fee_return: { group: "withdrawals", side: "in" },
  escrow_hold: { group: "purchases", side: "out" },
  boost: { group: "purchases", side: "out" },
  escrow_release: { group: "sales", side: "in" },
  escrow_refund: { group: "refunds", side: "in" },
  insurance_payment: { group: "refunds", side: "in" },
  refund_hold: { group: "refunds", side: "out" },
  refund_failed: { group: "refunds", side: "in" },
  chargeback_hold: { group: "corrections", side: "out" },
  chargeback_won: { group: "corrections", side: "in" },
  chargeback_recovery: { group: "corrections", side: "out" },
  adjustment_credit: { group: "corrections", side: "in" },
  adjustment_debit: { group: "corrections", side: "out" },
};

/** By what people call an entry when they ask about it: `ent-1234`. */
export const entryReference = (id: bigint): string => `ent-${id}`;
