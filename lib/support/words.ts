import type { Currency } from "@/lib/money/currencies";
import { formatMinor } from "@/lib/money/format";
import { type SubjectKind, supportSubjects } from "./subjects";

/** What a conversation is about, as its pages name it. Amount in minor units. */
export interface Subject {
  kind: SubjectKind;
  id: string | null;
  /** Of a payment or withdrawal. */
  reference: string | null;
  amountMinor: bigint | null;
  currency: Currency | null;
}

const named = { trade: "Trade for", deposit: "Payment of", payout: "Withdrawal of" } as const;

/** 'Withdrawal of ₦5,000'. */
export function subjectTitle({ kind, amountMinor, currency }: Subject): string {
  if (kind !== "trade" && kind !== "deposit" && kind !== "payout") return supportSubjects[kind];
  if (amountMinor === null || currency === null) return supportSubjects[kind];
  return `${named[kind]} ${formatMinor(amountMinor, currency, { compact: true })}`;
}

/** The page that shows it to its person; null where there is none. */
export function subjectPage({ kind, id, reference }: Subject): string | null {
  if (kind === "trade") return `/trades/${id}`;
  if (kind === "deposit") return `/wallet/deposits/${reference}`;
  return kind === "payout" ? `/wallet/payouts/${reference}` : null;
}

/** The page that shows it to staff. */
export function subjectStaffPage({ kind, id, reference }: Subject): string | null {
  if (kind === "trade") return `/admin/trades/${id}`;
  if (kind === "deposit") return `/admin/deposits/${reference}`;
  return kind === "payout" ? `/admin/payouts/${id}` : null;
}
