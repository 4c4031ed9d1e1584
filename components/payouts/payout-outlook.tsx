import { ButtonLink } from "@/components/ui/button";
import { Countdown } from "@/components/ui/countdown";
import { Notice } from "@/components/ui/notice";
import { gatewayTitle } from "@/lib/gateways/names";
import type { OwnPayout } from "@/lib/payouts";
import { isUnderway } from "@/lib/payouts/machine";
import { payoutStateNames, promiseOf, reasonFor } from "@/lib/payouts/words";

/** When a payout should arrive, or its outcome, and what happens otherwise. */
export function PayoutOutlook({ payout }: { payout: OwnPayout }) {
  const { state, endedAt } = payout;
  const reason = reasonFor(payout);
  const isBack = endedAt !== null;
  return (
    <div aria-live="polite">
      <Notice
        tone={toneOf(payout)}
        title={isBack ? `${payoutStateNames[state]}: money returned` : payoutStateNames[state]}
        aside={asideOf(payout)}
      >
        <p>{isLate(payout) ? lateWords : promiseOf(payout)}</p>
        {reason && <p className="mt-1 wrap-anywhere">Reason: {reason}</p>}
        {isUnderway(state) && (
          <p className="mt-1">
            If your bank rejects it, the amount and fee return to your wallet automatically.
          </p>
        )}
      </Notice>
    </div>
  );
}

function toneOf({ state, endedAt }: OwnPayout): "ok" | "wait" | "info" | "danger" {
  if (state === "PAID") return "ok";
  if (endedAt === null) return "wait";
  return state === "CANCELLED" ? "info" : "danger";
}

/** How long it is held, or where to go on. */
function asideOf({ state, holdUntil, pausedFor, now }: OwnPayout) {
  if (state === "HELD" && holdUntil) {
    return <Countdown deadline={holdUntil.toISOString()} now={now.toISOString()} />;
  }
  if (state === "FAILED") return <Onward href="/wallet/withdraw">Try again</Onward>;
  return state === "QUEUED" && pausedFor ? <Onward href="/status">See why</Onward> : null;
}

const Onward = ({ href, children }: { href: string; children: string }) => (
  <ButtonLink href={href} kind="quiet" size="small">
    {children}
  </ButtonLink>
);

const lateWords = `This is taking longer than usual. We keep checking with ${gatewayTitle()}, and our team can see it. You don’t need to do anything, and it can’t be paid twice.`;

const LATE_MS = 30 * 60_000;

/** The usual time has passed. */
function isLate(payout: OwnPayout): boolean {
  const due = dueSince(payout);
  return due !== null && payout.now.getTime() - due.getTime() > LATE_MS;
}

/** From when on nothing but us and the gateway keeps it; null where it is not due, or waits for a reason that the page names. */
function dueSince({ state, sendingAt, createdAt, holdUntil, twoPeople, pausedFor, failure }: OwnPayout) {
  if (state === "SENDING" || state === "SENT") return sendingAt;
  // When two people had agreed is not known here.
  if (state !== "QUEUED" || twoPeople || pausedFor || failure) return null;
  return holdUntil ?? createdAt;
}
