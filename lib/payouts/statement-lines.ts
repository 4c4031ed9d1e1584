import { sql } from "@/lib/kernel/db";
import type { EntryFacts, StatementLines } from "@/lib/kernel/slice";

/** 'GTBank ••6789', with the account's last digits only; 'your bank' if it is unknown. */
const bankIn = ({ bank, account }: EntryFacts, unknown = "your bank"): string => {
  if (!bank) return unknown;
  return account ? `${bank} ••${account.slice(-4)}` : bank;
};

const place = (about: EntryFacts) => bankIn(about, "Your bank account");

/** The lines of withdrawals in a wallet's statement. */
export const payoutLines: StatementLines = {
  kinds: {
    payout_hold: {
      group: "withdrawals",
      side: "out",
      says: (about) => `Withdrawal to ${bankIn(about)}`,
      place,
      fee: ({ feeMinor }) => (feeMinor ? BigInt(feeMinor) : null),
    },
    payout_return: {
      group: "withdrawals",
      side: "in",
      says: (about) => `Failed withdrawal to ${bankIn(about)}`,
      place,
    },
    payout_reversal: {
      group: "withdrawals",
      side: "in",
      says: (about) => `Withdrawal returned by ${bankIn(about)}`,
      place,
    },
    payout_fee_return: {
      group: "withdrawals",
      side: "in",
      says: (about) => `Withdrawal fee returned (${bankIn(about)})`,
      place: () => "Amana",
    },
  },
  subjects: (userId, ids) => sql`
    select id, 'payout' as link, reference, jsonb_build_object(
      'bank', bank_name, 'account', account_number, 'feeMinor', fee_minor::text) as facts
    from payout where id = any(${ids}::uuid[]) and user_id = ${userId}::uuid`,
  named: (userId, name) =>
    "reference" in name
      ? sql`
        select id, null::timestamptz as paid_at from payout
        where reference = ${name.reference} and user_id = ${userId}::uuid`
      : undefined,
};
