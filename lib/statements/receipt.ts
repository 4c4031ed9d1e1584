import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { type WalletEntry, walletEntry } from "@/lib/ledger";
import { linesOf, type StatementLine } from "./lines";
import { placeOf } from "./places";
import { bankWords } from "./sentences";
import { type Subject, subjectsOf } from "./subjects";

/** All that can be said of one entry. Amounts in kobo. */
export interface Receipt extends StatementLine {
  postingId: bigint;
  isReversal: boolean;
  /** From where to where it moved, in words. */
  from: string;
  to: string;
}

/** A receipt of a user's own entry; undefined for another's, as for none. */
export async function receiptFor(userId: string, entryId: string): Promise<Receipt | undefined> {
  if (!/^[1-9]\d{0,17}$/.test(entryId)) return undefined;
  const entry = await walletEntry(userId, BigInt(entryId));
  if (!entry) return undefined;
  const [[line], subjects, partner] = await Promise.all([
    linesOf(userId, [entry]),
    subjectsOf(userId, [entry]),
    partnerIn(userId, entry),
  ]);
  return line && { ...line, ...entry, ...endsOf(entry, subjects.get(entry.subjectId ?? ""), partner) };
}

/** With whom the trade is that an entry belongs to. */
async function partnerIn(userId: string, { subjectKind, subjectId }: WalletEntry): Promise<string | null> {
  if (subjectKind !== "trade" || !subjectId) return null;
  const partner = await queryOne<{ name: string }>(sql`
    select u.name from trade t
    join app_user u on u.id = case when t.buyer_id = ${userId}::uuid then t.seller_id else t.buyer_id end
    where t.id = ${subjectId}::uuid and ${userId}::uuid in (t.buyer_id, t.seller_id)`);
  return partner?.name ?? null;
}

const WALLET = "Your wallet";

function endsOf(entry: WalletEntry, subject: Subject | undefined, partner: string | null) {
  const { kind, amountMinor } = entry;
  const bank = bankWords(subject?.bankName ?? null, subject?.accountNumber ?? null);
  const other = placeOf(kind, { bank, channel: subject?.channel ?? null, partner });
  return amountMinor > 0n ? { from: other, to: WALLET } : { from: WALLET, to: other };
}
