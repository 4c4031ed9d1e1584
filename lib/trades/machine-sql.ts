// SQL that the trade's moves share.

/** How long its kind gives for a step. */
export const time = (step: "deliver" | "confirm" | "extend", kind = "r.kind") =>
  `(select make_interval(mins => k.${step}_minutes) from asset_kind k where k.name = ${kind})`;

/** No deadline is missed while an outage stops the clock, nor before it has moved the deadline. */
export const overdue = "deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state))";
export const begun = "begun_at is not null";
export const notBegun = "begun_at is null";

/** How often a delivery may be taken back: the performer must not gain time by it. */
export const UNDONE_AT_MOST = 2;
export const secondsLeft = "greatest(ceil(extract(epoch from r.deadline_at - at)), 0)::int";

/** A disputed trade is decided by a moderator, who finds it by its dispute. */
export const disputeIsOpen = {
  "its dispute is open": "exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')",
};

/** A dispute ends with its trade, or with its trade's goods on their way back, and says how. */
export const disputeSays = (
  how: "ruled" | "conceded" | "settled",
  outcome: "refund" | "release" | "split" | "return",
) => ({
  "its dispute ends so": `exists (select from dispute d where d.trade_id = r.id and d.closed_how = '${how}' and d.outcome = '${outcome}'
          and d.closed_at = coalesce(r.ended_at, app_now()))`,
});

export const noOpenDispute = {
  "no dispute of it is open":
    "not exists (select from dispute d where d.trade_id = r.id and d.state <> 'CLOSED')",
};

/** How often staff may give a trade more time, and how many hours at most each time. */
export const STAFF_EXTENSIONS = 2;
export const STAFF_EXTENSION_HOURS = 24;

/** Of kinds that come in parcels, and of the others. */
export const sent = "in_catalog(kind)";
export const notSent = "not in_catalog(kind)";

/** What gives more time: as many hours as staff say. */
export const moreTime = {
  if: `staff_extensions < ${STAFF_EXTENSIONS} and (s->>'hours')::int between 1 and ${STAFF_EXTENSION_HOURS}`,
  takes: ["hours"],
  fixed: {
    deadline_at: "greatest(r.deadline_at, at) + make_interval(hours => (s->>'hours')::int)",
    staff_extensions: "r.staff_extensions + 1",
  },
} as const;

/** How long a proposal waits for its answer, in hours. A change of state ends it as well. */
export const PROPOSAL_HOURS = 24;

/** What a party can propose. */
export type ProposalKind = "cancel" | "extension" | "meeting" | "return" | "split";

export const openProposal = "proposal is not null";
export const noProposal = { proposal: "null", proposal_until: "null" } as const;

/** A proposal of this kind, or of any, that the other party has made. */
export const byOther = (kind?: ProposalKind): string =>
  `${kind ? `proposal->>'kind' = '${kind}'` : openProposal}
        and who = case proposal->>'by' when 'buyer' then seller_id when 'seller' then buyer_id end`;

/** A proposal that the party who acts has made. */
export const byWho = "who = case proposal->>'by' when 'buyer' then buyer_id when 'seller' then seller_id end";

/** One proposal is open at a time, so that an answer is to the one that was read. The database makes it, in the caller's name. */
export const proposes = (kind: ProposalKind, more = "") => ({
  if: "proposal is null",
  fixed: {
    proposal: `jsonb_build_object('kind', '${kind}', 'by', case who when buyer_id then 'buyer' else 'seller' end${more})`,
    proposal_until: `at + interval '${PROPOSAL_HOURS} hours'`,
  },
});

/** What a plan says of a new trade. */
export const tradeColumns = [
  "id",
  "buyer_id",
  "seller_id",
  "performer_id",
  "confirmer_id",
  "kind",
  "listed_under",
  "terms",
  "currency",
  "price_minor",
  "hold_minor",
  "hold_currency",
  "hold_source",
  "fee_rule",
  "delivery",
  "checkout_id",
  "part",
  "parts",
] as const;

/** And of each of its lines. */
export const lineColumns = {
  name: "lines",
  table: "trade_line",
  key: "trade_id",
  columns: ["line", "offer_id", "terms_version", "units", "unit_price_minor", "vat_minor"],
} as const;

/** Who its parties are does not take it out of their hands. */
export const goesOn = "not waits_for_moderator(state, begun_at, performer_id, confirmer_id)";
