import type { ReactNode } from "react";
import { ProveFirst } from "@/components/identity/prove-first";
import { RestrictionNotice } from "@/components/identity/restriction-notice";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { openTradesUnder } from "@/lib/identity/restrictions/refusals";
import { stopping } from "@/lib/identity/restrictions/restrictions";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { payoutTermsFor } from "@/lib/payouts";
import type { HoldReason } from "@/lib/payouts/words";
import { pauseWords } from "@/lib/reconciliation/words";
import type { Viewer } from "@/lib/web/session";

type NotNowProps = { viewer: Viewer; terms: Awaited<ReturnType<typeof payoutTermsFor>> };

/** The first reason why the user cannot withdraw, with the next step. */
export function NotNow({ viewer, terms }: NotNowProps) {
  const notice = noticeFor(viewer, terms);
  return notice && <div className="mb-5">{notice}</div>;
}

function noticeFor(viewer: Viewer, { leftToday, aDay, hold, pausedFor }: NotNowProps["terms"]): ReactNode {
  if (!viewer.emailProven || !viewer.phoneProven) {
    return <ProveFirst next="/wallet/withdraw" />;
  }
  const stop = stopping(viewer.restrictions, "askForPayout");
  if (stop) return <RestrictionNotice restriction={stop} rest={openTradesUnder(stop)} />;
  if (leftToday === 0) {
    return (
      <Notice tone="wait" title={`You’ve made ${aDay} withdrawals today`}>
        That’s the daily limit, including cancelled ones. You can withdraw again after midnight.
      </Notice>
    );
  }
  if (pausedFor) {
    return (
      <Notice
        tone="wait"
        title="Withdrawals are paused"
        aside={
          <ButtonLink href="/status" kind="quiet" size="small">
            See why
          </ButtonLink>
        }
      >
        {pauseWords[pausedFor]} You can request a withdrawal now, and we’ll send it as soon as they resume.
      </Notice>
    );
  }
  if (!hold) return null;
  return (
    <Notice tone="wait" title={holdTitles[hold.reason]}>
      For your safety, withdrawals are held until {formatDateTime(hold.until)}. If you request one now, it’s
      sent after that.
    </Notice>
  );
}

const holdTitles: Record<HoldReason, string> = {
  new_account: "This bank account is new",
  phone_changed: "Your phone number was changed",
  password_reset: "Your password was reset by email",
  google_linked: "Google was connected by email",
  restricted: "Withdrawals are restricted for your account",
};
