import Link from "next/link";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnPayout } from "@/lib/payouts";
import { accountInWords } from "@/lib/payouts/words";
import { PayoutStateBadge } from "./payout-state-badge";

/** One withdrawal in a list; the whole line leads to it. */
export function PayoutRow({ payout }: { payout: OwnPayout }) {
  const { reference, currency, amountMinor, createdAt, state, now } = payout;
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3.5 has-[a:hover]:bg-ground sm:px-5">
      <div className="min-w-0">
        <Link
          href={`/wallet/payouts/${reference}`}
          prefetch={false}
          className="font-medium wrap-anywhere after:absolute after:inset-0 after:content-['']"
        >
          {accountInWords(payout)}
        </Link>
        <p className="mt-0.5 text-sm text-muted">
          <RelativeTime at={createdAt} now={now} />
        </p>
      </div>
      <div className="flex items-center gap-3">
        <PayoutStateBadge state={state} />
        <Money minor={amountMinor} currency={currency} className="fig" />
      </div>
    </li>
  );
}
