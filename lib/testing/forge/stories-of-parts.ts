import { airtimeOf } from "@/lib/assets/airtime/example";
import { newId } from "@/lib/kernel/ids";
import type { Row } from "./plans";
import { airtimeOffer, ofOffers, PRICE, snake, tradeOf } from "./stories-of-trades";
import type { MoveStory, Part, Story, World } from "./world";

/** Two transfers of it, which a buyer takes together. */
const offerInParts = (sellerId: string): Row => {
  const each = 8_000_00;
  return {
    ...airtimeOffer(sellerId),
    ...snake(airtimeOf(BigInt(each))),
    listed_minor: String(each * 2),
    rate_bps: Math.round((PRICE * 10_000) / each),
    units_total: "2",
  };
};

/** The second part of a checkout, which waits for the first. */
async function secondPart(world: World): Promise<{ who: string; row: Row; with: Part[] }> {
  const { who, row } = await tradeOf(world, "airtime in parts");
  const ofCheckout = { checkout_id: newId(), parts: "2" };
  return {
    who,
    // After the first by its id, too.
    row: { ...row, ...ofCheckout, id: newId(), part: "2", state: "WAITING" },
    with: [{ machine: "trade", row: { ...row, ...ofCheckout, part: "1" } }],
  };
}

/** The part before it has ended in this state. */
const afterPart = (state: string): MoveStory => ({
  given: ({ checkout_id }) =>
    `update trade set state = '${state}', ended_at = app_now(), deadline_at = null where checkout_id = '${checkout_id as string}' and part = 1`,
});

/** Offers that are sold in parts, and the parts of a checkout. */
export const storiesOfParts: Story[] = [
  {
    machine: "offer",
    name: "airtime in parts",
    ...ofOffers,
    only: ["insert"],
    start: async ({ stage }) => ({ who: stage.people.bayo.id, row: offerInParts(stage.people.bayo.id) }),
  },
  {
    machine: "trade",
    name: "made WAITING",
    chooses: ["id", "checkout_id"],
    only: ["insert", "turn", "stop", "stop:end"],
    start: secondPart,
    moves: { turn: afterPart("COMPLETED"), "stop:end": afterPart("CANCELLED") },
  },
];
