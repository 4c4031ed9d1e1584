import { gatewayTitle } from "@/lib/gateways/names";
import { refusals } from "@/lib/kernel/refusal";
import { naira } from "@/lib/money/format";

export const walletRefusals = refusals({
  amount_too_small: {
    status: 422,
    field: "amount",
    says: (d) => `The minimum deposit is ${naira(d.limitMinor as string)}.`,
  },
  amount_too_large: {
    status: 422,
    field: "amount",
    says: (d) =>
      `The maximum deposit is ${naira(d.limitMinor as string)}. To add more, make several deposits.`,
  },
  too_many_deposits: {
    status: 429,
    says: "You’ve started too many payments in the last hour. Finish one, or try again in an hour.",
  },
  gateway_no_answer: {
    status: 502,
    says: `${gatewayTitle()} isn’t responding. You haven’t been charged. Try again in a moment.`,
  },
  gateway_refused: {
    status: 502,
    says: `${gatewayTitle()} couldn’t start the payment. You haven’t been charged. Try again later.`,
  },
  checkout_lost: {
    status: 502,
    says: "We couldn’t open the payment page. You haven’t been charged. Start a new payment.",
  },
  gateway_no_answer_now: {
    status: 502,
    says: `${gatewayTitle()} isn’t responding. Your money is safe and will appear here as soon as they confirm it.`,
  },
  already_refunding: "This deposit has already been refunded or is being refunded.",
  not_quarantined: "This deposit isn’t in quarantine any more.",
  not_refundable: "This deposit hasn’t been paid, so there’s nothing to refund.",
  money_spent: {
    status: 409,
    says: ({ availableMinor }) =>
      `Only ${naira(availableMinor as string)} of this money is left in the wallet, so it can’t be refunded.`,
  },
  not_at_gateway: {
    status: 409,
    says: `${gatewayTitle()} already has another refund for this payment and didn’t accept ours, so there’s nothing to redirect.`,
  },
  needs_two_people: {
    status: 409,
    says: ({ fromMinor }) =>
      `From ${naira(fromMinor as string)} on, two people decide. Request a colleague’s approval.`,
  },
  stays_in_quarantine:
    "This money can only be refunded: it came from an account in another name, or the wallet’s owner has closed their account.",
  wrong_holder: {
    status: 422,
    field: "accountNumber",
    says: ({ holder }) => `This account belongs to ${holder}, not to the sender.`,
  },
  account_unresolved: {
    status: 422,
    field: "accountNumber",
    says: "Account not found at this bank. Check the number and the bank.",
  },
});
