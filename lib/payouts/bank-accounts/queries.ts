import "server-only";
import { query, sql } from "@/lib/kernel/db";

/** A bank account as its owner sees it. */
export interface OwnBankAccount {
  id: string;
  bankCode: string;
  bankName: string;
  accountNumber: string;
  accountName: string;
  isDefault: boolean;
  /** A payout to it has been paid before, so the next one is not held. */
  isProven: boolean;
  createdAt: Date;
}

/** A user's bank accounts, the default one first. */
export const bankAccountsOf = (userId: string): Promise<OwnBankAccount[]> =>
  query<OwnBankAccount>(sql`
    select id, bank_code, bank_name, account_number, account_name, is_default, created_at,
      exists (select from payout p where p.user_id = b.user_id and p.bank_account_id = b.id and p.state = 'PAID') as is_proven
    from bank_account b where user_id = ${userId}::uuid and removed_at is null
    order by is_default desc, created_at, id`);
