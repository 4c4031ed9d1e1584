import { actWords } from "@/components/admin/code-words";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { PayoutEvent } from "@/lib/payouts";
import { payoutStateNames } from "@/lib/payouts/words";

const acts = dictionary<string>({
  "wallet.request_payout": "Requested",
  "wallet.route_payout": "Automatic check",
  "payout.pay": "Approved",
  "wallet.cancel_payout": "Cancelled by owner",
  "wallet.reject_payout": "Rejected",
  "wallet.begin_payout": "Sending started",
  "wallet.send_payout": "Accepted by gateway",
  "wallet.pay_payout": "Paid",
  "wallet.fail_payout": "Failed",
  "wallet.reverse_payout": "Returned by bank",
});

/** Every posting about a payout, oldest first: who, when, why. */
export function PayoutEvents({ events }: { events: PayoutEvent[] }) {
  return (
    <ol className="divide-y divide-line border-t border-line">
      {events.map(({ id, act, state, by, reason, at }) => (
        <li key={id} className="grid gap-x-5 gap-y-0.5 py-2.5 sm:grid-cols-[9.5rem_1fr]">
          <time dateTime={at.toISOString()} className="fig text-sm text-muted sm:pt-0.5">
            {formatDateTime(at)}
          </time>
          <div className="min-w-0">
            <p>
              {acts[act] ?? actWords(act)}
              {by && <span className="text-muted"> by {by}</span>}
              <span className="text-muted">: {payoutStateNames[state].toLowerCase()}</span>
            </p>
            {reason && <p className="text-sm wrap-anywhere text-muted">{reason}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
