import { after, DAY } from "@/lib/kernel/clock";
import { type Sql, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import type { TradeState } from "../moves";
import type { TradeView } from "../schema";
import { handoverCode } from "./handover-code";
import { CODE_TRIES } from "./machine";
import { PARCEL_PROGRESS, type ParcelFacts, type ParcelWay } from "./parcel";
import type { Meeting, Sent } from "./schema";
import type { orderStatuses } from "./statuses";

/** A parcel as a trade's query answers it; amounts as digits. */
export interface ParcelRow extends Omit<ParcelFacts, "version"> {
  checkoutId: string;
  way: ParcelWay;
  fromState: string;
  fromLga: string;
  promisedUntil: string;
  windowDays: number;
  sent: Sent | null;
  meeting: Meeting | null;
}

/** The parcel of a trade `t` for those who see the trade; null for kinds that are not sent. In SQL. */
export const PARCEL_VIEW: Sql = sql`(
  select json_build_object('checkoutId', p.checkout_id, 'feeMinor', p.fee_minor::text, 'way', p.way, 'fromState', p.from_state, 'fromLga', p.from_lga,
    'promisedUntil', p.promised_until, 'windowDays', p.window_days, 'sent', p.sent, 'meeting', t.meeting, ${PARCEL_PROGRESS}) from parcel p where p.id = t.id)`;

/** How long after its end an order's seller still sees where it went, in days. */
const ADDRESS_DAYS = 30;

/** Whether the seller of an order sees its address no more. */
export const isAddressOver = ({
  parcel,
  endedAt,
  now,
}: {
  parcel: ParcelRow | null;
  endedAt: Date | null;
  now: Date;
}): boolean => parcel !== null && endedAt !== null && now > after(endedAt, ADDRESS_DAYS * DAY);

interface Sold {
  id: string;
  state: TradeState;
  begunAt: Date | null;
  deliveredAt: Date | null;
  priceMinor: bigint;
  parcel: ParcelRow | null;
}

function statusOf({ state, begunAt, deliveredAt, parcel }: Sold): (typeof orderStatuses)[number] {
  if (state === "CANCELLED") return deliveredAt || parcel?.sentAt ? "REFUNDED" : "CANCELLED";
  if (state === "COMPLETED" || state === "SPLIT") return "COMPLETED";
  if (state === "SHIPPED" || state === "DISPUTED" || state === "DELIVERED") return state;
  return begunAt ? "PROCESSING" : "PAYMENT_RECEIVED";
}

/** In which a buyer can show their code, and a seller read it. */
const isUnderway = ({ state, begunAt }: Sold) =>
  begunAt !== null && (state === "IN_ESCROW" || state === "SHIPPED");

/** The code that this viewer shows, or what they need to read it; null for others, and once it is not needed. */
function codeView(sold: Sold, role: TradeView["role"]) {
  const { id, parcel } = sold;
  if (!parcel || !isUnderway(sold)) return { code: null, reader: null };
  const triesLeft = CODE_TRIES - parcel.codeTries;
  const lockedUntil = parcel.codeLockedUntil && new Date(parcel.codeLockedUntil).toISOString();
  if (role === "seller") return { code: null, reader: { hash: parcel.codeHash, triesLeft, lockedUntil } };
  const code = role === "buyer" ? handoverCode(id, parcel) : undefined;
  return { code: code ? { ...code, isVoid: triesLeft === 0 } : null, reader: null };
}

/** How a trade's goods are sent, and the trade as an order, for one who sees the trade. */
export function parcelView(sold: Sold, role: TradeView["role"]): TradeView["parcel"] {
  const { parcel, priceMinor } = sold;
  if (!parcel) return null;
  const { checkoutId, way, fromState: state, fromLga: lga, promisedUntil } = parcel;
  const feeMinor = BigInt(parcel.feeMinor);
  return {
    checkoutId,
    fee: moneyView(feeMinor),
    total: moneyView(priceMinor + feeMinor),
    way: { name: way.name, isPickUp: way.isPickUp },
    windowDays: way.isPickUp ? 1 : parcel.windowDays,
    sent: parcel.sent,
    sentAt: parcel.sentAt && new Date(parcel.sentAt).toISOString(),
    meeting: parcel.meeting,
    proof: parcel.proof,
    ...codeView(sold, role),
    from: { state, lga },
    promisedUntil,
    status: statusOf(sold),
  };
}
