import { formatDateTime } from "@/lib/kernel/time-format";
import type { PayoutStep } from "@/lib/payouts";
import { payoutStepWords } from "@/lib/payouts/words";

/** Each step of a payout with its time, oldest first: it may take days, so each says its day. */
export function PayoutHistory({ steps }: { steps: PayoutStep[] }) {
  return (
    <ol className="divide-y divide-line border-t border-line">
      {steps.map(({ id, state, at }) => (
        <li key={id} className="grid gap-x-5 gap-y-0.5 py-2.5 sm:grid-cols-[9.5rem_1fr]">
          <time dateTime={at.toISOString()} className="fig text-sm text-muted sm:pt-0.5">
            {formatDateTime(at)}
          </time>
          <p>{payoutStepWords[state]}</p>
        </li>
      ))}
    </ol>
  );
}
