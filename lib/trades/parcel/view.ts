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
  returnSent: Sent | null;
  /** ISO 8601. */
  returnSentAt: string | null;
  isBounced: boolean;
}

/** The parcel of a trade `t` for those who see the trade; null for kinds that are not sent. In SQL. */
export const PARCEL_VIEW: Sql = sql`(
  select json_build_object('checkoutId', p.checkout_id, 'feeMinor', p.fee_minor::text, 'extraMinor', p.extra_minor::text,
    'labelMinor', p.label_minor::text, 'way', p.way, 'fromState', p.from_state, 'fromLga', p.from_lga,
    'promisedUntil', p.promised_until, 'windowDays', p.window_days, 'sent', p.sent, 'meeting', t.meeting, 'returnSent', p.return_sent,
    'returnSentAt', p.return_sent_at, 'isBounced', p.bounced_at is not null, ${PARCEL_PROGRESS}) from parcel p where p.id = t.id)`;

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
  if (state !== "IN_ESCROW" && state !== "WAITING") return state;
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

/** What goes back, and at whose cost; null where nothing does. */
function backView({ returnPaidBy: paidBy, wayBackMinor, returnSent, returnSentAt, isBounced }: ParcelRow) {
  if (!paidBy) return null;
  return {
    paidBy,
    wayBack: moneyView(BigInt(wayBackMinor)),
    sent: returnSent,
    sentAt: returnSentAt && new Date(returnSentAt).toISOString(),
    isBounced,
  };
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
    feeLeft: moneyView(feeMinor + BigInt(parcel.extraMinor) - BigInt(parcel.labelMinor ?? 0)),
    isLabelled: parcel.labelMinor !== null,
    total: moneyView(priceMinor + feeMinor),
    way: { name: way.name, isPickUp: way.isPickUp },
    windowDays: way.isPickUp ? 1 : parcel.windowDays,
    sent: parcel.sent,
    sentAt: parcel.sentAt && new Date(parcel.sentAt).toISOString(),
    meeting: parcel.meeting,
    proof: parcel.proof,
    back: backView(parcel),
    isSentBack: parcel.isSentBack,
    isBack: parcel.isBack,
    ...codeView(sold, role),
    from: { state, lga },
    promisedUntil,
    status: statusOf(sold),
  };
}
