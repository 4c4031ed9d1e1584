import { ButtonLink } from "@/components/ui/button";
import { Countdown } from "@/components/ui/countdown";
import { Notice } from "@/components/ui/notice";
import type { OwnPayout } from "@/lib/wallet";
import { isUnderway } from "@/lib/wallet/payouts/moves";
import { payoutStateNames, promiseOf, reasonFor } from "@/lib/wallet/payouts/words";

/** When it should arrive or what became of it, and what happens if it does not. */
export function PayoutOutlook({ payout }: { payout: OwnPayout }) {
  const { state, holdUntil, now, endedAt } = payout;
  const reason = reasonFor(payout);
  const isBack = endedAt !== null;
  return (
    <div aria-live="polite">
      <Notice
        tone={isBack ? "danger" : state === "PAID" ? "ok" : "wait"}
        title={isBack ? `${payoutStateNames[state]}: the money is back` : payoutStateNames[state]}
        aside={
          state === "HELD" && holdUntil ? (
            <Countdown deadline={holdUntil.toISOString()} now={now.toISOString()} />
          ) : (
            state === "FAILED" && (
              <ButtonLink href="/wallet/withdraw" kind="quiet" size="small">
                Try again
              </ButtonLink>
            )
          )
        }
      >
        <p>{isLate(payout) ? lateWords : promiseOf(payout)}</p>
        {reason && <p className="mt-1 wrap-anywhere">The reason: {reason}</p>}
        {isUnderway(state) && (
          <p className="mt-1">
            If your bank does not take it, amount and fee come back to your wallet by themselves.
          </p>
        )}
      </Notice>
    </div>
  );
}

const lateWords =
  "It takes longer than usual. We keep asking Paystack, and our staff can see it: you need not do anything, and it can't be paid twice.";

const LATE_MS = 30 * 60_000;

/** The usual time has passed. */
const isLate = ({ state, sendingAt, now }: OwnPayout): boolean =>
  (state === "SENDING" || state === "SENT") &&
  sendingAt !== null &&
  now.getTime() - sendingAt.getTime() > LATE_MS;
