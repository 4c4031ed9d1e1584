import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";

/** A deposit, as its owner is notified of it. */
export interface DepositNoticeFacts {
  userId: string;
  reference: string;
  currency: Currency;
  paidMinor: bigint;
  senderName: string | null;
  nameMatch: string | null;
  /** It was transferred to an account number of theirs, so nobody need be looking. */
  isTransfer: boolean;
  isClosed: boolean;
}

export const readDepositFacts = (id: string) =>
  queryOne<DepositNoticeFacts>(sql`
    select d.user_id, d.reference, d.currency, d.paid_minor, d.sender_name, d.name_match, d.virtual_account_id is not null as is_transfer,
      u.closed_at is not null as is_closed
    from deposit d join person u on u.id = d.user_id where d.id = ${id}::uuid and d.paid_minor is not null`);
