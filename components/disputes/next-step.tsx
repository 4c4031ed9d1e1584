import type { DisputeView } from "@/lib/disputes/schema";
import { LONGEST_STATEMENT } from "@/lib/disputes/schema";
import { keyFor } from "@/lib/kernel/ids";
import { firstName, partnerOf } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";
import type { FormAction } from "@/lib/web/form-state";
import { RulingAnswer } from "./ruling-answer";
import { OneButton } from "./settlement-forms";
import { StatementForm } from "./statement-form";

type NextStepProps = {
  dispute: DisputeView;
  trade: TradeView;
  actions: Record<"statement" | "reply" | "accept" | "appeal" | "withdraw", FormAction>;
};

/** What the party does now: the own statement before the reply, the answer to a decision, taking a claim back. */
export function NextStep({ dispute, trade, actions }: NextStepProps) {
  const may = (act: DisputeView["mayDo"][number]) => dispute.mayDo.includes(act);
  const partner = firstName(partnerOf(trade).name);
  const shared = { tradeId: trade.id, longest: LONGEST_STATEMENT };
  return (
    <>
      {may("statement") && (
        <StatementForm
          {...shared}
          key="statement"
          action={actions.statement}
          formKey={keyFor("statement", dispute.id)}
          label="Your side"
          hint="When, how much, and what you see on your phone. It can’t be changed later. Never share a PIN or code."
          button="Send your side"
        />
      )}
      {!may("statement") && may("reply") && (
        <StatementForm
          {...shared}
          key="reply"
          action={actions.reply}
          formKey={keyFor("reply", dispute.id)}
          label={`Reply to ${partner}`}
          hint="One reply each. The moderator reads it."
          button="Send your reply"
        />
      )}
      {may("appeal") && (
        <RulingAnswer
          tradeId={trade.id}
          accept={actions.accept}
          appeal={actions.appeal}
          keys={{
            accept: keyFor("accept-ruling", dispute.id, dispute.rulings.at(-1)?.at ?? ""),
            appeal: keyFor("appeal-ruling", dispute.id),
          }}
        />
      )}
      {may("withdraw") && (
        <OneButton
          action={actions.withdraw}
          about={{ id: trade.id }}
          formKey={keyFor("withdraw-claim", dispute.id)}
          label="Take the report back"
          pending="Taking it back"
        />
      )}
    </>
  );
}
