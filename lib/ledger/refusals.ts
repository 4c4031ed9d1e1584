import { refusals } from "@/lib/kernel/refusal";

export const ledgerRefusals = refusals({
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
