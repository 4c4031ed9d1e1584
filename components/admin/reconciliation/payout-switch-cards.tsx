import Link from "next/link";
import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { RequestNotice } from "@/components/admin/approvals/request-notice";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/lib/kernel/command";
import { keyFor } from "@/lib/kernel/ids";
import { may } from "@/lib/kernel/permissions";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { PayoutSwitchState } from "@/lib/reconciliation";
import { pauseReasons, pauseWords } from "@/lib/reconciliation/words";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { PauseForm } from "./pause-form";

type CardProps = { state: PayoutSwitchState; viewer: Actor };

const waitingWords = (waiting: number): string =>
  waiting === 1 ? "One payout waits to be sent." : `${waiting} payouts wait to be sent.`;

/** Payouts are sent: those who may can stop them. */
export function RunningCard({ state, viewer, pause }: CardProps & { pause: FormAction }) {
  return (
    <TitledCard title="Payouts are running">
      <div className="grid gap-5">
        <p>{waitingWords(state.waiting)}</p>
        {may(viewer, "payouts.pause") && (
          <PauseForm
            action={pause}
            initial={newForm(keyFor("pause payouts", state.gateway, state.version))}
            gateway={state.gateway}
            reasons={pauseReasons.map((value) => ({ value, label: pauseWords[value] }))}
          />
        )}
      </div>
    </TitledCard>
  );
}

type PausedCardProps = CardProps & { stopped: NonNullable<PayoutSwitchState["stopped"]>; resume: FormAction };

/** Payouts wait: why, and how they go on. */
export function PausedCard({ state, stopped, viewer, resume }: PausedCardProps) {
  const { gateway, version, request, askedBefore } = state;
  return (
    <TitledCard title={`Paused since ${formatDateTime(stopped.since)}`}>
      <div className="grid gap-5">
        <Notice tone="danger" title={pauseWords[stopped.pausedFor]}>
          <p>
            Everybody reads this. {waitingWords(state.waiting)}{" "}
            {stopped.byName && `Paused by ${stopped.byName}.`}
          </p>
          {stopped.pausedFor === "differences" && (
            <Link href="/admin/reconciliation" className="font-semibold underline">
              View differences
            </Link>
          )}
        </Notice>
        {request && <RequestNotice request={request} what="to resume payouts" />}
        {!request && may(viewer, "payouts.resume", "a") && (
          <DecisionForm
            action={resume}
            about={{ gateway }}
            formKey={keyFor("resume payouts", viewer.id, gateway, version, askedBefore)}
            label="Request to resume payouts"
            pending="Requesting"
            says="You’re asking a colleague to approve that money leaves again. If a difference remains, payouts pause again after two comparisons."
            reasonHint="What was found, and what was done about it. Your colleague will read this."
            codes="payouts.resume"
          />
        )}
      </div>
    </TitledCard>
  );
}
