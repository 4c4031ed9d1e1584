import "server-only";
import { command, SYSTEM } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { shipment } from "../machine";

interface Sent {
  tradeId: string;
  buyerId: string;
  sellerId: string;
  currency: string;
  state: string;
  service: string;
  number: string;
  isReturn: boolean;
  /** A shipment has this number already: of this order, or of another. */
  isTaken: boolean;
}

/**
 * A seller has sent an order by the number of a carrier that we can ask, or its buyer has sent it back by one: from now on it is tracked.
 * @throws Refusal - moved_on where it is tracked already, by this order or another, or not sent any more
 */
export const trackNumber = command<
  { tradeId: string; carrier: string; isReturn: boolean },
  Sent,
  { shipmentId: string }
>({
  act: "shipment.track",
  read: ({ tradeId, carrier, isReturn }) => sql`
    select t.id as trade_id, t.buyer_id, t.seller_id, t.currency, t.state::text, way.sent->>'carrier' as service, way.sent->>'number' as number,
      ${isReturn}::boolean as is_return, exists (select from shipment s where s.carrier = ${carrier} and s.number = way.sent->>'number'
        and s.state in ('REQUESTED', 'TRACKED', 'CANCELLING', 'ENDED')) as is_taken
    from trade t join parcel p on p.id = t.id
      cross join lateral (select case when ${isReturn}::boolean then p.return_sent else p.sent end as sent) way
    where t.id = ${tradeId}::uuid and way.sent->>'by' = 'carrier'`,
  decide({ tradeId, buyerId, sellerId, currency, state, service, number, isReturn, isTaken }, { carrier }) {
    if (isTaken || state !== (isReturn ? "RETURNING" : "SHIPPED")) throw new Refusal(kernelRefusals.moved_on);
    const id = newId();
    const row = {
      id,
      tradeId,
      buyerId,
      sellerId,
      carrier,
      service,
      number,
      reference: `ship-${id}`,
      currency,
      isReturn,
    };
    return {
      result: { shipmentId: id },
      subject: { kind: "shipment", id },
      insert: [{ table: "shipment", row: { ...row, state: "TRACKED" } }],
    };
  },
});

/**
 * Its seller has taken back that it was sent: the number is free again.
 * @throws Refusal - moved_on where it is sent by this number, or not tracked any more
 */
export const takeBack = command<
  { id: string },
  { id: string; version: bigint; state: string; isOurs: boolean; isSentByIt: boolean },
  { shipmentId: string }
>({
  act: "shipment.take-back",
  read: ({ id }) => sql`
    select s.id, s.version, s.state::text, s.is_ours, p.sent->>'number' is not distinct from s.number as is_sent_by_it
    from shipment s join parcel p on p.id = s.trade_id where s.id = ${id}::uuid`,
  decide(facts) {
    if (facts.state !== "TRACKED" || facts.isOurs || facts.isSentByIt)
      throw new Refusal(kernelRefusals.moved_on);
    return {
      result: { shipmentId: facts.id },
      subject: { kind: "shipment", id: facts.id },
      rows: [shipment.move(facts, "take-back")],
    };
  },
});

export const takeBackShipment = (id: string) => takeBack(SYSTEM, `take-back:${id}`, { id });
