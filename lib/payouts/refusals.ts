import { type RefusalDetails, refusals } from "@/lib/kernel/refusal";
import { naira } from "@/lib/money/format";

const amount = (details: RefusalDetails, name: string) => naira(details[name] as string);

export const payoutRefusals = refusals({
  payout_too_small: {
    status: 422,
    field: "amount",
    says: (d) => `The minimum withdrawal is ${amount(d, "limitMinor")}.`,
  },
  payout_too_large: {
    status: 422,
    field: "amount",
    says: (d) =>
      `The maximum withdrawal is ${amount(d, "limitMinor")}. To withdraw more, make several withdrawals.`,
  },
  payout_fee_changed: {
    status: 409,
    says: (d) => `The fee has changed to ${amount(d, "feeMinor")}. Check the amounts, then confirm.`,
  },
  account_gone: {
    status: 409,
    field: "bankAccountId",
    says: "That bank account is no longer on your list. Choose another one.",
  },
  too_late_to_cancel:
    "This withdrawal is already on its way to your bank and can’t be cancelled. If the bank rejects it, the money returns to your wallet.",
  gain_not_verified: "Money in this wallet is still being verified.",
  payouts_stopped: "Withdrawals are paused. The status page says why.",
  owner_may_not_withdraw: "The owner can’t withdraw right now.",
  owner_owes: "The owner has to repay a chargeback first.",
  needs_another_person: {
    status: 403,
    says: "This money goes to you, so a colleague has to decide.",
  },
});
