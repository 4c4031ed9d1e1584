import { DepositsInProgress } from "@/components/deposits/in-progress";
import { OwnOffers } from "@/components/offers/own-offers";
import { PayoutRow } from "@/components/payouts/payout-row";
import { BalanceCard } from "@/components/statements/balance-card";
import { Statement } from "@/components/statements/statement";
import { TradeList } from "@/components/trades/trade-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { statements } from "@/lib/composition";
import type { Observed } from "@/lib/kernel/observed";
import { listOwnOffers } from "@/lib/offers";
import { payoutsOf } from "@/lib/payouts";
import { balanceDays, balancesOf } from "@/lib/statements";
import { listTradesFor } from "@/lib/trades";

/** Pages without contact details, messages and documents, with their titles. */
export const observedPages = {
  wallet: "Wallet",
  trades: "My trades",
  offers: "My offers",
  withdrawals: "Withdrawals",
} as const;

export type ObservedPage = keyof typeof observedPages;

const SHOWN = 20;

/** What the person sees on one of their pages, from the same queries: the newest lines of each. */
export function PersonsPage({ page, observed }: { page: ObservedPage; observed: Observed }) {
  const Page = parts[page];
  return (
    <div className="mx-auto max-w-3xl">
      <Page observed={observed} />
    </div>
  );
}

type Part = { observed: Observed };

const parts = { wallet: Wallet, trades: Trades, offers: Offers, withdrawals: Withdrawals };

async function Wallet({ observed: { observing, now } }: Part) {
  const [{ now: _read, ...balances }, days, { lines }] = await Promise.all([
    balancesOf(observing),
    balanceDays(observing),
    statements.statementFor(observing, {}),
  ]);
  return (
    <>
      <BalanceCard balances={balances} days={days} />
      <DepositsInProgress userId={observing} now={now} />
      <h2 className="mt-9 mb-3 text-xl">Statement</h2>
      {lines.length > 0 ? (
        <Card className="overflow-hidden md:pt-4">
          <Statement lines={lines} now={now} />
        </Card>
      ) : (
        <EmptyState title="No transactions yet" />
      )}
    </>
  );
}

async function Trades({ observed: { observing, now } }: Part) {
  const { items } = await listTradesFor(observing, { limit: SHOWN });
  return items.length > 0 ? (
    <TradeList label="Trades" trades={items} now={now} />
  ) : (
    <EmptyState title="No trades yet" />
  );
}

async function Offers({ observed: { observing, now } }: Part) {
  const { items } = await listOwnOffers(observing, { limit: SHOWN });
  if (items.length === 0) return <EmptyState title="No offers yet" />;
  return <OwnOffers offers={items} now={now} />;
}

async function Withdrawals({ observed: { observing } }: Part) {
  const { payouts } = await payoutsOf(observing, {});
  if (payouts.length === 0) return <EmptyState title="No withdrawals yet" />;
  return (
    <Card>
      <ul className="divide-y divide-line">
        {payouts.map((payout) => (
          <PayoutRow key={payout.id} payout={payout} />
        ))}
      </ul>
    </Card>
  );
}
