import "server-only";
import { query, type Sql, sql } from "../db";

/** One entry of a wallet's statement. Amounts in kobo; `amountMinor` is below zero where money left. */
export interface WalletEntry {
  id: bigint;
  kind: string;
  amountMinor: bigint;
  balanceAfterMinor: bigint;
  /** What the act was about: 'trade', 'deposit' …, and its id. */
  subjectKind: string | null;
  subjectId: string | null;
  /** True where it takes an earlier entry back. */
  isReversal: boolean;
  at: Date;
}

/**
 * A wallet's entries, newest first, `limit` of them, older than the entry `before` where it is given. Entries are never
 * changed and their order is the balance's own, so that pages neither repeat nor skip one while new ones arrive.
 */
export function walletEntries(userId: string, limit: number, before?: bigint): Promise<WalletEntry[]> {
  const wallet = sql`(select id from account where kind = 'WALLET' and owner_id = ${userId}::uuid and currency = 'NGN')`;
  // Each side is cut by its own index before the two are put in one order.
  const side = (account: Sql, sign: Sql, after: Sql) => sql`
    (select t.id, t.kind, ${sign} t.amount_minor as amount_minor, ${after} as balance_after_minor, t.posting_id, t.subject_id,
      t.reverses, t.created_at
    from transfer t where ${account} = ${wallet} and t.id < coalesce(${before ?? null}::bigint, 9223372036854775807)
    order by t.id desc limit ${limit})`;
  return query<WalletEntry>(sql`
    select e.id, e.kind, e.amount_minor, e.balance_after_minor, p.subject_kind, e.subject_id,
      e.reverses is not null as is_reversal, e.created_at as at
    from (
      ${side(sql`t.debit_account_id`, sql`-`, sql`t.debit_after`)} union all
      ${side(sql`t.credit_account_id`, sql`+`, sql`t.credit_after`)}) e
    join posting p on p.id = e.posting_id
    order by e.id desc limit ${limit}`);
}
