import { refusals } from "@/lib/kernel/refusal";

export const ledgerRefusals = refusals({
  not_staff: { status: 403, says: "Only finance staff and administrators may do this." },
  needs_another: {
    status: 403,
    says: "Somebody else must agree to this: you asked for it, or it is for you.",
  },
  already_approved: { status: 409, says: "This request has already been agreed to." },
  not_approved: { status: 409, says: "Nobody has agreed to this yet. Ask a colleague to look at it first." },
  already_reversed: { status: 409, says: "This posting has already been reversed." },
  not_reversible: {
    status: 409,
    says: "This posting cannot be reversed by itself: a trade or a payout rests on it, or it is a reversal. Correct it with an adjustment.",
  },
  reversal_without_funds: {
    status: 409,
    says: "The money has moved on: an account no longer holds what the reversal would take back.",
  },
});
