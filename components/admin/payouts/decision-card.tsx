import Link from "next/link";
import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { formatMinor } from "@/lib/money/format";
import type { InspectedPayout } from "@/lib/payouts";
import { mayMakeMove } from "@/lib/payouts/moves";
import { accountInWords } from "@/lib/payouts/words";
import type { FormAction } from "@/lib/web/form-state";

type DecisionCardProps = {
  payout: InspectedPayout;
  viewerId: string;
  actions: { ask: FormAction; reject: FormAction };
};

/** What this member of staff may do about it now; why not, where they may not. */
export function DecisionCard({ payout, viewerId, actions }: DecisionCardProps) {
  const { id, version, state, request, user } = payout;
  if (!mayMakeMove(state, "reject")) return null;
  if (user.id === viewerId) {
    return (
      <TitledCard title="Your decision">
        <Notice tone="wait">The money goes to you. A colleague has to decide about it.</Notice>
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
    <TitledCard title="Your decision">
      <div className="grid gap-5">
        {request && (
          <Notice tone="info" title={`${request.creatorName} asks for this to be paid`}>
            <p className="wrap-anywhere">{request.reason}</p>
            <Link
              href={`/admin/approvals/${request.id}`}
              className="mt-1 inline-block font-semibold underline"
            >
              Open the request
            </Link>
          </Notice>
        )}
        {state === "REVIEW" && !request && (
          <DecisionForm
            key={`ask ${version} ${payout.askedBefore}`}
            {...formFor("ask")}
            label="Ask for it to be paid"
            pending="Asking"
            says={`You ask a colleague to agree that we pay ${what}. You can’t agree yourself.`}
            reasonHint="Your colleague reads this."
          />
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
