import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { TitledCard } from "@/components/ui/card";
import { Countdown } from "@/components/ui/countdown";
import { Notice } from "@/components/ui/notice";
import type { InspectedChargeback } from "@/lib/deposits";
import { draftSummary } from "@/lib/deposits/chargebacks/evidence";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import { formatMinor } from "@/lib/money/format";
import type { FormAction } from "@/lib/web/form-state";
import { DeclineForm } from "./answer-forms";

type AnswerCardProps = {
  chargeback: InspectedChargeback;
  viewerId: string;
  actions: { decline: FormAction; accept: FormAction; unfreeze: FormAction };
};

/** The actions available to finance for a chargeback, or why there are none. */
export function AnswerCard({ chargeback, viewerId, actions }: AnswerCardProps) {
  const { id, state, response, userId, evidence } = chargeback;
  if (userId === viewerId)
    return (
      <TitledCard title="Your decision" decides>
        <Notice tone="wait">This involves your own money, so a colleague has to decide.</Notice>
      </TitledCard>
    );
  if (state !== "OPEN")
    return <Unfreeze chargeback={chargeback} viewerId={viewerId} action={actions.unfreeze} />;
  if (response)
    return (
      <TitledCard title={response === "declined" ? "Disputed by us" : "Accepted"}>
        <Notice tone={evidence.deliveredAt ? "info" : "wait"}>
          {evidence.deliveredAt
            ? `The gateway received our response ${formatDateTime(evidence.deliveredAt)}. The customer’s bank decides.`
            : "Sending. If the gateway doesn’t respond, we retry automatically."}
        </Notice>
        <p className="mt-4 whitespace-pre-wrap wrap-anywhere">{evidence.summary}</p>
      </TitledCard>
    );
  const amount = formatMinor(chargeback.amountMinor, chargeback.currency, { compact: true });
  return (
    <TitledCard title="Respond to the bank" decides aside={<Clock chargeback={chargeback} />}>
      <div className="grid gap-6">
        <DeclineForm
          action={actions.decline}
          id={id}
          formKey={keyFor("decline chargeback", viewerId, id)}
          draft={draftSummary(evidence)}
        />
        <DecisionForm
          action={actions.accept}
          about={{ id }}
          formKey={keyFor("accept chargeback", viewerId, id)}
          label="Accept the chargeback"
          pending="Sending"
          kind="danger"
          says={`${amount} goes to the bank immediately, and this can’t be undone. Anything the hold doesn’t cover is owed by ${chargeback.userName}.`}
          reasonHint="The bank will read this."
          codes="accept_chargeback"
        />
      </div>
    </TitledCard>
  );
}

function Clock({ chargeback: { dueAt, now } }: { chargeback: InspectedChargeback }) {
  if (!dueAt) return null;
  return (
    <span className="text-sm text-muted">
      <Countdown
        deadline={dueAt.toISOString()}
        now={now.toISOString()}
        className="text-lg font-semibold text-wait"
      />{" "}
      left, until {formatDateTime(dueAt)}
    </span>
  );
}

function Unfreeze({
  chargeback,
  viewerId,
  action,
}: Pick<AnswerCardProps, "chargeback" | "viewerId"> & { action: FormAction }) {
  const { id, version, isFrozen, hasOpenOne, userName } = chargeback;
  if (!isFrozen || hasOpenOne) return null;
  return (
    <TitledCard title="Keeping their account frozen">
      <DecisionForm
        action={action}
        about={{ id }}
        formKey={keyFor("unfreeze after chargeback", viewerId, id, version)}
        label="Unfreeze account"
        pending="Unfreezing"
        says={`${userName} can publish offers, buy and withdraw again, unless another restriction applies. Any amount owed is still deducted from incoming money.`}
        reasonHint="Saved in the audit log. The user won’t see it."
        codes="lift"
      />
    </TitledCard>
  );
}
