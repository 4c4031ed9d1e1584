import { gatewayTitle } from "@/lib/gateways/names";
import { formatDateTime } from "@/lib/kernel/time-format";
import { maskAccount } from "./bank-accounts/masks";
import type { PayoutState } from "./moves";

/** The states in two or three words, for people. */
export const payoutStateNames: Record<PayoutState, string> = {
  REQUESTED: "Getting ready",
  HELD: "On hold",
  REVIEW: "Being looked at",
  QUEUED: "Waiting to be sent",
  SENDING: "Being sent",
  SENT: "On its way",
  PAID: "Paid",
  REVERSED: "Sent back",
  CANCELLED: "Cancelled",
  REJECTED: "Turned down",
  FAILED: "Did not go through",
};

/** What happened, for a history. */
export const payoutStepWords: Record<PayoutState, string> = {
  REQUESTED: "You asked for it. The money left your wallet and is set aside.",
  HELD: "Put on hold, for your safety.",
  REVIEW: "Given to our staff to look at.",
  QUEUED: "Released: next in line to be sent.",
  SENDING: `Being handed to ${gatewayTitle()}.`,
  SENT: `${gatewayTitle()} has it and is sending it to your bank.`,
  PAID: "Paid to your bank.",
  REVERSED: "Your bank sent it back. Everything is in your wallet again.",
  CANCELLED: "You cancelled it. Everything is in your wallet again.",
  REJECTED: "Our staff turned it down. Everything is in your wallet again.",
  FAILED: "The bank did not take it. Everything is in your wallet again.",
};

/** What people are told of a hold. */
export const holdWords = {
  new_account: "because this account is new",
  phone_changed: "because your phone number was changed",
  restricted: "because withdrawals are restricted for your account",
} as const;

export type HoldReason = keyof typeof holdWords;

export interface Promised {
  state: PayoutState;
  holdUntil: Date | null;
  holdReason: HoldReason | null;
  twoPeople: boolean;
  /** No payout is sent now. */
  arePaused?: boolean;
  /** What it waits for, in the machine's words. */
  failure?: string | null;
}

const paused = `Withdrawals are paused while we compare our books with ${gatewayTitle()}’s. The money stays yours: it is sent by itself once they go on, and until then you can take it back.`;
const frozen =
  "It waits because your account is frozen, or may not withdraw now. The money stays yours: it is sent by itself once that is over, and until then you can take it back.";
const soon = "It usually reaches your bank within 15 minutes.";
const unsent = "Nothing was sent. Amount and fee are in your wallet again.";

const promises: Record<Exclude<PayoutState, "HELD">, string> = {
  REQUESTED: "It is checked first. This takes a few seconds.",
  REVIEW: "It is a large amount, so two of our staff look at it. This usually takes less than 24 hours.",
  QUEUED: soon,
  SENDING: soon,
  SENT: soon,
  PAID: `${gatewayTitle()} has paid it to your bank. Some banks take up to an hour to show it.`,
  REVERSED: "Your bank sent it back after it was paid. Amount and fee are in your wallet again.",
  CANCELLED: unsent,
  REJECTED: unsent,
  FAILED:
    "Nothing reached your bank. Amount and fee are in your wallet again: look at the account and try again.",
};

const owing =
  "It waits because a bank took back a payment of yours after it was spent. Take this withdrawal back: in your wallet it makes good what is missing, and the rest is yours to withdraw.";

/** When the money should be there, or what became of it, in a sentence or two. */
export function promiseOf(promised: Promised): string {
  const { state, holdUntil, holdReason, twoPeople, arePaused, failure } = promised;
  if (state === "QUEUED" && arePaused) return paused;
  if (state === "QUEUED" && failure === "owner_may_not_withdraw") return frozen;
  if (state === "QUEUED" && failure === "owner_owes") return owing;
  if (state !== "HELD") return promises[state];
  const until = holdUntil ? `until ${formatDateTime(holdUntil)}` : "for a while";
  const then = twoPeople ? "Then two of our staff look at it." : "Then it is sent at once.";
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

/** Why it ended, for its owner: staff's own reason, never the gateway's words. */
export const reasonFor = ({
  state,
  failure,
}: {
  state: PayoutState;
  failure: string | null;
}): string | null => (state === "REJECTED" ? failure : null);

const waiting: Record<string, string> = {
  insufficient_balance: `Our balance at ${gatewayTitle()} is too small: top it up, then it is sent by itself.`,
  owner_may_not_withdraw:
    "Its owner is frozen, blocked, may not withdraw or has left: it is not sent while that is so.",
  owner_owes: "Its owner owes what a bank took back: it is not sent before that is made good.",
  payouts_stopped: "Payouts are stopped.",
};

/** What the machine waits for, for staff. */
export const waitingWords = (failure: string): string => waiting[failure] ?? failure;
