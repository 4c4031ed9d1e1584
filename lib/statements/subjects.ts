import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { WalletEntry } from "@/lib/ledger";

/** What an entry was about, as far as its line needs it. Amounts in kobo. */
export interface Subject {
  id: string;
  /** The deposit's or payout's own; of a refund and a chargeback, the deposit's. */
  reference: string | null;
  channel: string | null;
  bankName: string | null;
  accountNumber: string | null;
  /** What the user paid for a payout besides. */
  feeMinor: bigint | null;
  network: string | null;
  faceValueMinor: bigint | null;
  /** Only of a completed trade: the commission is the price less what the seller got. */
  soldForMinor: bigint | null;
}

/** What these entries of a user were about, by its id. */
export async function subjectsOf(
  userId: string,
  entries: readonly WalletEntry[],
): Promise<Map<string, Subject>> {
  const ids = [...new Set(entries.flatMap(({ subjectId }) => subjectId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await query<Subject>(sql`
    select id, null as reference, null as channel, null as bank_name, null as account_number, null::bigint as fee_minor,
      network::text, face_value_minor, case when state = 'COMPLETED' then price_minor end as sold_for_minor
    from trade where id = any(${ids}::uuid[]) and ${userId}::uuid in (buyer_id, seller_id)
    union all
    select id, reference, channel, sender_bank, null, null, null, null, null
    from deposit where id = any(${ids}::uuid[]) and user_id = ${userId}::uuid
    union all
    select id, reference, null, bank_name, account_number, fee_minor, null, null, null
    from payout where id = any(${ids}::uuid[]) and user_id = ${userId}::uuid
    union all
    select r.id, d.reference, d.channel, null, null, null, null, null, null
    from refund r join deposit d on d.id = r.deposit_id where r.id = any(${ids}::uuid[]) and r.user_id = ${userId}::uuid
    union all
    select c.id, d.reference, d.channel, null, null, null, null, null, null
    from chargeback c join deposit d on d.id = c.deposit_id where c.id = any(${ids}::uuid[]) and c.user_id = ${userId}::uuid`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The ids under which the ledger knows what a person's reference or trade names; none where it is not theirs. */
export async function subjectsNamed(
  userId: string,
  name: { reference: string } | { tradeId: string },
): Promise<{ ids: string[]; paidAt: Date | null }> {
  const rows = await query<{ id: string; paidAt: Date | null }>(
    "tradeId" in name
      ? sql`select id, null::timestamptz as paid_at from trade where id = ${name.tradeId}::uuid and ${userId}::uuid in (buyer_id, seller_id)`
      : sql`
        with named as (select id, paid_at from deposit where reference = ${name.reference} and user_id = ${userId}::uuid)
        select id, paid_at from named
        union all select refund.id, null from refund join named on deposit_id = named.id
        union all select chargeback.id, null from chargeback join named on deposit_id = named.id
        union all select id, null from payout where reference = ${name.reference} and user_id = ${userId}::uuid`,
  );
  return { ids: rows.map(({ id }) => id), paidAt: rows.find(({ paidAt }) => paidAt)?.paidAt ?? null };
}
