import { refusals } from "@/lib/kernel/refusal";

export const ledgerRefusals = refusals({
  already_reversed: { status: 409, says: "This posting has already been reversed." },
  not_reversible: {
    status: 409,
    says: "This posting can’t be reversed, because a trade or payout depends on it or it’s already a reversal. Use an adjustment instead.",
  },
  reversal_without_funds: {
    status: 409,
    says: "This can’t be reversed, because an account no longer holds the money.",
  },
});
