import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { RequestNotice } from "@/components/admin/approvals/request-notice";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { formatMinor } from "@/lib/money/format";
import type { InspectedPayout } from "@/lib/payouts";
import { mayMakeMove } from "@/lib/payouts/machine";
import { accountInWords } from "@/lib/payouts/words";
import type { FormAction } from "@/lib/web/form-state";

type DecisionCardProps = {
  payout: InspectedPayout;
  viewerId: string;
  actions: { ask: FormAction; reject: FormAction };
};

/** The actions available to this member of staff, or why there are none. */
export function DecisionCard({ payout, viewerId, actions }: DecisionCardProps) {
  const { id, version, state, request, user } = payout;
  if (!mayMakeMove(state, "reject")) return null;
  if (user.id === viewerId) {
    return (
      <TitledCard title="Your decision" decides>
        <Notice tone="wait">This money goes to you, so a colleague has to decide.</Notice>
      </TitledCard>
    );
  }
  const formFor = (act: keyof typeof actions) => ({
    action: actions[act],
    about: { id },
    formKey: keyFor(act, viewerId, id, version, payout.askedBefore),
  });
  const what = `${formatMinor(payout.amountMinor, payout.currency, { compact: true })} to ${user.name}, ${accountInWords(payout)}`;
  return (
    <TitledCard title="Your decision" decides>
      <div className="grid gap-5">
        {request && <RequestNotice request={request} what="to pay this" />}
        {state === "REVIEW" && !request && (
          <DecisionForm
            key={`ask ${version} ${payout.askedBefore}`}
            {...formFor("ask")}
            label="Request approval to pay"
            pending="Requesting"
            says={`You’re asking a colleague to approve paying ${what}. You can’t approve your own request.`}
            reasonHint="Your colleague will read this."
            codes="payout.pay"
          />
        )}
        <DecisionForm
          key={`reject ${version}`}
          {...formFor("reject")}
          label="Reject"
          pending="Rejecting"
          kind="danger"
          says={`The full amount, including the fee, returns to ${user.name}’s wallet.`}
          reasonHint="The owner will read this."
          codes="payout.reject"
        />
      </div>
    </TitledCard>
  );
}
