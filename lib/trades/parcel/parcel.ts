import { isCarrierName } from "@/lib/carriers/names";
import { type AccountRef, type Plan, transfer } from "@/lib/kernel/commit";
import { type Sql, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";
import { carrierAccount, hold, wallet } from "../../ledger/accounts";
import type { ParcelProgress, TradeState } from "../moves";
import { parcel } from "./machine";

/** How a parcel goes, as it was quoted. Days are working days: to the sending, then on the way. */
export interface ParcelWay {
  name: string;
  /** The buyer fetches it at the seller's place. */
  isPickUp: boolean;
  handlingDays: number;
  daysMin: number;
  daysMax: number;
}

/** What a new trade has for a parcel. */
export interface NewParcel {
  checkoutId: string;
  /** In minor units of the trade's currency; zero where sending costs nothing. */
  feeMinor: bigint;
  way: ParcelWay;
  from: { state: string; lga: string };
  /** The day in Lagos by which it was quoted to arrive. */
  promisedUntil: string;
  /** How many days its buyer may look at it; of what they fetch it is one. */
  windowDays: number;
  /** SHA-256 of the secret of the buyer's code. */
  codeHash: string;
}

interface Sent {
  id: string;
  buyerId: string;
  sellerId: string;
}

/** The part of a plan that adds a parcel to a trade that it opens, with the delivery fee in a hold of its own. */
export function openParcel(
  { id, buyerId, sellerId, currency }: Sent & { currency: Currency },
  { checkoutId, feeMinor, way, from, promisedUntil, windowDays, codeHash }: NewParcel,
): Partial<Plan> {
  const place = { fromState: from.state, fromLga: from.lga };
  const agreed = { way, ...place, promisedUntil, windowDays };
  const row = { id, checkoutId, buyerId, sellerId, currency, feeMinor, ...agreed, codeHash };
  const leg = transfer("shipping_hold", wallet(buyerId, currency), hold("parcel", id, currency), feeMinor);
  return {
    insert: [{ table: "parcel", row }],
    transfers: feeMinor > 0n ? [{ ...leg, subject: id }] : [],
  };
}

/** A trade's parcel as its moves read it; amounts and version as digits. Null for kinds that have none. */
export interface ParcelFacts extends ParcelProgress {
  version: string;
  feeMinor: string;
  extraMinor: string;
  /** What its label costs, and with whom it is booked; null without one. */
  labelMinor: string | null;
  labelCarrier: string | null;
  /** What the seller put up for the way back. */
  wayBackMinor: string;
  codeHash: string;
  codeGeneration: number;
  codeTries: number;
  /** ISO 8601. */
  codeLockedUntil: string | null;
}

/** How far the parcel `p` of a trade `t` is, as pairs of `json_build_object`. */
export const PARCEL_PROGRESS: Sql = sql`'isPickUp', (p.way->>'isPickUp')::boolean, 'sentAt', p.sent_at, 'proof', p.proof,
    'isMeeting', t.meeting is not null, 'isExtended', exists (
      select from timeline m where m.trade_id = t.id and m.move = 'agree-extension' and m.from_state = t.state),
    'returnPaidBy', p.return_paid_by, 'isSentBack', p.return_sent_at is not null or p.bounced_at is not null, 'isBack', p.return_arrived_at is not null, 'wayBackMinor', p.way_back_minor::text,
    'isScanned', is_scanned(p.id), 'codeHash', p.code_hash, 'codeGeneration', p.code_generation, 'codeTries', p.code_tries, 'codeLockedUntil', p.code_locked_until`;

/** The parcel of a trade `t`, in SQL. */
export const PARCEL: Sql = sql`(
  select json_build_object('version', p.version::text, 'feeMinor', p.fee_minor::text, 'extraMinor', p.extra_minor::text,
    'labelMinor', p.label_minor::text, 'labelCarrier', p.label_carrier, ${PARCEL_PROGRESS}) from parcel p where p.id = t.id)`;

interface Ended extends Sent {
  holdCurrency: Currency;
  parcel?: ParcelFacts | null;
}

/** By how its trade ends, where that alone decides. */
const moves: Partial<Record<TradeState, "share" | "pay">> = { SPLIT: "share", COMPLETED: "pay" };

/**
 * The part of a plan that ends the parcel of a trade with it: the delivery fee goes back with a refund, unless its buyer pays for both ways,
 * and else its label is paid, and the seller gets the rest. What was put up for the way back is the buyer's who sent it back, unless the seller gets all of the price.
 */
export function endParcel(
  { id, buyerId, sellerId, holdCurrency, parcel: held }: Ended,
  to: TradeState,
): Partial<Plan> {
  if (!held) return {};
  const goesBack = to === "CANCELLED" && held.returnPaidBy !== "buyer";
  const isForBuyer = held.isSentBack && to !== "COMPLETED";
  const from = hold("parcel", id, holdCurrency);
  const out = (kind: string, owner: string, minor: string | bigint) => ({
    ...transfer(kind, from, wallet(owner, holdCurrency), BigInt(minor)),
    subject: id,
  });
  const kept = BigInt(held.feeMinor) + BigInt(held.extraMinor) - BigInt(held.labelMinor ?? 0n);
  const legs = [
    ...(goesBack
      ? [
          out("shipping_refund", buyerId, held.feeMinor),
          out("shipping_extra_back", sellerId, held.extraMinor),
        ]
      : [
          ...labelLeg(held, from, holdCurrency).map((leg) => ({ ...leg, subject: id })),
          out("shipping_seller", sellerId, kept),
        ]),
    isForBuyer
      ? out("return_paid", buyerId, held.wayBackMinor)
      : out("return_unused", sellerId, held.wayBackMinor),
  ];
  const move = moves[to] ?? (goesBack ? "return" : "pay");
  return {
    rows: [parcel.move({ id, version: BigInt(held.version) }, move)],
    transfers: legs.filter(({ amount }) => amount > 0n),
  };
}

/**
 * The part of a plan that sends what a trade sold back to its seller, who puts up so much for the way back.
 * @param wayBackMinor - in minor units; zero where the buyer pays for it
 */
export function sendBack(
  { id, sellerId, holdCurrency, parcel: held }: Ended,
  wayBackMinor: bigint,
): Partial<Plan> {
  if (!held) return {};
  const leg = transfer(
    "return_hold",
    wallet(sellerId, holdCurrency),
    hold("parcel", id, holdCurrency),
    wayBackMinor,
  );
  return {
    rows: [parcel.move({ id, version: BigInt(held.version) }, "send-back")],
    transfers: wayBackMinor > 0n ? [{ ...leg, subject: id }] : [],
  };
}

function labelLeg({ labelMinor, labelCarrier }: ParcelFacts, from: AccountRef, currency: Currency) {
  if (!labelMinor || !labelCarrier || !isCarrierName(labelCarrier)) return [];
  return [transfer("shipping_carrier", from, carrierAccount(labelCarrier, currency), BigInt(labelMinor))];
}
