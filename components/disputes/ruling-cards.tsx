import { TitledCard } from "@/components/ui/card";
import type { DisputeView } from "@/lib/disputes/schema";
import { outcomeWords, returnRows, shareRows } from "@/lib/disputes/standing/sides";
import { called } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";
import { RulingSummary } from "./ruling-summary";

/** The decision, and where there was an appeal, the reason for it and its answer: the last word first. */
export function RulingCards({ dispute, trade }: { dispute: DisputeView; trade: TradeView }) {
  const { rulings, appeal } = dispute;
  return rulings.toReversed().map((ruling) => (
    <TitledCard
      key={ruling.stage}
      title={ruling.stage === "appeal" ? "The answer to the appeal" : "The decision"}
    >
      <RulingSummary
        title={`${outcomeWords(ruling.outcome, trade)}.`}
        finding={ruling.finding}
        rules={ruling.rules}
        reason={ruling.reason}
        at={ruling.at}
        shares={dispute.isClaim ? [] : [...shareRows(ruling, trade), ...returnRows(ruling, trade)]}
      />
      {ruling.stage === "review" && appeal && (
        <div className="mt-4 border-t border-line pt-4">
          <p className="font-semibold">Why {called(appeal.by, trade).replace("You", "you")} appealed</p>
          <p dir="auto" className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
            {appeal.reason}
          </p>
        </div>
      )}
    </TitledCard>
  ));
}
