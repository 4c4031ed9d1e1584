import "server-only";
import { decodeCursor, encodeCursor } from "../../cursor";
import { query, queryOne, sql } from "../../db";
import { type WalletEntry, walletEntries } from "../../ledger";
import { invariant } from "../../refusal";
import { airtimeWords, sentenceFor } from "./sentences";

/** A line of the statement, ready to be shown. Amounts in kobo; `amountMinor` is below zero where money left. */
export interface StatementLine {
  id: bigint;
  kind: string;
  says: string;
  amountMinor: bigint;
  balanceAfterMinor: bigint;
  at: Date;
  tradeId: string | null;
  depositReference: string | null;
  /** What the platform kept of a sale, in kobo. */
  commissionMinor: bigint | null;
}

export interface StatementPage {
  lines: StatementLine[];
  nextCursor: string | null;
}

interface Subject {
  id: string;
  reference: string | null;
  channel: string | null;
  network: string | null;
  faceValueMinor: bigint | null;
  /** Only of a completed trade: the commission is the price less what the seller got. */
  soldForMinor: bigint | null;
}

export interface Balances {
  /** What may be spent, in kobo. */
  availableMinor: bigint;
  /** What the user's own trades hold in escrow, in kobo. */
  heldMinor: bigint;
  /** The database's time at the read: what 'today' means. */
  now: Date;
}

/** Where a user's money is. */
export async function balancesOf(userId: string): Promise<Balances> {
  const balances = await queryOne<Balances>(sql`
    select app_now() as now,
      coalesce((select balance from account where kind = 'WALLET' and owner_id = ${userId}::uuid and currency = 'NGN'), 0)::bigint
        as available_minor,
      coalesce((
        select sum(a.balance) from trade t
        join account a on a.kind = 'ESCROW' and a.owner_id = t.id and a.currency = t.currency
        where t.buyer_id = ${userId}::uuid and t.ended_at is null and t.currency = 'NGN'), 0)::bigint as held_minor`);
  invariant(balances, "the balances are one row");
  return balances;
}

/** A page of a user's own statement, newest first. A cursor that is not one of ours starts at the head. */
export async function statementFor(
  userId: string,
  { limit = 20, cursor }: { limit?: number; cursor?: string | undefined } = {},
): Promise<StatementPage> {
  const entries = await walletEntries(userId, limit + 1, entryOf(cursor));
  const shown = entries.slice(0, limit);
  const subjects = await readSubjects(shown);
  const last = shown.at(-1);
  return {
    lines: shown.map((entry) => lineOf(entry, subjects.get(entry.subjectId ?? ""))),
    nextCursor: entries.length > limit && last ? encodeCursor([last.id]) : null,
  };
}

function entryOf(cursor: string | undefined): bigint | undefined {
  const [id] = decodeCursor(cursor, 1) ?? [];
  return id && /^\d{1,18}$/.test(id) ? BigInt(id) : undefined;
}

async function readSubjects(entries: WalletEntry[]): Promise<Map<string, Subject>> {
  const ids = [...new Set(entries.flatMap(({ subjectId }) => subjectId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await query<Subject>(sql`
    select id, null as reference, null as channel, network::text, face_value_minor,
      case when state = 'COMPLETED' then price_minor end as sold_for_minor
    from trade where id = any(${ids}::uuid[])
    union all
    select id, reference, channel, null, null, null from deposit where id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

function lineOf(entry: WalletEntry, subject: Subject | undefined): StatementLine {
  const { id, kind, amountMinor, balanceAfterMinor, isReversal, at, subjectKind, subjectId } = entry;
  const { network = null, faceValueMinor = null, channel = null, reference = null } = subject ?? {};
  const goods = network && faceValueMinor !== null ? airtimeWords(network, faceValueMinor) : null;
  const isSale = kind === "escrow_release" && !isReversal && subject?.soldForMinor;
  return {
    id,
    kind,
    says: sentenceFor({ kind, isReversal, goods, channel }),
    amountMinor,
    balanceAfterMinor,
    at,
    tradeId: subjectKind === "trade" ? subjectId : null,
    depositReference: reference,
    commissionMinor: isSale ? isSale - amountMinor : null,
  };
}
