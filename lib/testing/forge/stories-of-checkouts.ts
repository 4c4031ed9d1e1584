import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import type { Row } from "./plans";
import type { MoveStory, Part, Story, World } from "./world";

const FEE = 2_500_00;

/** A trade of a listing that is live, with the parcel and the checkout that it is made with. */
interface Bought {
  who: string;
  trade: Row;
  parcel: Row;
  checkout: Row;
}

async function boughtListing(
  world: World,
  checkoutId: string = newId(),
  tradeId: string = newId(),
): Promise<Bought> {
  const { ada, bayo } = world.stage.people;
  const offer = await world.rowOf("offer", await world.makeOf("listing", "LIVE"));
  const price = String(offer.price_minor);
  const trade = {
    id: tradeId,
    buyer_id: ada.id,
    seller_id: bayo.id,
    performer_id: bayo.id,
    confirmer_id: ada.id,
    kind: offer.kind,
    state: "IN_ESCROW",
    listed_under: offer.listed_under,
    terms: offer.terms,
    currency: HOME,
    price_minor: price,
    hold_minor: price,
    hold_currency: HOME,
    hold_source: "wallet",
    fee_rule: offer.fee_rule,
    delivery: {
      name: "Ada Obi",
      phone: "+2348031234567",
      state: "LA",
      lga: "Ikeja",
      street: "12 Allen Avenue",
      landmark: "",
    },
    lines: [{ line: 1, offer_id: offer.id, terms_version: "1", units: "1", unit_price_minor: price }],
  };
  const parcel = {
    id: tradeId,
    checkout_id: checkoutId,
    buyer_id: ada.id,
    seller_id: bayo.id,
    currency: HOME,
    fee_minor: String(FEE),
    way: { name: "Usual", isPickUp: false, handlingDays: 3, daysMin: 1, daysMax: 5 },
    from_state: "LA",
    from_lga: "Ikeja",
    promised_until: "2026-12-12",
  };
  const checkout = {
    id: checkoutId,
    buyer_id: ada.id,
    currency: HOME,
    total_minor: String(BigInt(price) + BigInt(FEE)),
    quote: { parcels: [{ tradeId }] },
    state: "PAID",
  };
  return { who: ada.id, trade, parcel, checkout };
}

const part = (machine: string, row: Row): Part => ({ machine, row });

/** Where it goes waits with it. */
const AWAITED = { state: "AWAITING_FUNDS", deposit_minor: "100000", delivery: { address: {}, notes: {} } };
const overdue = ({ id }: Row) =>
  `update checkout set expires_at = app_now() - interval '1 minute' where id = '${id as string}'`;

/** The trade and the parcel that a checkout becomes which has waited. */
const becomes: MoveStory = {
  async with({ id, quote }, world) {
    const { parcels } = quote as { parcels: { tradeId: string }[] };
    const { trade, parcel } = await boughtListing(world, id as string, parcels[0]?.tradeId);
    return [part("trade", trade), part("parcel", parcel)];
  },
};

/** Of a parcel the trade's end, and of a trade its parcel's. */
const withTrade = (move: string): MoveStory => ({
  by: ({ buyer_id, seller_id }) => (move === "approve" ? buyer_id : seller_id) as string,
  given: ({ id }) =>
    move === "approve"
      ? `update trade set state = 'DELIVERED', begun_at = app_now(), delivered_at = app_now() where id = '${id as string}'`
      : "select 1",
  with: ({ id }) => Promise.resolve([{ machine: "trade", id: id as string, move }]),
});
const withParcel = (move: string): MoveStory => ({
  with: ({ id }) => Promise.resolve([{ machine: "parcel", id: id as string, move }]),
});

/** Checkouts, the parcels that they pay for, and how those end with their trades. */
export const storiesOfCheckouts: Story[] = [
  {
    machine: "checkout",
    name: "made PAID",
    only: ["insert"],
    chooses: ["id", "quote"],
    start: async (world) => {
      const { who, trade, parcel, checkout } = await boughtListing(world);
      return { who, row: checkout, with: [part("trade", trade), part("parcel", parcel)] };
    },
  },
  {
    machine: "checkout",
    only: ["insert", "pay", "cancel", "fail", "lapse"],
    // Nothing is paid by it yet, and what it becomes must cost what it says.
    chooses: ["id", "total_minor", "deposit_minor", "quote", "delivery", "currency"],
    start: async (world) => {
      const { who, checkout } = await boughtListing(world);
      return { who, row: { ...checkout, ...AWAITED } };
    },
    moves: {
      pay: becomes,
      fail: { set: () => ({ failure: "out_of_stock" }), chooses: ["failure"] },
      lapse: { given: overdue },
    },
  },
  {
    machine: "parcel",
    only: ["insert", "pay", "return"],
    // How it is sent is between the two who agreed to it.
    chooses: ["way", "from_state", "from_lga", "promised_until"],
    start: async (world) => {
      const { who, trade, parcel, checkout } = await boughtListing(world);
      return { who, row: parcel, with: [part("trade", trade), part("checkout", checkout)] };
    },
    moves: { pay: withTrade("approve"), return: withTrade("cancel") },
  },
  {
    machine: "trade",
    name: "goods",
    only: ["insert", "approve", "cancel"],
    chooses: ["delivery"],
    start: async (world) => {
      const { who, trade, parcel, checkout } = await boughtListing(world);
      return { who, row: trade, with: [part("parcel", parcel), part("checkout", checkout)] };
    },
    moves: {
      deliver: { given: ({ id }) => `update trade set begun_at = app_now() where id = '${id as string}'` },
      approve: withParcel("pay"),
      cancel: withParcel("return"),
    },
  },
];
