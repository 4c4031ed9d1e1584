import { gatewayTitle } from "@/lib/gateways/names";
import { refusals } from "@/lib/kernel/refusal";
import { naira } from "@/lib/money/format";

export const walletRefusals = refusals({
  amount_too_small: {
    status: 422,
    field: "amount",
    says: (d) => `Fund your wallet with at least ${naira(d.limitMinor as string)}.`,
  },
  amount_too_large: {
    status: 422,
    field: "amount",
    says: (d) =>
      `You can fund at most ${naira(d.limitMinor as string)} at a time. For more, fund in several parts.`,
  },
  too_many_deposits: {
    status: 429,
    says: "You have started many payments in the last hour. Finish one of them, or try again in an hour.",
  },
  gateway_no_answer: {
    status: 502,
    says: `${gatewayTitle()}, who takes the payment, is not answering. You have not been charged. Please try again in a moment.`,
  },
  gateway_refused: {
    status: 502,
    says: `${gatewayTitle()}, who takes the payment, could not start it. You have not been charged. Please try again later.`,
  },
  checkout_lost: {
    status: 502,
    says: "The payment page was lost on the way to you. You have not been charged. Start a new payment.",
  },
  gateway_no_answer_now: {
    status: 502,
    says: `${gatewayTitle()} is not answering. Your money is safe: it appears here as soon as they tell us of it.`,
  },
  already_refunding: "This deposit is already on its way back, or has gone back.",
  not_refundable: "There is nothing to send back: this deposit is not paid.",
  money_spent: {
    status: 409,
    says: ({ availableMinor }) =>
      `Part of this money is spent: only ${naira(availableMinor as string)} of it is left in the wallet, so it cannot be sent back.`,
  },
  not_at_gateway: {
    status: 409,
    says: `${gatewayTitle()} has another refund of this payment and did not take ours, so there is none to send elsewhere.`,
  },
  stays_in_quarantine:
    "This money can only go back: it came in somebody else's name, or its receiver has left.",
  wrong_holder: {
    status: 422,
    field: "accountNumber",
    says: ({ holder }) => `This account belongs to ${holder}, not to whoever sent the money.`,
  },
  account_unresolved: {
    status: 422,
    field: "accountNumber",
    says: "No such account at this bank. Check the number and the bank.",
  },
});
