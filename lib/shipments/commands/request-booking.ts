import "server-only";
import type { CarrierName } from "@/lib/carriers/names";
import type { ParcelPlace } from "@/lib/carriers/port";
import {
  lockAllowance,
  mustNotBeRestricted,
  type Restrictions,
  restrictionsIn,
} from "@/lib/identity/restrictions/restrictions";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { type LabelFacts, planExtra } from "@/lib/trades";
import { trade } from "@/lib/trades/machine";
import { shipmentEvents } from "../events";
import { shipmentRefusals } from "../refusals";

export interface BookingRequest {
  tradeId: string;
  carrier: CarrierName;
  /** What the seller saw and agreed to; the cost in minor units of the order's currency, as digits. */
  quoteId: string;
  service: string;
  costMinor: string;
  /** Where the carrier fetches it. */
  pickup: ParcelPlace;
}

interface Facts extends LabelFacts {
  buyerId: string;
  state: string;
  begunAt: Date | null;
  tradeVersion: bigint;
  isPickUp: boolean;
  hasLabel: boolean;
  restrictions: Restrictions;
}

export interface BookingRequested {
  shipmentId: string;
  state: "REQUESTED";
}

/** A label that is booked, or is going to be. */
const HAS_LABEL = sql`exists (
  select from shipment s where s.trade_id = t.id and s.is_ours and s.state in ('REQUESTED', 'TRACKED', 'CANCELLING', 'ENDED'))`;

/**
 * The seller has a label booked, at the price that they saw: an intent, which the worker carries out. What it costs more than the delivery
 * fee that is held is the seller's, and is held with it.
 * @throws Refusal - not_found for others than the seller, not_to_book, label_booked, insufficient_funds, frozen, no_accept
 */
export const requestBooking = command<BookingRequest, Facts, BookingRequested>({
  act: "shipment.book",
  read: ({ tradeId }, by) => sql`
    select t.id, t.version as trade_version, t.state::text, t.begun_at, t.buyer_id, t.seller_id, t.currency, p.version, p.fee_minor, p.extra_minor,
      (p.way->>'isPickUp')::boolean as is_pick_up, ${HAS_LABEL} as has_label, ${raw(restrictionsIn("own"))} as restrictions
    from trade t join parcel p on p.id = t.id join allowance own on own.user_id = t.seller_id
    where t.id = ${tradeId}::uuid and t.seller_id = ${by.id}::uuid`,
  decide(facts, { carrier, quoteId, service, costMinor, pickup }, by) {
    const { id: tradeId, buyerId, sellerId, currency, now } = facts;
    if (facts.hasLabel) throw new Refusal(shipmentRefusals.label_booked);
    if (facts.state !== "IN_ESCROW" || !facts.begunAt || facts.isPickUp)
      throw new Refusal(shipmentRefusals.not_to_book);
    if (sellerId !== by.id) throw new Refusal(kernelRefusals.not_found);
    const agreedMinor = BigInt(costMinor);
    const extra = planExtra(facts, agreedMinor);
    if (extra.rows) mustNotBeRestricted(facts.restrictions, "accept", now);
    const id = newId();
    const row = {
      id,
      state: "REQUESTED",
      tradeId,
      buyerId,
      sellerId,
      carrier,
      service,
      reference: `ship-${id}`,
      currency,
      quoteId,
      agreedMinor,
      pickup,
      isReturn: false,
    };
    const about = { shipmentId: id, tradeId, buyerId, sellerId };
    return composePlan(
      {
        result: { shipmentId: id, state: "REQUESTED" as const },
        subject: { kind: "shipment", id },
        rows: [trade.expect({ id: tradeId, version: facts.tradeVersion })],
        insert: [{ table: "shipment", row }],
        events: [shipmentEvents.requested(about)],
      },
      extra,
      extra.rows ? lockAllowance(sellerId) : {},
    );
  },
});
