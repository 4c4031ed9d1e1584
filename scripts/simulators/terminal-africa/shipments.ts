import { priceView } from "./prices";
import type { Rate, Shipment } from "./records";
import type { CarrierWorld } from "./world";

/** A shipment as the interface shows it; lists give the id of its price instead of the price. */
export function shipmentView(world: CarrierWorld, shipment: Shipment, { isListed = false } = {}) {
  const { id, from, to, parcel, metadata, status, rate, createdAt, updatedAt } = shipment;
  return {
    shipment_id: id,
    address_from: from,
    address_return: from,
    address_to: to,
    parcel: { parcel_id: parcel.id, description: parcel.description, weight: parcel.grams / 1000 },
    metadata,
    status,
    rate: rate && (isListed ? rate.id : priceView(rate)),
    events: eventViews(shipment),
    extras:
      status === "draft"
        ? {}
        : {
            tracking_number: id.replace("SH-", "TR"),
            shipping_label_url: `${world.settings.publicUrl}/terminal-africa/labels/${id}.pdf`,
          },
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  };
}

/** Where a shipment is, as the interface shows it. */
export function trackingView(shipment: Shipment) {
  const { id, from, to, status, createdAt, updatedAt } = shipment;
  return {
    shipment_id: id,
    status,
    carrier_tracking_number: id.replace("SH-", "TR"),
    address_from: from,
    address_to: to,
    events: eventViews(shipment),
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  };
}

const eventViews = ({ events }: Shipment) =>
  events.map(({ status, description, location, at }) => ({
    status,
    description,
    location,
    created_at: at.toISOString(),
  }));

/** Arranges the pickup of a draft. Resolves once its webhook has been answered. */
export async function arrange(world: CarrierWorld, shipment: Shipment, rate: Rate): Promise<void> {
  shipment.rate = rate;
  const { magic } = shipment.parcel;
  if (magic === "booked_twice") {
    const id = world.nextId("SH");
    world.shipments.set(id, { ...shipment, id, status: "confirmed", events: [], createdAt: new Date() });
  }
  await enter(world, shipment, "confirmed", "shipment.created");
}

/** Moves a shipment on: to a word, or to the next of its way. False if it is not on its way, or its way has ended. */
export async function moveOn(world: CarrierWorld, shipment: Shipment, to?: string): Promise<boolean> {
  if (shipment.status === "draft" || shipment.status === "cancelled") return false;
  const word = to ?? shipment.way.shift();
  if (word === undefined) return false;
  await enter(world, shipment, word, "shipment.updated");
  return true;
}

export async function enter(
  world: CarrierWorld,
  shipment: Shipment,
  status: string,
  event: string,
): Promise<void> {
  // Two events of one millisecond have an order all the same.
  const last = shipment.events.at(-1)?.at.getTime() ?? 0;
  const at = new Date(Math.max(Date.now(), last + 1));
  shipment.status = status;
  shipment.updatedAt = at;
  const location = `${shipment.to.city}, ${shipment.to.state}`;
  shipment.events.push({ status, description: `The shipment is ${status}`, location, at });
  const subject = { number: shipment.id, magic: shipment.parcel.magic };
  await world.webhooks.send(event, subject, shipmentView(world, shipment, { isListed: true }));
}
