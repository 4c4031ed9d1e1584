import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import type { Row } from "./plans";
import type { MoveStory, Story, World } from "./world";

const AT = "2026-11-20T09:00:00.000Z";
let numbers = 0;

/** An order that is on its way by a carrier's number, and the shipment that tracks it. */
async function sentOrder(world: World): Promise<Row> {
  const { ada, bayo } = world.stage.people;
  const tradeId = await world.makeOf("trade", "IN_ESCROW", "goods");
  numbers += 1;
  const number = `GIG-${String(numbers).padStart(5, "0")}`;
  await world.stage.run(
    `update trade set state = 'SHIPPED', begun_at = app_now(), delivery_seconds_left = 60 where id = '${tradeId}'`,
  );
  await world.stage.run(
    `update parcel set sent = '{"by": "carrier", "carrier": "GIG Logistics", "number": "${number}"}', sent_at = app_now() where id = '${tradeId}'`,
  );
  const id = newId();
  const parties = { trade_id: tradeId, buyer_id: ada.id, seller_id: bayo.id };
  const names = { carrier: "terminal_africa", service: "GIG Logistics", number, reference: `ship-${id}` };
  return { id, ...parties, ...names, currency: HOME };
}

const eventOf = (shipmentId: unknown, kind: string) => ({
  id: newId(),
  shipment_id: shipmentId,
  event_key: newId(),
  kind,
  raw: "said",
  place: null,
  at: AT,
});

const observed = (kind: string): MoveStory => ({
  set: () => ({ status: kind, status_at: AT, phone: null, lga: null }),
  with: ({ id }) => Promise.resolve([{ machine: "shipment_event", row: eventOf(id, kind) }]),
  chooses: ["status_at", "phone", "lga"],
});

/** Shipments, and what carriers say of them. */
export const storiesOfShipments: Story[] = [
  {
    machine: "shipment",
    name: "made TRACKED",
    chooses: ["id", "carrier", "service", "reference"],
    start: async (world) => ({ who: SYSTEM_ID, row: await sentOrder(world) }),
    moves: {
      observe: observed("PICKED_UP"),
      "observe:last": observed("DELIVERED"),
      "take-back": {
        given: ({ trade_id }) =>
          `update parcel set sent = null, sent_at = null where id = '${trade_id as string}'`,
      },
    },
  },
  {
    machine: "shipment_event",
    chooses: ["id", "event_key", "kind", "raw", "place", "at"],
    start: async (world) => ({
      who: SYSTEM_ID,
      row: eventOf(await world.makeOf("shipment", "TRACKED", "made TRACKED"), "IN_TRANSIT"),
    }),
  },
];
