import { HOME } from "@/lib/money/currencies";
import "server-only";
import { join, query, queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";

/** One entry of a wallet's statement. Amounts in kobo; `amountMinor` is negative for money out. */
export interface WalletEntry {
  id: bigint;
  postingId: bigint;
  kind: string;
  amountMinor: bigint;
  balanceAfterMinor: bigint;
  /** The kind of the posting's subject: 'trade', 'deposit' … */
  subjectKind: string | null;
  subjectId: string | null;
  /** Whether it reverses an earlier entry. */
  isReversal: boolean;
  at: Date;
}

/**
 * A subset of a wallet's entries that an index covers in order: one direction, one kind, or reversals.
 */
export interface EntryFilter {
  side: "in" | "out";
  kind?: string;
  reversals?: true;
}

/** All entries of a wallet. */
export const allEntryFilters: readonly EntryFilter[] = [{ side: "out" }, { side: "in" }];

/** A range of entry ids: from `since`, inclusive, to `before`, exclusive. */
export interface EntryRange {
  since?: bigint | undefined;
  before?: bigint | undefined;
}

const MIN_ID = 0n;
const MAX_ID = 9_223_372_036_854_775_807n;

const sides = {
  out: { account: raw("t.debit_account_id"), sign: raw("-"), after: raw("t.debit_after") },
  in: { account: raw("t.credit_account_id"), sign: raw("+"), after: raw("t.credit_after") },
};

/** The account of a user's wallet, as a subquery. */
export const walletOf = (userId: string): Sql =>
  sql`(select id from account where kind = 'WALLET' and subject_kind = '' and owner_id = ${userId}::uuid and currency = ${HOME})`;

/** Literals instead of parameters, so that the planner can match a partial index. */
function conditionOf({ kind, reversals }: EntryFilter): Sql {
  if (reversals) return raw("t.reverses is not null");
  if (!kind) return raw("true");
  invariant(/^[a-z_]+$/.test(kind), "a kind of transfer is a plain word");
  return raw(`t.kind = '${kind}' and t.reverses is null`);
}

const filteredEntries = (
  filter: EntryFilter,
  userId: string,
  limit: number,
  { since, before }: EntryRange,
) => {
  const { account, sign, after } = sides[filter.side];
  return sql`(select t.id, t.kind, ${sign} t.amount_minor as amount_minor, ${after} as balance_after_minor, t.posting_id,
      t.subject_id, t.reverses, t.created_at
    from transfer t
    where ${account} = ${walletOf(userId)} and ${conditionOf(filter)} and t.id < ${before ?? MAX_ID}::bigint and t.id >= ${since ?? MIN_ID}::bigint
    order by t.id desc limit ${limit})`;
};

/** A wallet's entries as a subquery, newest first: each filter is limited by its own index before they are merged. */
export function entriesOf(
  userId: string,
  filters: readonly EntryFilter[],
  limit: number,
  range: EntryRange = {},
): Sql {
  invariant(filters.length > 0, "a statement has at least one filter");
  const each = filters.map((filter) => filteredEntries(filter, userId, limit, range));
  return sql`(select * from (${join(each, " union all ")}) s order by s.id desc limit ${limit})`;
}

/** The columns of a `WalletEntry` from `entriesOf` as `e` joined with the posting as `p`. */
export const entryColumns =
  raw(`e.id, e.posting_id, e.kind, e.amount_minor, e.balance_after_minor, p.subject_kind, e.subject_id,
  e.reverses is not null as is_reversal, e.created_at as at`);

/**
 * The newest `limit` entries of a wallet in a range. Entries are immutable and ordered like the balance, so pages neither
 * repeat nor skip one while new ones arrive.
 */
export function walletEntries(
  userId: string,
  limit: number,
  { filters = allEntryFilters, ...range }: EntryRange & { filters?: readonly EntryFilter[] } = {},
): Promise<WalletEntry[]> {
  return query<WalletEntry>(sql`
    select ${entryColumns} from ${entriesOf(userId, filters, limit, range)} e
    join posting p on p.id = e.posting_id order by e.id desc`);
}

/** One entry of a user's own wallet; undefined if it does not exist or is another user's. */
export async function walletEntry(userId: string, id: bigint): Promise<WalletEntry | undefined> {
  const [entry] = await walletEntries(userId, 1, { since: id, before: id + 1n });
  return entry;
}

/** The balance before this entry, or the current one without an entry, in kobo. */
export async function balanceBefore(userId: string, id: bigint | undefined): Promise<bigint> {
  const [entry] = await walletEntries(userId, 1, { before: id });
  return entry?.balanceAfterMinor ?? 0n;
}

/** Concurrent commits can get ids in a different order than their times, but not by more than this. */
const OUT_OF_ORDER = "1 minute";

/** The binary search ends at a range of this many ids and scans the rest. */
const SCAN_RANGE = 512;

/** The wallet's next entry from an id on, as `n`; needs the wallet's account as `wallet`. */
const nextEntry = (from: Sql, condition: Sql = raw("true")) => {
  const side = (account: Sql) => sql`(select t.id, t.created_at from transfer t
    where ${account} = wallet.id and t.id >= ${from} and ${condition} order by t.id limit 1)`;
  return sql`from (${side(sides.out.account)} union all ${side(sides.in.account)}) n order by n.id limit 1`;
};

/**
 * The first entry of a wallet made at or after a moment, as a query for (id). Uses a binary search over ids, because an index by
 * time would slow down every commit.
 */
const firstEntry = (userId: string, moment: Sql): Sql => {
  const isBefore = sql`n.created_at < ${moment} - ${OUT_OF_ORDER}::interval`;
  return sql`
    with recursive wallet as materialized (select w.id from ${walletOf(userId)} w),
    probe (low, high) as (
      select 0::bigint, 1 + greatest((select max(t.id) from transfer t where t.debit_account_id = wallet.id),
        (select max(t.id) from transfer t where t.credit_account_id = wallet.id)) from wallet
      union all
      select coalesce(earlier.id, p.low), case when earlier.id is null then p.middle else p.high end
      from (select low, high, (low + high) / 2 as middle from probe where high - low > ${SCAN_RANGE}::bigint) p cross join wallet
      cross join lateral (
        select max(case when ${isBefore} then n.id end) as id from (select n.id, n.created_at ${nextEntry(raw("p.middle"))}) n) earlier)
    select first.id from wallet cross join lateral (
      select n.id ${nextEntry(raw("(select max(low) from probe)"), sql`t.created_at >= ${moment}`)}) first`;
};

/** The id of the first entry of a wallet made at or after a moment, if any. */
export async function firstEntrySince(userId: string, moment: Date): Promise<bigint | undefined> {
  const found = await queryOne<{ id: bigint }>(firstEntry(userId, sql`${moment}::timestamptz`));
  return found?.id;
}

/** A wallet's changes since a moment, as a query for (at, amount_minor): in kobo, negative for money out. */
export const changesSince = (userId: string, moment: Sql): Sql => {
  const side = ({ account, sign }: (typeof sides)["in" | "out"]) => sql`
    select t.created_at as at, ${sign} t.amount_minor as amount_minor from transfer t, since
    where ${account} = ${walletOf(userId)} and t.id >= since.id`;
  return sql`
    with since as materialized (${firstEntry(userId, moment)}) ${side(sides.out)} union all ${side(sides.in)}`;
};
