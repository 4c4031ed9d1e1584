import { payoutEvents } from "@/lib/payouts/events";
import { mayMakeMove, type PayoutState } from "@/lib/payouts/machine";
import { readPayoutFacts } from "@/lib/payouts/notice-facts";
import { accountInWords, promiseKindOf, reasonFor } from "@/lib/payouts/words";
import { money } from "../arguments";
import { type About, when } from "./source";

/** What is promised when it is asked for. By the time that this is read, it can be on its way or have ended. */
const promises: Partial<Record<ReturnType<typeof promiseKindOf>, string>> = {
  REQUESTED: "checking",
  HELD: "held",
  REVIEW: "review",
  PAID: "paid",
  REVERSED: "back",
  CANCELLED: "back",
  REJECTED: "back",
  FAILED: "back",
  paused: "waits",
  frozen: "waits",
  owing: "waits",
};

/** `held` is the reader while it is, `agreed` where two people had to agree. */
async function aboutPayout({ payoutId }: { payoutId: string }): Promise<About | undefined> {
  const payout = await readPayoutFacts(payoutId);
  if (!payout) return undefined;
  const { userId, reference, currency, amountMinor, feeMinor, state, twoPeople, holdUntil, holdReason } =
    payout;
  const args = {
    amount: money(amountMinor, currency),
    fee: money(feeMinor, currency),
    total: money(amountMinor + feeMinor, currency),
    account: accountInWords(payout),
    until: holdUntil?.toISOString() ?? null,
    because: holdReason ?? "new_account",
    after: twoPeople ? "review" : "sent",
    promise: promises[promiseKindOf(payout)] ?? "soon",
    cancel: mayMakeMove(state, "cancel") ? "can" : "no",
    reason: reasonFor(payout) ?? "-",
    reference,
  };
  const owner = { userId, args };
  return {
    group: `payout:${payoutId}`,
    link: `/wallet/payouts/${reference}`,
    readers: { owner, ...(state === "HELD" && { held: owner }), ...(twoPeople && { agreed: owner }) },
  };
}

const on = (state: PayoutState, to = ["owner"]) => ({
  to,
  if: (moved: { state: PayoutState }) => moved.state === state,
});

/** Withdrawals, from asking to their end. */
export const payoutNotices = [
  when(payoutEvents.moved, aboutPayout, {
    "payout.asked": on("REQUESTED"),
    "payout.held": on("HELD", ["held"]),
    "payout.agreed": on("QUEUED", ["agreed"]),
    "payout.paid": on("PAID"),
    "payout.failed": on("FAILED"),
    "payout.reversed": on("REVERSED"),
    "payout.rejected": on("REJECTED"),
  }),
];
