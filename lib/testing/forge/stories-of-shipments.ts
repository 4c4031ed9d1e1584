import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import type { Row } from "./plans";
import type { MoveStory, Story, World } from "./world";

const AT = "2026-11-20T09:00:00.000Z";
let numbers = 0;

const shipped = "state = 'SHIPPED', delivery_seconds_left = 60";
const goingBack = "state = 'RETURNING'";

/** An order that is on its way by a carrier's number, there or back, and the shipment that tracks it. */
async function sentOrder(world: World, isReturn = false): Promise<Row> {
  const { ada, bayo } = world.stage.people;
  const tradeId = await world.makeOf("trade", "IN_ESCROW", "goods");
  numbers += 1;
  const number = `GIG-${String(numbers).padStart(5, "0")}`;
  await world.stage.run(
    `update trade set ${isReturn ? goingBack : shipped}, begun_at = app_now() where id = '${tradeId}'`,
  );
  const column = isReturn ? "return_sent" : "sent";
  await world.stage.run(
    `update parcel set ${column} = '{"by": "carrier", "carrier": "GIG Logistics", "number": "${number}"}', ${column}_at = app_now() where id = '${tradeId}'`,
  );
  const id = newId();
  const parties = { trade_id: tradeId, buyer_id: ada.id, seller_id: bayo.id };
  const names = { carrier: "terminal_africa", service: "GIG Logistics", number, reference: `ship-${id}` };
  return { id, state: "TRACKED", ...parties, ...names, currency: HOME, is_return: isReturn };
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

/** A label that its seller asks for. */
export function labelOf(trade: Row, agreedMinor: string): Row {
  const { id: trade_id, buyer_id, seller_id } = trade;
  const id = newId();
  return {
    id,
    state: "REQUESTED",
    trade_id,
    buyer_id,
    seller_id,
    carrier: "terminal_africa",
    service: "GIG Logistics",
    reference: `ship-${id}`,
    currency: HOME,
    quote_id: "Q",
    agreed_minor: agreedMinor,
    is_return: false,
    pickup: {},
  };
}

const COST = "100000";
const booked = () => ({ booking_id: newId(), number: newId().slice(0, 20), cost_minor: COST });
const withParcel = (move: string): MoveStory => ({
  with: ({ trade_id }) => Promise.resolve([{ machine: "parcel", id: trade_id as string, move }]),
});

const labels: Story = {
  machine: "shipment",
  name: "label",
  only: ["insert", "ask", "book", "number", "unbook", "keep", "free", "free:failed", "cover"],
  skips: ["book:unwanted", "fail", "observe:last", "take-back"],
  chooses: ["id", "carrier", "service", "reference", "quote_id", "agreed_minor", "pickup"],
  start: async (world) => {
    const tradeId = await world.makeOf("trade", "IN_ESCROW", "goods");
    await world.stage.run(`update trade set begun_at = app_now() where id = '${tradeId}'`);
    const trade = await world.rowOf("trade", tradeId);
    return { who: trade.seller_id as string, row: labelOf(trade, COST) };
  },
  moves: {
    book: { ...withParcel("label"), set: booked, chooses: ["booking_id", "number"] },
    "book:unwanted": {
      set: () => ({ ...booked(), failure: "dearer" }),
      chooses: ["booking_id", "number", "cost_minor", "failure"],
    },
    fail: { set: () => ({ failure: "other" }), chooses: ["failure"] },
    number: {
      given: ({ id }) => `update shipment set number = null where id = '${id as string}'`,
      set: () => ({ number: newId().slice(0, 20) }),
      chooses: ["number"],
    },
    free: withParcel("unlabel"),
    "free:failed": {
      ...withParcel("unlabel"),
      given: ({ id }) => `update shipment set failure = 'dearer' where id = '${id as string}'`,
    },
    cover: {
      given: ({ trade_id }) =>
        `update parcel set state = 'RETURNED', ended_at = app_now() where id = '${trade_id as string}'`,
    },
  },
};

/** Shipments, and what carriers say of them. */
export const storiesOfShipments: Story[] = [
  {
    machine: "shipment",
    name: "made TRACKED",
    only: ["insert", "observe", "observe:last", "take-back"],
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
    machine: "shipment",
    name: "made TRACKED, on its way back",
    only: ["insert", "observe:last"],
    chooses: ["id", "carrier", "service", "reference"],
    start: async (world) => ({ who: SYSTEM_ID, row: await sentOrder(world, true) }),
    moves: { "observe:last": observed("DELIVERED") },
  },
  labels,
  { ...labels, name: "label that is not wanted", only: ["book:unwanted", "fail"], skips: [] },
  {
    machine: "shipment_event",
    chooses: ["id", "event_key", "kind", "raw", "place", "at"],
    start: async (world) => ({
      who: SYSTEM_ID,
      row: eventOf(await world.makeOf("shipment", "TRACKED", "made TRACKED"), "IN_TRANSIT"),
    }),
  },
];
