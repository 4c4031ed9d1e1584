import { SYSTEM_ID } from "@/lib/kernel/ids";
import { type FeeRule, feeOf } from "@/lib/money/fees";
import { givenBack } from "./carried";
import { begun, buyer, delivered, late, proposal, set, tradeMoves, withParcel } from "./moves-of-orders";
import type { Row } from "./plans";
import { boughtListing } from "./stories-of-checkouts";
import { disputed, ending, ruledSql, settling } from "./stories-of-disputes";
import type { MoveStory, Part, Story, World } from "./world";

const moving = (machine: string, id: unknown, move: string): Part => ({ machine, id: id as string, move });
const parcel = ({ id }: Row, columns: string) => `update parcel set ${columns} where id = '${id as string}'`;
const RETURN = `, "paidBy": "buyer", "wayBackMinor": "0"`;
const REFUND = 100_00;
const SPLIT = `, "refunds": {"1": "${String(REFUND)}"}, "refundMinor": "${String(REFUND)}"`;
const back = "return_paid_by = 'buyer'";
const sentBack = `${back}, return_sent = '{"by": "carrier"}', return_sent_at = app_now() - interval '1 minute'`;
const sentByNumber = ({ id }: Row) =>
  `${back}, return_sent = '{"by": "carrier", "carrier": "GIG Logistics", "number": "BACK-${id as string}"}', return_sent_at = app_now() - interval '1 minute'`;
const returning = `state = 'RETURNING', ${begun}`;
const seller = ({ seller_id }: Row) => seller_id as string;
const priceOf = ({ hold_minor }: Row) => Number(hold_minor);

/** What the buyer gets back who keeps it for less, and what the seller is paid. */
function shares(row: Row): Record<string, number> {
  const gross = BigInt(priceOf(row) - REFUND);
  const commission = Number(feeOf(gross, row["fee_rule"] as FeeRule));
  return { escrow_refund: REFUND, escrow_release: Number(gross) - commission, commission };
}

const both =
  (...ways: ((row: Row, world: World) => Promise<Part[]>)[]) =>
  async (row: Row, world: World) =>
    (await Promise.all(ways.map((way) => way(row, world)))).flat();
const goesBack = ({ id }: Row) => Promise.resolve([moving("parcel", id, "send-back")]);

const ofTrades: Record<string, MoveStory> = {
  "propose-return": {
    by: buyer,
    set: () => ({ paid_by: "seller", way_back_minor: "0" }),
    chooses: ["paid_by", "way_back_minor"],
  },
  "agree-return": { ...withParcel("send-back", `${delivered}, ${proposal("return", RETURN)}`), by: buyer },
  "propose-split": { by: buyer, set: () => ({ refunds: { "1": String(REFUND) } }), chooses: ["refunds"] },
  "agree-split": {
    ...withParcel("share", `${delivered}, ${proposal("split", SPLIT)}`),
    by: buyer,
    pays: shares,
  },
  "return-ship": withParcel("return-ship", "moves = moves"),
  "return-received": { ...withParcel("pay", "moves = moves"), by: seller },
  "return-arrive": {
    ...withParcel("return-arrive"),
    given: (row) => `${parcel(row, sentByNumber(row))}; ${givenBack(row)}`,
  },
  "return-received:silent": {
    ...withParcel("pay"),
    given: (row) => `${set(row, late)}; ${parcel(row, `${sentBack}, return_arrived_at = app_now()`)}`,
  },
  "contest-return": { given: (row) => parcel(row, sentBack), with: disputed("return_refused"), by: seller },
  keep: withParcel("pay", late),
  "escalate:returning": {
    given: (row) => `${set(row, late)}; ${parcel(row, sentBack)}`,
    with: disputed("silence"),
  },
  "settle:return": { by: buyer, with: both(settling(priceOf, "seller"), goesBack) },
  "rule:return": {
    given: (row) => ruledSql(row["id"], "return", priceOf(row), " return_paid_by = 'buyer',"),
    with: both(ending("finish:over"), goesBack),
  },
};

/** A move of a parcel, with that of its trade. */
const withTrade = (move: string, given: (row: Row) => string): MoveStory => ({
  by: buyer,
  given,
  with: ({ id }) => Promise.resolve([moving("trade", id, move)]),
});

const ofParcels: Record<string, MoveStory> = {
  "send-back": withTrade("agree-return", (row) => set(row, `${delivered}, ${proposal("return", RETURN)}`)),
  "return-ship": {
    ...withTrade("return-ship", (row) => `${set(row, returning)}; ${parcel(row, back)}`),
    set: ({ id }) => ({
      return_sent: { by: "carrier", carrier: "GIG Logistics", number: `BACK-${id as string}` },
    }),
    chooses: ["return_sent"],
  },
  "return-arrive": {
    ...withTrade(
      "return-arrive",
      (row) => `${set(row, returning)}; ${parcel(row, sentByNumber(row))}; ${givenBack(row)}`,
    ),
    by: () => SYSTEM_ID,
  },
  share: withTrade("agree-split", (row) => set(row, `${delivered}, ${proposal("split", SPLIT)}`)),
};

/** What goes back to its seller, or is kept for less. */
export const storiesOfReturns: Story[] = [
  {
    machine: "trade",
    name: "goods that go back",
    only: Object.keys(ofTrades),
    skips: [
      "deliver",
      "say-handed-over",
      "ship:scanned",
      "bounce",
      "dispute",
      "dispute:staff",
      "escalate:begun",
      "escalate:delivered",
      "escalate:restricted",
    ],
    start: async (world) => {
      const { who, trade, parcel: made, checkout } = await boughtListing(world);
      return {
        who,
        row: trade,
        with: [
          { machine: "parcel", row: made },
          { machine: "checkout", row: checkout },
        ],
      };
    },
    moves: { ...tradeMoves, ...ofTrades },
  },
  {
    machine: "parcel",
    name: "of what goes back",
    only: Object.keys(ofParcels),
    start: async (world) => {
      const { who, trade, parcel: made, checkout } = await boughtListing(world);
      return {
        who,
        row: made,
        with: [
          { machine: "trade", row: trade },
          { machine: "checkout", row: checkout },
        ],
      };
    },
    moves: ofParcels,
  },
];
