import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { putUpUnit } from "@/lib/assets/test-kinds/rows-for-tests";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { basisPoints } from "@/lib/money/fees";
import { backMoves } from "@/lib/trades/parcel/machine-back";
import { sentMoves } from "@/lib/trades/parcel/machine-moves";
import { ofListedOffers } from "./listings";
import type { Row } from "./plans";
import { disputed, ending, ruledSql, settling, splitOf } from "./stories-of-disputes";
import type { MoveStory, Story, World } from "./world";

export const PRICE = 4_150_33;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
export const snake = (row: object): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      typeof value === "bigint" ? value.toString() : (value as unknown),
    ]),
  );
const update = (row: Row, set: string) => `update trade set ${set} where id = '${row.id as string}'`;

export const airtimeOffer = (sellerId: string): Row => ({
  id: newId(),
  seller_id: sellerId,
  ...snake(airtimeOf(BigInt(PRICE + 500))),
  listed_under: "MTN",
  listed_minor: String(PRICE + 500),
  rate_bps: Math.round((PRICE * 10_000) / (PRICE + 500)),
  currency: HOME,
  price_minor: String(PRICE),
  fee_rule: basisPoints(150),
  units_total: "1",
  hold_unit_minor: "0",
  hold_currency: HOME,
  expires_at: inHours(1),
});

const swapOffer = (sellerId: string): Row => ({
  id: newId(),
  seller_id: sellerId,
  ...snake(putUpUnit(BigInt(PRICE), HOME)),
  units_total: "3",
  fee_rule: basisPoints(150),
  expires_at: inHours(1),
});

export const ofOffers: Pick<Story, "moves" | "chooses" | "only"> = {
  only: ["insert", "pause", "resume", "withdraw", "extend", "expire"],
  chooses: [
    "id",
    "kind",
    "terms",
    "listed_under",
    "listed_minor",
    "rate_bps",
    "price_minor",
    "units_total",
    "expires_at",
  ],
  moves: {
    ...ofListedOffers,
    extend: {
      set: () => ({ days: "7", extension_reason: "The operator was down." }),
      chooses: ["extension_reason"],
    },
    expire: {
      given: ({ id }) =>
        `update offer set expires_at = app_now() - interval '1 hour' where id = '${id as string}'`,
    },
  },
};

export const tradeOf = async (
  world: World,
  name: string,
  atOnce = false,
): Promise<{ who: string; row: Row }> => {
  const { ada, bayo } = world.stage.people;
  const offerId = await world.makeOf("offer", undefined, name);
  const offer = await world.rowOf("offer", offerId);
  const swaps = name === "swap";
  const row: Row = {
    id: newId(),
    buyer_id: ada.id,
    seller_id: bayo.id,
    performer_id: swaps ? ada.id : bayo.id,
    confirmer_id: swaps ? bayo.id : ada.id,
    kind: offer.kind,
    state: atOnce ? "COMPLETED" : "IN_ESCROW",
    listed_under: offer.listed_under,
    terms: offer.terms,
    currency: HOME,
    price_minor: String(PRICE),
    hold_minor: String(PRICE),
    hold_currency: HOME,
    hold_source: swaps ? "offer" : "wallet",
    fee_rule: offer.fee_rule,
    delivery: swaps ? { payer: "Ada" } : toPhone("+2348031234567"),
    lines: [
      {
        line: 1,
        offer_id: offerId,
        terms_version: "1",
        units: "1",
        unit_price_minor: String(PRICE),
        vat_minor: "0",
      },
    ],
  };
  return { who: ada.id, row };
};

const proposal = (kind: string, until = "app_now() + interval '1 hour'") =>
  `proposal = '{"kind": "${kind}", "by": "seller"}', proposal_until = ${until}`;
const proposed = (kind: string): MoveStory => ({
  given: (row) => update(row, proposal(kind)),
  by: ({ buyer_id }) => buyer_id as string,
});
const byBuyer: MoveStory = { by: ({ buyer_id }) => buyer_id as string };
const begun: MoveStory = { given: (row) => update(row, "begun_at = app_now()") };

const overdue = "deadline_at = app_now() - interval '1 minute'";

const ofTrades: Pick<Story, "moves" | "chooses" | "skips"> = {
  skips: [...Object.keys(sentMoves), ...Object.keys(backMoves), "settle:return", "rule:return"],
  chooses: ["id", "delivery"],
  moves: {
    deliver: begun,
    dispute: { ...byBuyer, with: disputed("not_received") },
    "dispute:staff": { with: disputed("staff_review") },
    "propose-cancel": byBuyer,
    "agree-cancel": proposed("cancel"),
    "propose-extension": byBuyer,
    "agree-extension": proposed("extension"),
    "decline-proposal": proposed("cancel"),
    "withdraw-proposal": { ...proposed("cancel"), by: ({ seller_id }) => seller_id as string },
    "expire-proposal": { given: (row) => update(row, proposal("cancel", "app_now()")) },
    "cancel:late": { given: (row) => update(row, `${overdue}, begun_at = null`) },
    lapse: { given: (row) => update(row, `${overdue}, begun_at = null`) },
    "escalate:begun": {
      given: (row) => update(row, `${overdue}, begun_at = app_now()`),
      with: disputed("silence"),
    },
    "escalate:delivered": { given: (row) => update(row, overdue), with: disputed("silence") },
    "escalate:restricted": {
      given: ({ confirmer_id }) => `insert into restriction (id, user_id, kind, reason, subject_kind, by_id)
        values (gen_random_uuid(), '${confirmer_id as string}', 'frozen', 'A bank asks.', 'chargeback', system_id())`,
      with: disputed("staff_review"),
    },
    "concede:refund": { with: ending("concede") },
    "concede:release": { with: ending("concede") },
    "settle:refund": { ...byBuyer, with: settling(PRICE) },
    "settle:release": { ...byBuyer, with: settling(0) },
    "settle:split": { ...byBuyer, with: settling(PRICE - 100_000), pays: splitOf(PRICE - 100_000) },
    extend: { set: () => ({ hours: "24" }) },
    "rule:refund": { given: ({ id }) => ruledSql(id, "refund", PRICE), with: ending("finish:over") },
    "rule:release": { given: ({ id }) => ruledSql(id, "release", 0), with: ending("finish:over") },
    "rule:split": {
      given: ({ id }) => ruledSql(id, "split", PRICE - 100_000),
      with: ending("finish:over"),
      pays: splitOf(PRICE - 100_000),
    },
  },
};

export const storiesOfTrades: Story[] = [
  {
    machine: "outage",
    start: async ({ stage }) => ({
      who: stage.people.staff.MODERATOR.id,
      row: {
        id: newId(),
        gateway: null,
        // Of what no other story trades, so that their clocks run.
        kind: "AIRTIME",
        listed_under: newId(),
        source: "staff",
        reason: "Transfers fail since noon.",
        started_at: new Date(Date.now() - 300_000),
      },
    }),
    chooses: ["id", "gateway", "kind", "listed_under", "reason", "started_at"],
  },
  {
    machine: "offer",
    name: "airtime",
    ...ofOffers,
    start: async ({ stage }) => ({ who: stage.people.bayo.id, row: airtimeOffer(stage.people.bayo.id) }),
  },
  {
    machine: "offer",
    name: "swap",
    ...ofOffers,
    start: async ({ stage }) => ({ who: stage.people.bayo.id, row: swapOffer(stage.people.bayo.id) }),
  },
  { machine: "trade", name: "airtime", ...ofTrades, start: (world) => tradeOf(world, "airtime") },
  { machine: "trade", name: "swap", ...ofTrades, start: (world) => tradeOf(world, "swap") },
  {
    machine: "trade",
    name: "made COMPLETED",
    ...ofTrades,
    only: ["insert"],
    start: (world) => tradeOf(world, "swap", true),
  },
];
