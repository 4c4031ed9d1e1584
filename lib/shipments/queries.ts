import "server-only";
import type { CarrierEventKind } from "@/lib/carriers/port";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { mayRead } from "@/lib/kernel/permissions";
import { moneyView } from "@/lib/kernel/schema";
import type { ShipmentState } from "./machine";
import { isEventKind } from "./rules";
import type { ShipmentView } from "./schema";
import { titleOfCarrier } from "./trackable";

interface Row {
  id: string;
  state: ShipmentState;
  service: string;
  carrier: string;
  number: string | null;
  isOurs: boolean;
  fitsRecipient: boolean;
  status: CarrierEventKind | null;
  agreedMinor: bigint | null;
  costMinor: bigint | null;
  bookingId: string | null;
  failure: string | null;
  sellerId: string;
  events: { kind: string; says: string; place: string | null; at: string }[] | null;
}

/**
 * How an order's parcel goes with its carrier, for its two and for staff who may read trades: the shipment by which it was sent, else
 * what is booked or was tried last. With `isReturn` that by which it goes back. Undefined where there is none, and for others.
 */
export async function shipmentFor(
  viewer: Actor,
  tradeId: string,
  isReturn = false,
): Promise<ShipmentView | undefined> {
  const row = await queryOne<Row>(sql`
    select s.id, s.state::text, s.service, s.carrier, s.number, s.is_ours, s.fits_recipient, s.status, s.agreed_minor, s.cost_minor, s.booking_id,
      s.failure, s.seller_id,
      (select json_agg(json_build_object('kind', e.kind, 'says', e.raw, 'place', e.place, 'at', e.at) order by e.at desc, e.created_at desc)
        from shipment_event e where e.shipment_id = s.id) as events
    from shipment s join trade_parcel p on p.id = s.trade_id
    where s.trade_id = ${tradeId}::uuid and s.is_return = ${isReturn}::boolean and s.state <> 'CANCELLED'
      and (s.state <> 'FAILED' and s.buyer_id = ${viewer.id}::uuid or s.seller_id = ${viewer.id}::uuid or ${mayRead(viewer, "trade.read")})
    order by s.state = 'FAILED', s.number is not distinct from p.sent->>'number' desc, s.created_at desc, s.id desc limit 1`);
  return row && viewOf(row, viewer.id === row.sellerId);
}

function viewOf(row: Row, isSeller: boolean): ShipmentView {
  const { id, state, service, carrier, number, isOurs, status, failure } = row;
  const costMinor = row.costMinor ?? row.agreedMinor;
  return {
    id,
    state,
    service,
    carrier: titleOfCarrier(carrier),
    number,
    isBooked: isOurs,
    status,
    isToBuyer: isOurs || row.fitsRecipient,
    events: (row.events ?? []).flatMap(({ kind, at, ...event }) =>
      isEventKind(kind) ? [{ ...event, kind, at: new Date(at).toISOString() }] : [],
    ),
    label:
      isSeller && isOurs && costMinor !== null
        ? { cost: moneyView(costMinor), isReady: row.bookingId !== null && state !== "CANCELLING" }
        : null,
    failure: isSeller ? failure : null,
  };
}
