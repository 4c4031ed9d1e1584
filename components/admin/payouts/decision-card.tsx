import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { formatMinor } from "@/lib/money/format";
import type { InspectedPayout } from "@/lib/payouts";
import { mayMakeMove } from "@/lib/payouts/moves";
import { accountInWords } from "@/lib/payouts/words";
import type { FormAction } from "@/lib/web/form-state";
import { DecisionForm } from "./decision-form";

type DecisionCardProps = {
  payout: InspectedPayout;
  viewerId: string;
  actions: { ask: FormAction; agree: FormAction; reject: FormAction };
};

/** What this member of staff may do about it now; why not, where they may not. */
export function DecisionCard({ payout, viewerId, actions }: DecisionCardProps) {
  const { id, version, state, request, user } = payout;
  if (!mayMakeMove(state, "reject")) return null;
  if (user.id === viewerId) {
    return (
      <TitledCard title="Your decision">
        <Notice tone="wait">The money goes to you: somebody else has to decide on it.</Notice>
      </TitledCard>
    );
  }
  const formFor = (act: keyof typeof actions) => ({
    action: actions[act],
    id,
    formKey: keyFor(act, viewerId, id, version),
  });
  const what = `${formatMinor(payout.amountMinor, payout.currency, { compact: true })} to ${user.name}, ${accountInWords(payout)}`;
  return (
    <TitledCard title="Your decision">
      <div className="grid gap-5">
        {request && (
          <Notice tone="info" title={`${request.creatorName} asks for this to be paid`}>
            <span className="wrap-anywhere">{request.reason}</span>
          </Notice>
        )}
        {state === "REVIEW" && !request && (
          <DecisionForm
            key={`ask ${version}`}
            {...formFor("ask")}
            label="Ask for it to be paid"
            pending="Asking"
            says={`You ask a colleague to agree that we pay ${what}. You can’t agree yourself.`}
            reasonHint="Your colleague reads this."
          />
        )}
        {state === "REVIEW" && request && request.creatorId !== viewerId && (
          <DecisionForm
            key={`agree ${version}`}
            {...formFor("agree")}
            label="Agree: let it be paid"
            pending="Agreeing"
            says={`With this we pay ${what}. It is sent at once.`}
          />
        )}
        {state === "REVIEW" && request?.creatorId === viewerId && (
          <Notice tone="wait">You have asked for this yourself: a colleague has to agree.</Notice>
        )}
        <DecisionForm
          key={`reject ${version}`}
          {...formFor("reject")}
          label="Turn it down"
          pending="Turning it down"
          kind="danger"
          says={`${user.name} gets everything back into the wallet, the fee included.`}
          reasonHint="Its owner reads this."
        />
      </div>
    </TitledCard>
  );
}
