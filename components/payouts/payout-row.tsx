import { MoneyRow } from "@/components/ui/money-row";
import type { OwnPayout } from "@/lib/payouts";
import { accountInWords } from "@/lib/payouts/words";
import { PayoutStateBadge } from "./payout-state-badge";

/** One withdrawal in a list. */
export const PayoutRow = ({ payout }: { payout: OwnPayout }) => (
  <MoneyRow
    href={`/wallet/payouts/${payout.reference}`}
    title={accountInWords(payout)}
    at={payout.createdAt}
    now={payout.now}
    minor={payout.amountMinor}
    currency={payout.currency}
    badge={<PayoutStateBadge state={payout.state} />}
  />
);
