import type { EntryGroup } from "@/lib/kernel/slice";

/** The groups of a statement; each kind of transfer to or from a wallet is in one of them. */
export const entryGroups = [
  "funding",
  "withdrawals",
  "purchases",
  "sales",
  "refunds",
  "corrections",
] as const satisfies readonly EntryGroup[];

export const groupNames: Record<EntryGroup, string> = {
  funding: "Deposits",
  withdrawals: "Withdrawals",
  purchases: "Purchases",
  sales: "Sales",
  refunds: "Refunds",
  corrections: "Corrections",
};

/** The public reference of an entry: `ent-1234`. */
export const entryReference = (id: bigint): string => `ent-${id}`;
