import { type RefusalDetails, refusals } from "@/lib/kernel/refusal";
import { naira } from "@/lib/money/format";

const amount = (details: RefusalDetails, name: string) => naira(details[name] as string);

export const payoutRefusals = refusals({
  payout_too_small: {
    status: 422,
    field: "amount",
    says: (d) => `You can withdraw ${amount(d, "limitMinor")} or more at a time.`,
  },
  payout_too_large: {
    status: 422,
    field: "amount",
    says: (d) =>
      `You can withdraw at most ${amount(d, "limitMinor")} at a time. For more, withdraw in several parts.`,
  },
  payout_fee_changed: {
    status: 409,
    says: (d) =>
      `The fee of this withdrawal is now ${amount(d, "feeMinor")}. Look at the amounts again, then confirm.`,
  },
  account_gone: {
    status: 409,
    field: "bankAccountId",
    says: "That bank account is not among yours any more. Choose another one.",
  },
  too_late_to_cancel:
    "This withdrawal is on its way to your bank, so it can't be stopped any more. If the bank does not take it, the money comes back to your wallet.",
  payouts_stopped: "Withdrawals are stopped while our books are compared with the gateway's.",
  owner_may_not_withdraw: "Its owner may not withdraw now.",
  owner_owes: "Its owner has first to make good what a bank took back.",
  needs_another_person: {
    status: 403,
    says: "The money goes to you. A colleague has to decide about it.",
  },
});
