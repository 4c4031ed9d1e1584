import { type Sql, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import type { TradeState } from "../moves";
import type { TradeView } from "../schema";
import type { ParcelWay } from "./parcel";
import type { orderStatuses } from "./statuses";

/** A parcel as a trade's query answers it; amounts as digits. */
export interface ParcelRow {
  checkoutId: string;
  feeMinor: string;
  way: ParcelWay;
  fromState: string;
  fromLga: string;
  promisedUntil: string;
}

/** The parcel of a trade `t` for those who see the trade; null for kinds that are not sent. In SQL. */
export const PARCEL_VIEW: Sql = sql`(
  select json_build_object('checkoutId', p.checkout_id, 'feeMinor', p.fee_minor::text, 'way', p.way, 'fromState', p.from_state, 'fromLga', p.from_lga,
    'promisedUntil', p.promised_until) from parcel p where p.id = t.id)`;

interface Sold {
  state: TradeState;
  begunAt: Date | null;
  deliveredAt: Date | null;
  priceMinor: bigint;
  parcel: ParcelRow | null;
}

function statusOf({ state, begunAt, deliveredAt }: Sold): (typeof orderStatuses)[number] {
  if (state === "CANCELLED") return deliveredAt ? "REFUNDED" : "CANCELLED";
  if (state === "COMPLETED" || state === "SPLIT") return "COMPLETED";
  if (state === "DISPUTED" || state === "DELIVERED") return state;
  return begunAt ? "PROCESSING" : "PAYMENT_RECEIVED";
}

/** How a trade's goods are sent, and the trade as an order. */
export function parcelView(sold: Sold): TradeView["parcel"] {
  const { parcel, priceMinor } = sold;
  if (!parcel) return null;
  const { checkoutId, way, fromState: state, fromLga: lga, promisedUntil } = parcel;
  const feeMinor = BigInt(parcel.feeMinor);
  return {
    checkoutId,
    fee: moneyView(feeMinor),
    total: moneyView(priceMinor + feeMinor),
    way: { name: way.name, isPickUp: way.isPickUp },
    from: { state, lga },
    promisedUntil,
    status: statusOf(sold),
  };
}
