/**
 * What `npm run test:long` can run. A part is a number of chunks of some minutes each, so that one that was broken off
 * goes on where it was; a chunk's number is its seed, but for `screens`, whose chunks are looks.
 * @typedef {{ files: string[], chunks: Record<string, string>[], proves: string, journeys?: true }} Part
 * @type {Record<string, Part>}
 */
export const parts = {
  stories: {
    files: ["random-story"],
    chunks: seeded(10, { STORY_STEPS: "500" }),
    proves: "5,000 random steps of people and the clock, the ledger checked after each",
  },
  pairs: {
    files: ["trades/pairs"],
    chunks: seeded(10, { PAIR_ROUNDS: "20" }),
    proves:
      "any two moves of a trade that two people can make at the same moment raced 200 times: one outcome",
  },
  "disputes-year": {
    files: ["disputes/year"],
    chunks: seeded(10, { YEAR_TRADES: "500", YEAR_AT_ONCE: "8", YEAR_KILL_EVERY: "120" }),
    proves:
      "a year of 5,000 trades with people, moderators and operators that keep silent, and processes that are killed: every dispute ends, late rulings give our commission back once, L1 to L11 hold, records verify",
  },
  "orders-year": {
    files: ["checkout/year"],
    chunks: seeded(20, { ORDER_PURCHASES: "1000" }),
    proves:
      "a year of 20,000 random purchases of goods with returns, splits, disputes and processes that are killed: every order ends, L1 to L11 hold, records verify",
  },
  storm: {
    files: ["payouts/storm"],
    chunks: seeded(4, { STORM_PAYOUTS: "250" }),
    proves: "1,000 payouts through a hostile gateway: none paid twice, none lost",
  },
  orders: {
    files: ["random-orders"],
    chunks: seeded(10, { DEPOSIT_ORDERS: "500" }),
    proves: "5,000 orders, delays and losses of what the gateway reports of a deposit",
  },
  documents: {
    files: ["documents/sums"],
    chunks: seeded(10, { DOCUMENT_ORDERS: "10000" }),
    proves:
      "100,000 random orders of many lines, rates, refunds and splits: price = commission + seller's share + refund, VAT within its total, and receipts, invoices and credit notes add up to the kobo",
  },
  webhooks: {
    files: ["mutated-webhooks"],
    chunks: seeded(2, { MUTATED_WEBHOOKS: "1000" }),
    proves: "2,000 webhooks changed on their way, none accepted",
  },
  reconciliation: {
    files: ["reconciliation/clean", "reconciliation/compare"],
    chunks: [{ RECONCILIATION_RECORDS: "10000", RECONCILIATION_RUNS: "5000" }],
    proves: "10,000 records without a false alarm, 5,000 generated comparisons of each kind",
  },
  fuzz: {
    files: ["fuzz.spec.ts", "--no-deps"],
    chunks: seeded(4, { FUZZ_REQUESTS: "5000" }),
    proves:
      "20,000 hostile requests to operations, pages, actions and webhooks: no 5xx, no stack in the log, memory flat",
    journeys: true,
  },
  screens: {
    files: ["screens.spec.ts"],
    chunks: ["phone-light", "phone-dark", "desk-light", "desk-dark"].map((SCREENS) => ({ SCREENS })),
    proves: "every screen on a phone and a desktop, in light and dark: axe, no overflow, no console error",
    journeys: true,
  },
};

/** So many chunks of the same size, each with a seed of its own that every run repeats. */
function seeded(count, settings) {
  return Array.from({ length: count }, (_, at) => ({ ...settings, SEED: String(at + 1) }));
}
