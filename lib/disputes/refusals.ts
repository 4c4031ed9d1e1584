import { refusals } from "@/lib/kernel/refusal";
import { formatDateTime, formatDay } from "@/lib/kernel/time-format";

export const disputeRefusals = refusals({
  unknown_reason: { status: 422, field: "reason", says: "Choose what went wrong." },
  not_due_yet: {
    status: 409,
    field: "reason",
    says: ({ from }) =>
      `It’s due on ${formatDay(new Date(String(from)))}. From that day on you can report that it hasn’t arrived.`,
  },
  not_met_yet: {
    status: 409,
    field: "reason",
    says: ({ from }) =>
      `You meet on ${formatDateTime(new Date(String(from)))}. After that you can report that it hasn’t arrived.`,
  },
  claim_over: { status: 409, says: "Problems with an ended trade can be reported for 14 days." },
  already_open: { status: 409, says: "This trade already has an open dispute." },
  no_dispute: { status: 409, says: "This trade has no open dispute." },
  being_reviewed: { status: 409, says: "A moderator is already reviewing this dispute." },
  ruled_before: {
    status: 403,
    says: "You’ve already decided about this trade, so another moderator has to decide now.",
  },
  own_dispute: { status: 403, says: "You’re a party to this trade, so another moderator has to decide it." },
  linked_to_party: {
    status: 403,
    says: "You share a browser or a bank account with a party to this trade, so another moderator has to decide it.",
  },
  sides_not_heard: {
    status: 409,
    says: ({ until }) =>
      `The parties can still say what happened, until ${formatDateTime(new Date(String(until)))}. You can decide after that, or once both have.`,
  },
  already_ruled: { status: 409, says: "This dispute has already been decided." },
  wrong_outcome: { status: 422, field: "outcome", says: "This finding doesn’t allow that outcome." },
  wrong_finding: {
    status: 422,
    field: "finding",
    says: "A trade of this kind can’t have this finding.",
  },
  wrong_rules: { status: 422, field: "rules", says: "Cite rules for this kind of trade." },
  not_a_split: {
    status: 422,
    field: "refundMinor",
    says: "Each side of a split gets something. To give one side everything, choose refund or pay.",
  },
  more_than_held: { status: 422, field: "refundMinor", says: "This is more than is held in escrow." },
  needs_two_people: {
    status: 409,
    says: "A decision about this much money needs a colleague’s approval. Ask for it.",
  },
  already_written: { status: 409, says: "You’ve already written this." },
  too_late_to_write: { status: 409, says: "A moderator has decided, so nothing can be added here." },
  nothing_to_reply_to: { status: 409, says: "The other side hasn’t said anything yet." },
  not_ruled: { status: 409, says: "There’s no decision to accept or appeal now." },
  already_accepted: { status: 409, says: "You’ve already accepted this decision." },
  claim_moves_nothing: {
    status: 409,
    says: "This trade has ended, so there’s nothing in escrow to settle.",
  },
  nothing_to_return: {
    status: 409,
    field: "outcome",
    says: "Only goods that the buyer has can go back, and only once.",
  },
  who_pays_return: { status: 422, field: "returnPaidBy", says: "Choose who pays for both ways." },
  too_much_for_way_back: {
    status: 422,
    field: "wayBackMinor",
    says: "Enter at most ₦50,000 for the way back.",
  },
  not_your_claim: { status: 403, says: "Only the person who made this claim can withdraw it." },
  settlement_over: { status: 409, says: "This offer is no longer open." },
  own_settlement: { status: 403, says: "Only the other person can answer your offer." },
});
