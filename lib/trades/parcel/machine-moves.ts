import {
  mayRelease,
  parties,
  refunds,
  releases,
  splitsBy,
  toModerator,
  WAY_BACK_DAYS,
} from "../machine-ends";
import {
  begun,
  byOther,
  goesOn,
  noProposal,
  notBegun,
  overdue,
  proposes,
  secondsLeft,
  sent,
  UNDONE_AT_MOST,
} from "../machine-sql";
import { codesInSql } from "./cancel-reasons";

// The moves of a trade whose goods come in a parcel. What they change of the parcel is in its own machine, and goes with them.

const parcelIs = (what: string) => `exists (select from parcel p where p.id = r.id and ${what})`;

/** Its two have agreed where and when they meet. */
export const hasMeeting = "meeting is not null";
/** A carrier or the buyer's code proves delivery. */
export const isProven = parcelIs("p.proof in ('CARRIER', 'CODE')");
const isPickUp = parcelIs("(p.way->>'isPickUp')::boolean");
/** A carrier that reports has it: what it says counts, not the seller's word. */
export const isScanned = "is_scanned(id)";
/** More time can be agreed on once in each step. */
export const notExtended =
  "not exists (select from timeline m where m.trade_id = r.id and m.move = 'agree-extension' and m.from_state = r.state)";

/** What is given back of each line, by its number, as the plan names it: whole minor units, of a line at most what it cost. */
const shares = `jsonb_typeof(s->'refunds') = 'object' and not exists (
        select from jsonb_each_text(s->'refunds') given left join trade_line l on l.trade_id = r.id and l.line::text = given.key
        where given.value !~ '^[1-9][0-9]{0,14}$' or coalesce(given.value::numeric > l.units * l.unit_price_minor, true))`;
const sum = "(select coalesce(sum(given.value::bigint), 0) from jsonb_each_text(s->'refunds') given)";

/** The buyer has it, and their time to look at it begins. */
const arrives = {
  to: "DELIVERED",
  fixed: { delivered_at: "at", ...noProposal, deadline_at: "inspect_by(r.id, at)" },
} as const;

const ships = {
  from: ["IN_ESCROW"],
  to: "SHIPPED",
  if: `${begun} and ${sent} and not ${isPickUp}`,
  fixed: { delivery_seconds_left: secondsLeft, ...noProposal, deadline_at: "arrive_by(r.id, at)" },
  checks: { "its parcel says how it was sent": parcelIs("p.sent is not null") },
} as const;

const reasonIs = (by: "buyer" | "seller") => ({
  "it says why": `(r.cancel_reason in (${codesInSql(by)})) is true`,
});

export const sentMoves = {
  /** From now on the seller sees the address. */
  "begin:sent": {
    by: ["performer"],
    from: ["IN_ESCROW"],
    to: "same",
    if: `${notBegun} and ${sent}`,
    fixed: { begun_at: "at", deadline_at: "send_by(r.id, at)" },
  },
  /** Nothing has been packed yet. */
  "cancel:buyer": {
    by: ["confirmer"],
    from: ["IN_ESCROW"],
    if: `${notBegun} and ${sent}`,
    sets: ["cancel_reason"],
    ...refunds,
    checks: reasonIs("buyer"),
  },
  "cancel:seller": {
    by: ["performer"],
    from: ["IN_ESCROW"],
    if: sent,
    sets: ["cancel_reason"],
    ...refunds,
    offer: `case when r.cancel_reason in (${codesInSql("seller", "pauses")}) then 'PAUSED' end`,
    checks: reasonIs("seller"),
  },
  "lapse:unsent": {
    by: ["system"],
    from: ["IN_ESCROW"],
    if: `${begun} and ${overdue} and ${sent} and not ${hasMeeting} and not ${isScanned}`,
    ...refunds,
    offer: "'PAUSED'",
  },
  ship: { by: ["seller"], ...ships },
  /** What we have booked is sent with its carrier's first scan. */
  "ship:scanned": { by: ["system"], ...ships },
  /** Within five minutes: the parcel's own move says so. */
  "undo-ship": {
    by: ["seller"],
    from: ["SHIPPED"],
    to: "IN_ESCROW",
    if: `deliveries_undone < ${UNDONE_AT_MOST} and ${sent} and not ${isScanned}`,
    fixed: {
      deadline_at: "at + make_interval(secs => delivery_seconds_left)",
      delivery_seconds_left: "null",
      deliveries_undone: "r.deliveries_undone + 1",
      ...noProposal,
    },
    checks: { "its parcel is not sent": parcelIs("p.sent is null") },
  },
  /** The buyer shows their code, and the seller has it. */
  "hand-over": {
    by: ["seller"],
    from: ["IN_ESCROW", "SHIPPED"],
    if: `${begun} and ${sent}`,
    ...arrives,
    checks: { "its parcel has the buyer’s code": parcelIs("p.proof = 'CODE'") },
  },
  /** Its carrier says so; whether that proves it, the parcel's own move says. */
  arrive: {
    by: ["system"],
    from: ["SHIPPED"],
    if: sent,
    ...arrives,
    checks: { "its parcel has the carrier’s word": parcelIs("p.proof in ('CARRIER', 'WORD')") },
  },
  /** Its carrier did not find the buyer, and brings it back. */
  bounce: {
    by: ["system"],
    from: ["SHIPPED"],
    to: "RETURNING",
    if: sent,
    fixed: { ...noProposal, deadline_at: `by_day(at + interval '${String(WAY_BACK_DAYS)} days')` },
    checks: { "its parcel has come back": parcelIs("p.bounced_at = app_now()") },
  },
  "say-delivered": {
    by: ["seller"],
    from: ["SHIPPED"],
    if: `${sent} and not ${isScanned}`,
    ...arrives,
    checks: { "its parcel has the seller’s word": parcelIs("p.proof = 'WORD'") },
  },
  /** A buyer who keeps the code does not keep the goods and the money. */
  "say-handed-over": {
    by: ["seller"],
    from: ["IN_ESCROW"],
    if: `${begun} and ${sent} and ${hasMeeting}`,
    ...arrives,
    checks: { "its parcel has the seller’s word": parcelIs("p.proof = 'WORD'") },
  },
  /** Silence pays where a carrier or the buyer's code has proven delivery, and the inspection window is over. */
  inspected: {
    by: ["system"],
    from: ["DELIVERED"],
    if: `${overdue} and ${isProven} and ${goesOn}`,
    ...releases,
  },
  /** The buyer keeps it for less: so much is given back of each line. */
  "propose-split": {
    by: parties,
    from: ["DELIVERED"],
    to: "same",
    takes: ["refunds"],
    ...proposes("split", `, 'refunds', s->'refunds', 'refundMinor', ${sum}::text`),
    if: `proposal is null and ${sent} and ${shares} and ${sum} between 1 and hold_minor - 1`,
  },
  "agree-split": {
    by: parties,
    from: ["DELIVERED"],
    if: `${byOther("split")} and ${mayRelease}`,
    ...splitsBy("(select p.agreed_refund_minor from parcel p where p.id = r.id)"),
  },
  "escalate:sent": { by: ["system"], from: ["SHIPPED"], if: overdue, ...toModerator },
  "propose-meeting": {
    by: parties,
    from: ["IN_ESCROW"],
    to: "same",
    takes: ["at", "place"],
    ...proposes("meeting", ", 'at', s->>'at', 'place', s->>'place'"),
    if: `proposal is null and ${begun} and ${isPickUp} and (s->>'at')::timestamptz between at and at + interval '7 days'
        and char_length(s->>'place') between 3 and 200`,
  },
  "agree-meeting": {
    by: parties,
    from: ["IN_ESCROW"],
    to: "same",
    if: byOther("meeting"),
    fixed: {
      ...noProposal,
      meeting: "jsonb_build_object('at', r.proposal->'at', 'place', r.proposal->'place')",
      deadline_at: "greatest(r.deadline_at, by_day((r.proposal->>'at')::timestamptz + interval '1 day'))",
    },
  },
  /** A day more for sending, two for looking; each once. */
  "agree-extension:sent": {
    by: parties,
    from: ["IN_ESCROW", "DELIVERED"],
    to: "same",
    if: `${byOther("extension")} and ${sent} and ${notExtended}`,
    fixed: {
      ...noProposal,
      deadline_at:
        "by_day(greatest(r.deadline_at, at) + case r.state when 'DELIVERED' then interval '2 days' else interval '1 day' end)",
    },
  },
} as const;
