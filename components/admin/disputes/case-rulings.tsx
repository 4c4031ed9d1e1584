import { RulingSummary } from "@/components/disputes/ruling-summary";
import { TitledCard } from "@/components/ui/card";
import type { DisputeView } from "@/lib/disputes";
import { outcomeWords, shareRows } from "@/lib/disputes/standing/sides";
import type { TradeView } from "@/lib/trades/schema";

const titles = { review: "Decision", appeal: "Answer to the appeal" } as const;

/** What was decided, the last word first; or how the parties ended it themselves. */
export function CaseRulings({ dispute, trade }: { dispute: DisputeView; trade: TradeView }) {
  const { rulings, appeal, closedHow, outcome } = dispute;
  return (
    <>
      {closedHow && closedHow !== "ruled" && (
        <TitledCard title="Settled by the parties" className="p-4!">
          <p>{outcome ? `${outcomeWords(outcome, trade)}.` : "The report was taken back."}</p>
        </TitledCard>
      )}
      {rulings.toReversed().map((ruling) => (
        <TitledCard key={ruling.stage} title={titles[ruling.stage]} className="p-4!">
          <RulingSummary
            title={`${outcomeWords(ruling.outcome, trade)}.`}
            finding={ruling.finding}
            rules={ruling.rules}
            reason={ruling.reason}
            at={ruling.at}
            shares={shareRows(ruling, trade)}
          />
          {ruling.stage === "review" && appeal && (
            <p className="mt-3 border-t border-line pt-3 whitespace-pre-wrap [overflow-wrap:anywhere]">
              <b>Appeal of the {appeal.by}:</b> {appeal.reason}
            </p>
          )}
        </TitledCard>
      ))}
    </>
  );
}
