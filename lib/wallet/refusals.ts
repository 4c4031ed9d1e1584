import { formatMinor } from "../money";
import { refusals } from "../refusal";
import { depositLimits } from "./limits";

const naira = (minor: bigint) => formatMinor(minor, "NGN", { compact: true });

export const walletRefusals = refusals({
  amount_too_small: {
    status: 422,
    field: "amount",
    says: `Fund your wallet with at least ${naira(depositLimits.leastMinor)}.`,
  },
  amount_too_large: {
    status: 422,
    field: "amount",
    says: `You can fund at most ${naira(depositLimits.mostMinor)} at a time. For more, fund in several parts.`,
  },
  too_many_deposits: {
    status: 429,
    says: "You have started many payments in the last hour. Finish one of them, or try again in an hour.",
  },
  gateway_silent: {
    status: 502,
    says: "Paystack, who takes the payment, is not answering. You have not been charged. Please try again in a moment.",
  },
  gateway_refused: {
    status: 502,
    says: "Paystack, who takes the payment, could not start it. You have not been charged. Please try again later.",
  },
  checkout_lost: {
    status: 502,
    says: "The payment page was lost on the way to you. You have not been charged. Start a new payment.",
  },
});
