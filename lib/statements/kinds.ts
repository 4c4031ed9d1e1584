import type { EntryGroup } from "@/lib/kernel/slice";

/** What a person looks for in a statement; each kind of transfer that touches a wallet is in one of them. */
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

/** By what people call an entry when they ask about it: `ent-1234`. */
export const entryReference = (id: bigint): string => `ent-${id}`;
