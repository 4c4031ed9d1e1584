import { gatewayTitle } from "@/lib/gateways/names";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { formatDateTime } from "@/lib/kernel/time-format";
import { type PauseCause, pauseWords } from "@/lib/reconciliation/words";
import { maskAccount } from "./bank-accounts/masks";
import type { PayoutState } from "./machine";

/** The states' names on screen. */
export const payoutStateNames: Record<PayoutState, string> = {
  REQUESTED: "Processing",
  HELD: "On hold",
  REVIEW: "In review",
  QUEUED: "Queued",
  SENDING: "Sending",
  SENT: "On its way",
  PAID: "Paid",
  REVERSED: "Returned",
  CANCELLED: "Cancelled",
  REJECTED: "Rejected",
  FAILED: "Failed",
};

/** The states in a payout's history. */
export const payoutStepWords: Record<PayoutState, string> = {
  REQUESTED: "Requested. The money left your wallet and is on hold.",
  HELD: "On hold for your safety.",
  REVIEW: "Our team is reviewing it.",
  QUEUED: "Approved. Sending soon.",
  SENDING: `Sending to ${gatewayTitle()}.`,
  SENT: `${gatewayTitle()} is sending it to your bank.`,
  PAID: "Paid to your bank.",
  REVERSED: "Your bank returned it. The full amount is back in your wallet.",
  CANCELLED: "You cancelled it. The full amount is back in your wallet.",
  REJECTED: "We rejected it. The full amount is back in your wallet.",
  FAILED: "The bank rejected it. The full amount is back in your wallet.",
};

/** Why a payout is on hold. */
export const holdWords = {
  new_account: "because this account is new",
  phone_changed: "because your phone number was changed",
  password_reset: "because your password was reset by email",
  google_linked: "because Google was connected by email",
  restricted: "because withdrawals are restricted for your account",
} as const;

export type HoldReason = keyof typeof holdWords;

export interface Promised {
  state: PayoutState;
  holdUntil: Date | null;
  holdReason: HoldReason | null;
  twoPeople: boolean;
  /** Why payouts of its gateway are paused; null while they run. */
  pausedFor?: PauseCause | null;
  /** Why it is delayed, as a code. */
  failure?: string | null;
}

const paused = (cause: PauseCause) =>
  `Withdrawals are paused. ${pauseWords[cause]} Your money is safe. We’ll send it automatically once they resume, and you can cancel until then.`;
const frozen =
  "On hold because your account is frozen or restricted from withdrawing. Your money is safe. We’ll send it automatically once that ends, and you can cancel until then.";
const soon = "It usually reaches your bank within 15 minutes.";
const unsent = "Nothing was sent. The amount and fee are back in your wallet.";

const promises: Record<Exclude<PayoutState, "HELD">, string> = {
  REQUESTED: "We’re checking it. This takes a few seconds.",
  REVIEW: "Large withdrawals are reviewed by two people. This usually takes less than 24 hours.",
  QUEUED: soon,
  SENDING: soon,
  SENT: soon,
  PAID: `${gatewayTitle()} has paid it to your bank. Some banks take up to an hour to show it.`,
  REVERSED: "Your bank returned it after it was paid. The amount and fee are back in your wallet.",
  CANCELLED: unsent,
  REJECTED: unsent,
  FAILED:
    "Nothing reached your bank. The amount and fee are back in your wallet. Check the account and try again.",
};

const owing =
  "On hold because a bank took back one of your payments after it was spent. Cancel this withdrawal so that its money repays what you owe, then withdraw the rest.";

/** Which promise is made of it: that of its state, or why it waits in the queue. */
export function promiseKindOf({ state, pausedFor, failure }: Promised) {
  if (state !== "QUEUED") return state;
  if (pausedFor) return "paused";
  if (failure === "owner_may_not_withdraw") return "frozen";
  return failure === "owner_owes" ? "owing" : state;
}

/** When the money should arrive, or what happened to it, in a sentence or two. */
export function promiseOf(promised: Promised): string {
  const { holdUntil, holdReason, twoPeople, pausedFor } = promised;
  const kind = promiseKindOf(promised);
  if (kind === "paused" && pausedFor) return paused(pausedFor);
  if (kind === "frozen") return frozen;
  if (kind === "owing") return owing;
  if (kind !== "HELD" && kind !== "paused") return promises[kind];
  const until = holdUntil ? `until ${formatDateTime(holdUntil)}` : "for a while";
  const then = twoPeople ? "Then two people review it." : "Then it’s sent immediately.";
  return `Held ${until} ${holdWords[holdReason ?? "new_account"]}. ${then}`;
}

/** `GTBank ••6789`. */
export const accountInWords = ({
  bankName,
  accountNumber,
}: {
  bankName: string;
  accountNumber: string;
}): string => `${bankName} ${maskAccount(accountNumber)}`;

/** Why it ended, for its owner: the reason given by staff, never the gateway's text. */
export const reasonFor = ({
  state,
  failure,
}: {
  state: PayoutState;
  failure: string | null;
}): string | null => (state === "REJECTED" ? failure : null);

const waiting = dictionary<string>({
  insufficient_balance: `Our ${gatewayTitle()} balance is too low. The payout will be sent automatically once we’ve topped it up.`,
  owner_may_not_withdraw:
    "The owner’s account is frozen, blocked, restricted or closed, so the payout can’t be sent.",
  owner_owes: "The owner owes money from a chargeback, so the payout can’t be sent until that’s repaid.",
  payouts_stopped: "Payouts are paused.",
  gain_not_verified:
    "The owner’s wallet was credited by an approval whose signature isn’t verified, so the payout can’t be sent yet.",
  false_approval: "What is stored of its approval isn’t what two people agreed to. Payouts are paused.",
});

/** Why a payout is delayed, for staff. */
export const waitingWords = (failure: string): string => waiting[failure] ?? failure;
