import { HOME } from "@/lib/money/currencies";
import "server-only";
import { join, query, raw, type Sql, sql } from "@/lib/kernel/db";
import {
  type EntryFilter,
  entriesOf,
  entryColumns,
  firstEntrySince,
  type WalletEntry,
  walletOf,
} from "./queries";

/** How many entries one call reads when no index covers the search. */
export const SEARCH_WINDOW = 1_000;

/** Kinds that do not go through a hold account; few in any wallet. */
const withoutHold: EntryFilter[] = [
  { side: "in", kind: "payout_reversal" },
  { side: "in", kind: "payout_fee_return" },
  { side: "out", kind: "chargeback_recovery" },
];

/** More than a wallet has about one subject. */
const MAX_ENTRIES = 100;

/**
 * The entries of a wallet about these trades, deposits, payouts, refunds or chargebacks, newest first. Most are found through
 * the subject's hold account. A deposit has none: its credit is found around `paidAt`.
 */
export async function entriesAbout(
  userId: string,
  subjectIds: readonly string[],
  paidAt: Date | null = null,
): Promise<WalletEntry[]> {
  const rest = [
    entriesOf(userId, withoutHold, MAX_ENTRIES),
    ...(paidAt ? [await creditsAround(userId, paidAt)] : []),
  ];
  // The offset 0 keeps the planner from scanning the wallet instead of the subject's few entries.
  const through = (own: Sql, wallets: Sql, sign: Sql, after: Sql) => sql`
    select t.id, t.kind, ${sign} t.amount_minor as amount_minor, ${after} as balance_after_minor, t.posting_id, t.subject_id, t.reverses, t.created_at
    from own cross join lateral (select * from transfer t where ${own} = own.id offset 0) t where ${wallets} = ${walletOf(userId)}`;
  return query<WalletEntry>(sql`
    with own as materialized (
      select id from account where kind = 'HOLD'
        and owner_id = any(${subjectIds}::uuid[]) and currency = ${HOME})
    select ${entryColumns} from (
      ${through(raw("t.debit_account_id"), raw("t.credit_account_id"), raw("+"), raw("t.credit_after"))} union all
      ${through(raw("t.credit_account_id"), raw("t.debit_account_id"), raw("-"), raw("t.debit_after"))} union all
      ${join(
        rest.map(
          (entries) => sql`select * from ${entries} r where r.subject_id = any(${subjectIds}::uuid[])`,
        ),
        " union all ",
      )}) e
    join posting p on p.id = e.posting_id order by e.id desc limit ${MAX_ENTRIES}`);
}

const MINUTES_BEFORE = 5;
const HOURS_AFTER = 24;

async function creditsAround(userId: string, paidAt: Date): Promise<Sql> {
  const [since, before] = await Promise.all([
    firstEntrySince(userId, new Date(paidAt.getTime() - MINUTES_BEFORE * 60_000)),
    firstEntrySince(userId, new Date(paidAt.getTime() + HOURS_AFTER * 3_600_000)),
  ]);
  return entriesOf(userId, [{ side: "in", kind: "deposit_credit" }], SEARCH_WINDOW, { since, before });
}

/** A search that no index covers: an amount in kobo, or the terms of trades. */
export type SearchTerm = { amountMinor: bigint } | { kind: string; terms: object };

/**
 * The matching entries, newest first, among the newest `SEARCH_WINDOW` of a range, so the cost does not grow with the wallet's
 * history. `reached` is the last entry read, if there are older ones.
 */
export async function searchEntries(
  userId: string,
  term: SearchTerm,
  limit: number,
  {
    filters,
    ...range
  }: { filters: readonly EntryFilter[]; since?: bigint | undefined; before?: bigint | undefined },
): Promise<{ entries: WalletEntry[]; reached: { id: bigint; at: Date } | null }> {
  // The offset 0 makes it test one entry after the other and stop when the page is full.
  const condition =
    "terms" in term
      ? sql`cross join lateral (select from trade_overview trade where trade.id = l.subject_id and trade.kind = ${term.kind} and trade.terms @> ${JSON.stringify(term.terms)}::jsonb
          and l.kind in ('escrow_hold', 'escrow_release', 'escrow_refund') offset 0) matching`
      : sql`where abs(l.amount_minor) = ${term.amountMinor}::bigint`;
  const rows = await query<Partial<WalletEntry> & { reachedId: bigint | null; reachedAt: Date | null }>(sql`
    with recent as materialized (select * from ${entriesOf(userId, filters, SEARCH_WINDOW, range)} recent)
    select ${entryColumns}, r.reached_id, r.reached_at
    from (select case when count(*) = ${SEARCH_WINDOW}::bigint then min(id) end as reached_id, min(created_at) as reached_at from recent) r
    left join lateral (select l.* from (select * from recent order by id desc) l ${condition} order by l.id desc limit ${limit}) e on true
    left join posting p on p.id = e.posting_id order by e.id desc`);
  const { reachedId, reachedAt } = rows[0] ?? { reachedId: null, reachedAt: null };
  return {
    entries: rows.filter((row): row is typeof row & WalletEntry => row.id !== undefined && row.id !== null),
    reached: reachedId !== null && reachedAt !== null ? { id: reachedId, at: reachedAt } : null,
  };
}
