import type { ParcelPlace } from "@/lib/carriers/port";
import { queryOne, sql } from "@/lib/kernel/db";
import { runWaiting } from "@/lib/testing/reactions";
import { giveMoney, type TestApp, type TestUser } from "@/lib/testing/world";
import { shipTrade } from "@/lib/trades";
import { type Order, orderOf } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { CARRIER, type TestCarrier } from "./carrier-for-tests";
import { requestBooking } from "./commands/request-booking";
import { followSending, shipmentReactions } from "./contribution";
import { trackShipment } from "./track";

export interface Tracked extends Order {
  shipmentId: string;
  number: string;
}

let numbers = 0;

/** An order that its seller sent by a number of their own, which is tracked. */
export async function trackedOrder(app: TestApp, moderator: TestUser): Promise<Tracked> {
  const order = await orderOf(app, moderator, "BEGUN");
  numbers += 1;
  const number = `GIG-${String(numbers).padStart(6, "0")}`;
  await shipTrade(order.sade.actor, freshKey(), {
    tradeId: order.tradeId,
    sent: { by: "carrier", carrier: "GIG Logistics", number },
  });
  await followSending({ tradeId: order.tradeId, move: "ship" }, [CARRIER]);
  const { id } = (await shipmentOf(order)) ?? {};
  if (!id) throw new Error("what is sent by a carrier that we can ask is tracked");
  return { ...order, shipmentId: id, number };
}

/** The worker asks the carrier, and does what follows. */
export async function asked(app: TestApp, { shipmentId }: Tracked, { carriers }: TestCarrier): Promise<void> {
  await trackShipment(shipmentId, { isHinted: true, carriers });
  await runWaiting(app, shipmentReactions.on);
}

/** An order's only shipment. */
export const shipmentOf = ({ tradeId }: { tradeId: string }) =>
  queryOne<{
    id: string;
    state: string;
    status: string | null;
    fitsRecipient: boolean;
    isOurs: boolean;
    number: string | null;
    costMinor: bigint | null;
    failure: string | null;
    pollsFailed: number;
    /** Until the carrier is asked again, in minutes. */
    pollsIn: number | null;
    events: number;
  }>(sql`
    select id, state::text, status, fits_recipient, is_ours, number, cost_minor, failure, polls_failed,
      round(extract(epoch from next_poll_at - app_now()) / 60)::int as polls_in,
      (select count(*) from shipment_event e where e.shipment_id = s.id)::int as events
    from shipment s where trade_id = ${tradeId}::uuid order by created_at desc, id desc limit 1`);

/** Where Sade's parcels are fetched. */
const PICKUP: ParcelPlace = {
  name: "Sade Bello",
  phone: "+2348060000001",
  email: "sade@amana.test",
  state: "NG-LA",
  lga: "Ikeja",
  area: "Allen",
  street: "12 Allen Avenue",
  landmark: null,
};

/** Asks for a label of this price in kobo, as the seller of an order. */
export const askFor = ({ sade, tradeId }: Order, costMinor: bigint, key = freshKey()) =>
  requestBooking(sade.actor, key, {
    tradeId,
    carrier: CARRIER,
    quoteId: "cheap",
    service: "GIG Logistics",
    costMinor: costMinor.toString(),
    pickup: PICKUP,
  });

/** An order whose label has been asked for; the delivery fee is 2,500 naira. */
export async function labelledOrder(
  app: TestApp,
  moderator: TestUser,
  costMinor = 1_800_00n,
): Promise<Order & { shipmentId: string }> {
  const order = await orderOf(app, moderator, "BEGUN");
  await giveMoney(order.sade.id, 10_000_00n);
  const { result } = await askFor(order, costMinor);
  return { ...order, shipmentId: result.shipmentId };
}
