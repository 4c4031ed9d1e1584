import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { dictionary } from "@/lib/kernel/input/dictionary";
import type { Currency } from "@/lib/money/currencies";

/** Money of a trade that moved from one place to another: escrow, a side's wallet, our commission. */
export interface DossierTransfer {
  /** ISO 8601. */
  at: string;
  /** The ledger's number of it, and of the posting that it is part of. */
  transfer: string;
  posting: string;
  from: string;
  to: string;
  /** Digits of the minor unit. */
  amountMinor: string;
  currency: Currency;
}

type Side = { kind: string; subject: string | null; role: "buyer" | "seller" | null };

interface Row {
  id: bigint;
  postingId: bigint;
  amountMinor: bigint;
  currency: Currency;
  at: Date;
  from: Side;
  to: Side;
}

const holds = dictionary({ trade: "Escrow", parcel: "Held for delivery" });
const places = dictionary({ FEES: "Amana commission", GATEWAY: "Payment gateway" });

function placeOf({ kind, subject, role }: Side): string {
  if (kind === "HOLD") return holds[subject ?? ""] ?? "Held for the offer";
  if (kind === "WALLET" && role) return role === "buyer" ? "Buyer’s wallet" : "Seller’s wallet";
  return places[kind] ?? "Amana";
}

const roles = {
  d: sql`case d.owner_id when t.buyer_id then 'buyer' when t.seller_id then 'seller' end`,
  c: sql`case c.owner_id when t.buyer_id then 'buyer' when t.seller_id then 'seller' end`,
};

/** Every transfer into and out of a trade's escrow, and what a ruling gave back, oldest first. No balance of anyone is read. */
export async function transfersOf(tradeId: string): Promise<DossierTransfer[]> {
  const rows = await query<Row>(sql`
    with held as (
      select id from ledger_account where kind = 'HOLD' and subject_kind in ('trade', 'parcel') and owner_id = ${tradeId}::uuid)
    select f.id, f.posting_id, f.amount_minor, f.currency, f.created_at as at,
      json_build_object('kind', d.kind, 'subject', d.subject_kind, 'role', ${roles.d}) as from,
      json_build_object('kind', c.kind, 'subject', c.subject_kind, 'role', ${roles.c}) as to
    from ledger_transfer f
      join ledger_account d on d.id = f.debit_account_id join ledger_account c on c.id = f.credit_account_id
      join trade_overview t on t.id = ${tradeId}::uuid
    where f.debit_account_id in (select id from held) or f.credit_account_id in (select id from held)
    order by f.id`);
  return rows.map(({ id, postingId, amountMinor, currency, at, from, to }) => ({
    at: at.toISOString(),
    transfer: id.toString(),
    posting: postingId.toString(),
    from: placeOf(from),
    to: placeOf(to),
    amountMinor: amountMinor.toString(),
    currency,
  }));
}
