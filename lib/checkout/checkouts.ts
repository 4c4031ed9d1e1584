import "server-only";
import { type Actor, committedUnder } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import type { CheckoutState } from "./machine";
import { type CheckoutParcel, priceOf } from "./planned";
import type { CheckoutView } from "./quote/schema";
import type { Failure } from "./schema";

interface Row {
  id: string;
  state: CheckoutState;
  totalMinor: bigint;
  depositMinor: bigint | null;
  quote: { parcels: CheckoutParcel[] };
  failure: Failure | null;
  expiresAt: Date;
  createdAt: Date;
  balanceMinor: bigint;
  sellers: { id: string; name: string; verified: boolean }[];
}

/** One of a person's checkouts; undefined where it is not theirs. */
export async function readCheckout(by: Pick<Actor, "id">, id: string): Promise<CheckoutView | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await queryOne<Row>(sql`
    select c.id, c.state::text as state, c.total_minor, c.deposit_minor, c.quote, c.failure, c.expires_at, c.created_at,
      coalesce(w.balance, 0) as balance_minor,
      (select json_agg(json_build_object('id', p.id, 'name', p.name, 'verified', p.level <> 'BASIC')) from person p
        where p.id in (select (one->>'sellerId')::uuid from jsonb_array_elements(c.quote->'parcels') one)) as sellers
    from checkout c left join ledger_account w on w.kind = 'WALLET' and w.subject_kind = '' and w.owner_id = c.buyer_id and w.currency = c.currency
    where c.id = ${id}::uuid and c.buyer_id = ${by.id}::uuid`);
  return row && viewOf(row);
}

/** The checkout that a buyer began under this key; undefined while there is none. */
export async function checkoutUnder(
  by: Actor,
  key: string,
): Promise<Pick<CheckoutView, "id" | "state"> | undefined> {
  const begun = await committedUnder(by, key);
  if (begun?.act !== "checkout.place" || !begun.subjectId) return undefined;
  return readCheckout(by, begun.subjectId);
}

function viewOf(row: Row): CheckoutView {
  const waits = row.state === "AWAITING_FUNDS";
  const price = row.quote.parcels.reduce((total, parcel) => total + priceOf(parcel), 0n);
  const missing = waits && row.totalMinor > row.balanceMinor ? row.totalMinor - row.balanceMinor : 0n;
  return {
    id: row.id,
    state: row.state,
    price: moneyView(price),
    delivery: moneyView(row.totalMinor - price),
    total: moneyView(row.totalMinor),
    missing: moneyView(missing),
    until: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    parcels: row.quote.parcels.flatMap((parcel) => {
      const seller = row.sellers.find(({ id }) => id === parcel.sellerId);
      return seller ? [parcelView(parcel, seller, row.state)] : [];
    }),
    depositAmount: waits && row.depositMinor !== null ? moneyView(row.depositMinor) : null,
    failure: row.failure,
  };
}

function parcelView(
  parcel: CheckoutParcel,
  seller: Row["sellers"][number],
  state: CheckoutState,
): CheckoutView["parcels"][number] {
  const { key, from: place, way, lines, tradeId } = parcel;
  const price = priceOf(parcel);
  const fee = BigInt(parcel.feeMinor);
  return {
    key,
    seller,
    place,
    price: moneyView(price),
    fee: moneyView(fee),
    total: moneyView(price + fee),
    lines: lines.map(({ listingId, title, units, priceMinor }) => ({
      listingId,
      title,
      units,
      total: moneyView(BigInt(priceMinor) * BigInt(units)),
    })),
    way: { name: way.name, isPickUp: way.isPickUp, from: way.from, until: way.until },
    tradeId: state === "PAID" ? tradeId : null,
  };
}
