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

/** What finance may do about a chargeback as it stands, or why nothing. */
export function AnswerCard({ chargeback, viewerId, actions }: AnswerCardProps) {
  const { id, state, response, userId, evidence } = chargeback;
  if (userId === viewerId)
    return (
      <TitledCard title="Your decision">
        <Notice tone="wait">This is about your own money: a colleague has to decide.</Notice>
      </TitledCard>
    );
  if (state !== "OPEN")
    return <Unfreeze chargeback={chargeback} viewerId={viewerId} action={actions.unfreeze} />;
  if (response)
    return (
      <TitledCard title={response === "declined" ? "We have argued" : "We let the bank have it"}>
        <Notice tone={evidence.deliveredAt ? "info" : "wait"}>
          {evidence.deliveredAt
            ? `The gateway has our answer since ${formatDateTime(evidence.deliveredAt)}. The customer’s bank decides.`
            : "It is being sent. Where the gateway is silent, it is asked again by itself."}
        </Notice>
        <p className="mt-4 whitespace-pre-wrap wrap-anywhere">{evidence.summary}</p>
      </TitledCard>
    );
  const amount = formatMinor(chargeback.amountMinor, chargeback.currency, { compact: true });
  return (
    <TitledCard title="Answer the bank" aside={<Clock chargeback={chargeback} />}>
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
          label="Let the bank have it"
          pending="Telling the bank"
          kind="danger"
          says={`The bank gets ${amount} at once, and nobody can undo it. What the hold does not cover is owed by ${chargeback.userName}.`}
          reasonHint="The bank reads this."
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
    <TitledCard title="This keeps their account frozen">
      <DecisionForm
        action={action}
        about={{ id }}
        formKey={keyFor("unfreeze after chargeback", viewerId, id, version)}
        label="Unfreeze the account"
        pending="Unfreezing"
        says={`${userName} can publish, buy and withdraw again, unless something else restricts them. What is owed is still taken from money that comes in.`}
        reasonHint="Kept in the audit; the user does not read it."
      />
    </TitledCard>
  );
}
