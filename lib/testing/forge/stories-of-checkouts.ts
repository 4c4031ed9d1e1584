import { createHash } from "node:crypto";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { parcelMoves, SECRET, tradeMoves } from "./moves-of-orders";
import type { Row } from "./plans";
import type { MoveStory, Part, Story, World } from "./world";

const FEE = 2_500_00;
const CODE_HASH = createHash("sha256").update(Buffer.from(SECRET, "hex")).digest("hex");

/** A trade of a listing that is live, with the parcel and the checkout that it is made with. */
interface Bought {
  who: string;
  trade: Row;
  parcel: Row;
  checkout: Row;
}

interface ToBuy {
  checkoutId?: string;
  tradeId?: string;
  isPickUp?: boolean;
}

export async function boughtListing(
  world: World,
  { checkoutId = newId(), tradeId = newId(), isPickUp = false }: ToBuy = {},
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
    lines: [
      {
        line: 1,
        offer_id: offer.id,
        terms_version: "1",
        units: "1",
        unit_price_minor: price,
        vat_minor: "0",
      },
    ],
  };
  const parcel = {
    id: tradeId,
    checkout_id: checkoutId,
    buyer_id: ada.id,
    seller_id: bayo.id,
    currency: HOME,
    fee_minor: String(FEE),
    way: { name: "Usual", isPickUp, handlingDays: 3, daysMin: 1, daysMax: 5 },
    from_state: "LA",
    from_lga: "Ikeja",
    promised_until: "2026-12-12",
    window_days: 3,
    code_hash: CODE_HASH,
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
    const { trade, parcel } = await boughtListing(world, {
      checkoutId: id as string,
      ...(parcels[0] && { tradeId: parcels[0].tradeId }),
    });
    return [part("trade", trade), part("parcel", parcel)];
  },
};

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
    // How it is sent is between the two who agreed to it.
    chooses: ["way", "from_state", "from_lga", "promised_until"],
    start: async (world) => {
      const { who, trade, parcel, checkout } = await boughtListing(world);
      return { who, row: parcel, with: [part("trade", trade), part("checkout", checkout)] };
    },
    // What becomes of a return is in stories of its own.
    skips: ["send-back", "return-ship", "return-arrive", "share"],
    moves: parcelMoves,
  },
  {
    machine: "trade",
    name: "goods",
    only: ["insert", ...Object.keys(tradeMoves).filter((move) => !move.includes("meeting")), "begin:sent"],
    skips: ["deliver", "say-handed-over"],
    chooses: ["delivery"],
    start: async (world) => {
      const { who, trade, parcel, checkout } = await boughtListing(world);
      return { who, row: trade, with: [part("parcel", parcel), part("checkout", checkout)] };
    },
    moves: tradeMoves,
  },
  {
    machine: "trade",
    name: "goods to fetch",
    only: ["propose-meeting", "agree-meeting", "say-handed-over"],
    skips: ["deliver"],
    start: async (world) => {
      const { who, trade, parcel, checkout } = await boughtListing(world, { isPickUp: true });
      return { who, row: trade, with: [part("parcel", parcel), part("checkout", checkout)] };
    },
    moves: tradeMoves,
  },
];
