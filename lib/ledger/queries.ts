import { HOME } from "@/lib/money/currencies";
import "server-only";
import { join, query, queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";

/** One entry of a wallet's statement. Amounts in kobo; `amountMinor` is below zero where money left. */
export interface WalletEntry {
  id: bigint;
  postingId: bigint;
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
 * Some of a wallet's entries, which an index has in their order: all that went one way, those of one kind, or those that
 * take an earlier one back.
 */
export interface EntryFilter {
  side: "in" | "out";
  kind?: string;
  reversals?: true;
}

/** Everything that a wallet has. */
export const allEntryFilters: readonly EntryFilter[] = [{ side: "out" }, { side: "in" }];

/** A piece of the ledger by its order: from the entry `since` on, and before the entry `before`. */
export interface Stretch {
  since?: bigint | undefined;
  before?: bigint | undefined;
}

const FIRST = 0n;
const BEYOND = 9_223_372_036_854_775_807n;

const sides = {
  out: { account: raw("t.debit_account_id"), sign: raw("-"), after: raw("t.debit_after") },
  in: { account: raw("t.credit_account_id"), sign: raw("+"), after: raw("t.credit_after") },
};

/** The account of a user's wallet, as a subquery. */
export const walletOf = (userId: string): Sql =>
  sql`(select id from account where kind = 'WALLET' and owner_id = ${userId}::uuid and currency = ${HOME})`;

/** Constants, and no parameters: only then does the planner see that a partial index has what is asked for. */
function conditionOf({ kind, reversals }: EntryFilter): Sql {
  if (reversals) return raw("t.reverses is not null");
  if (!kind) return raw("true");
  invariant(/^[a-z_]+$/.test(kind), "a kind of transfer is a plain word");
  return raw(`t.kind = '${kind}' and t.reverses is null`);
}

const strandOf = (strand: EntryFilter, userId: string, limit: number, { since, before }: Stretch) => {
  const { account, sign, after } = sides[strand.side];
  return sql`(select t.id, t.kind, ${sign} t.amount_minor as amount_minor, ${after} as balance_after_minor, t.posting_id,
      t.subject_id, t.reverses, t.created_at
    from transfer t
    where ${account} = ${walletOf(userId)} and ${conditionOf(strand)} and t.id < ${before ?? BEYOND}::bigint and t.id >= ${since ?? FIRST}::bigint
    order by t.id desc limit ${limit})`;
};

/** A wallet's entries as a subquery, newest first: each strand is cut by its own index before all are put in one order. */
export function entriesOf(
  userId: string,
  strands: readonly EntryFilter[],
  limit: number,
  stretch: Stretch = {},
): Sql {
  invariant(strands.length > 0, "a statement has at least one strand");
  const each = strands.map((strand) => strandOf(strand, userId, limit, stretch));
  return sql`(select * from (${join(each, " union all ")}) s order by s.id desc limit ${limit})`;
}

/** What the rows of `entriesOf`, called `e`, say of an entry; joins the posting as `p`. */
export const entryColumns =
  raw(`e.id, e.posting_id, e.kind, e.amount_minor, e.balance_after_minor, p.subject_kind, e.subject_id,
  e.reverses is not null as is_reversal, e.created_at as at`);

/**
 * A wallet's entries, newest first, `limit` of them. Entries are never changed and their order is the balance's own, so
 * that pages neither repeat nor skip one while new ones arrive.
 */
export function walletEntries(
  userId: string,
  limit: number,
  { strands = allEntryFilters, ...stretch }: Stretch & { strands?: readonly EntryFilter[] } = {},
): Promise<WalletEntry[]> {
  return query<WalletEntry>(sql`
    select ${entryColumns} from ${entriesOf(userId, strands, limit, stretch)} e
    join posting p on p.id = e.posting_id order by e.id desc`);
}

/** One entry of a user's own wallet; undefined for another's, as for none. */
export async function walletEntry(userId: string, id: bigint): Promise<WalletEntry | undefined> {
  const [entry] = await walletEntries(userId, 1, { since: id, before: id + 1n });
  return entry;
}

/** What the wallet had before this entry, or has now where none is given, in kobo. */
export async function balanceBefore(userId: string, id: bigint | undefined): Promise<bigint> {
  const [entry] = await walletEntries(userId, 1, { before: id });
  return entry?.balanceAfterMinor ?? 0n;
}

/** Two commits at the same moment may take their numbers in the other order of their times, but never so far apart. */
const OUT_OF_ORDER = "1 minute";

/** Below so many numbers the search walks on instead of halving. */
const NEAR = 512;

/** The wallet's next entry from a number on, as `n`; needs the wallet's account as `wallet`. */
const nextEntry = (from: Sql, condition: Sql = raw("true")) => {
  const side = (account: Sql) => sql`(select t.id, t.created_at from transfer t
    where ${account} = wallet.id and t.id >= ${from} and ${condition} order by t.id limit 1)`;
  return sql`from (${side(sides.out.account)} union all ${side(sides.in.account)}) n order by n.id limit 1`;
};

/**
 * The first entry of a wallet, in the order of its balance, that was made at or after a moment; undefined where there is
 * none. Found by halving the numbers of the entries, for there is no index by time: it would cost each commit.
 */
export async function firstEntrySince(userId: string, moment: Date): Promise<bigint | undefined> {
  const surelyBefore = sql`n.created_at < ${moment}::timestamptz - ${OUT_OF_ORDER}::interval`;
  const found = await queryOne<{ id: bigint }>(sql`
    with recursive wallet as materialized (select w.id from ${walletOf(userId)} w),
    probe (low, high) as (
      select 0::bigint, 1 + greatest((select max(t.id) from transfer t where t.debit_account_id = wallet.id),
        (select max(t.id) from transfer t where t.credit_account_id = wallet.id)) from wallet
      union all
      select coalesce(earlier.id, p.low), case when earlier.id is null then p.middle else p.high end
      from (select low, high, (low + high) / 2 as middle from probe where high - low > ${NEAR}::bigint) p cross join wallet
      cross join lateral (
        select max(case when ${surelyBefore} then n.id end) as id from (select n.id, n.created_at ${nextEntry(raw("p.middle"))}) n) earlier)
    select first.id from wallet cross join lateral (
      select n.id ${nextEntry(raw("(select max(low) from probe)"), sql`t.created_at >= ${moment}::timestamptz`)}) first`);
  return found?.id;
}
