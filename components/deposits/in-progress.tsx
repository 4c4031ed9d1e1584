import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { MoneyRow } from "@/components/ui/money-row";
import { depositsInProgress, type OwnDeposit } from "@/lib/deposits";
import type { DepositState } from "@/lib/deposits/machine";
import { gatewayTitle } from "@/lib/gateways/names";

const states: Partial<Record<DepositState, { tone: Tone; says: string }>> = {
  INITIATED: { tone: "neutral", says: "Not paid yet" },
  QUARANTINED: { tone: "wait", says: "On hold" },
  REFUNDING: { tone: "wait", says: "Being returned" },
  CHARGEBACK_OPEN: { tone: "danger", says: "Disputed by bank" },
};

/** Money on its way in or back: what the statement does not have yet. Nothing where there is none. */
export async function DepositsInProgress({ userId, now }: { userId: string; now: Date }) {
  const deposits = await depositsInProgress(userId);
  if (deposits.length === 0) return null;
  return (
    <section aria-labelledby="in-progress" className="mt-9">
      <h2 id="in-progress" className="mb-3 text-xl">
        In progress
      </h2>
      <Card>
        <ul className="divide-y divide-line">
          {deposits.map((deposit) => (
            <Row key={deposit.reference} deposit={deposit} now={now} />
          ))}
        </ul>
      </Card>
    </section>
  );
}

function Row({ deposit, now }: { deposit: OwnDeposit; now: Date }) {
  const { reference, state, currency, askedMinor, paidMinor, isTransfer, senderName, createdAt } = deposit;
  const shown = states[state];
  return (
    <MoneyRow
      href={`/wallet/deposits/${reference}`}
      title={isTransfer ? `Transfer from ${senderName ?? "an unnamed sender"}` : `${gatewayTitle()} payment`}
      at={createdAt}
      now={now}
      minor={paidMinor ?? askedMinor}
      currency={currency}
      badge={shown && <Badge tone={shown.tone}>{shown.says}</Badge>}
    />
  );
}
