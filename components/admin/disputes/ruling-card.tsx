import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Outcome } from "@/lib/disputes/findings";
import { keyFor } from "@/lib/kernel/ids";
import type { MoneyView } from "@/lib/kernel/schema";
import { formatMinor } from "@/lib/money/format";
import type { InspectedTrade } from "@/lib/staff";
import { confirmerOf, performerOf } from "@/lib/trades/moves";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { RulingForm } from "./ruling-form";
import { StartReview } from "./start-review";

type RulingCardProps = { inspected: InspectedTrade; action: FormAction; review: FormAction };

/** The ruling form. A moderator cannot rule on their own case. */
export function RulingCard({ inspected, action, review }: RulingCardProps) {
  const { trade, dispute, isOwnCase } = inspected;
  if (isOwnCase) {
    return (
      <TitledCard title="Your decision" decides>
        <Notice tone="wait">You’re a party to this trade, so another moderator has to decide it.</Notice>
      </TitledCard>
    );
  }
  // The key depends on the trade's version, so a form after a move is another act.
  const initial = newForm(keyFor("rule", trade.id, trade.version), { id: trade.id });
  return (
    <TitledCard title="Your decision" decides>
      {!dispute?.reviewStartedAt && (
        <StartReview tradeId={trade.id} formKey={keyFor("review", trade.id)} review={review} />
      )}
      <RulingForm action={action} initial={initial} tradeId={trade.id} outcomes={outcomesOf(inspected)} />
    </TitledCard>
  );
}

function outcomesOf({ trade, ...parties }: InspectedTrade): Record<Outcome, string> {
  const { hold, fee, performerGets } = trade;
  const [performer, confirmer] = [parties[performerOf(trade)], parties[confirmerOf(trade)]];
  const amount = ({ minor, currency }: MoneyView) => formatMinor(BigInt(minor), currency);
  return {
    refund: `${confirmer.name} is refunded ${amount(hold)}. ${performer.name} gets nothing.`,
    release: `${performer.name} gets ${amount(performerGets)} and we keep ${amount(fee)}. ${confirmer.name} isn’t refunded.`,
    split: "Each of them gets a share.",
  };
}
