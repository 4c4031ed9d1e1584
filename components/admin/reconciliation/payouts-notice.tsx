import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime, formatRelative } from "@/lib/kernel/time-format";
import type { ReconciliationState } from "@/lib/reconciliation";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { DifferencesTable } from "./differences-table";
import { ResumeForm } from "./resume-form";

type PayoutsNoticeProps = { report: ReconciliationState; action: FormAction; hasJustResumed: boolean };

/** Whether payouts go out, and where they are stopped, why and how they go on. */
export function PayoutsNotice({ report, action, hasJustResumed }: PayoutsNoticeProps) {
  const { stopped, last, now, stoppedFor } = report;
  if (stopped) {
    return (
      <TitledCard title={`Payouts paused since ${formatDateTime(stopped.since)}`}>
        <div className="grid gap-5">
          <Notice tone="danger" title="Our records and the gateway’s differed in two comparisons in a row">
            No payouts are sent. Trades and deposits continue. Why payouts were paused:
          </Notice>
          {stoppedFor.length > 0 && <DifferencesTable differences={stoppedFor} />}
          <ResumeForm
            action={action}
            initial={newForm(keyFor("resume payouts", stopped.since.toISOString()))}
          />
        </div>
      </TitledCard>
    );
  }
  if (!last) return <Notice tone="wait">Not compared yet.</Notice>;
  const compared = `Last compared ${formatRelative(last.at, now)}.`;
  if (last.differences.length > 0) {
    return (
      <Notice tone="wait" title="Checking a difference">
        {compared} Payouts are waiting. If the next comparison finds it again, they’ll be paused.
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title={hasJustResumed ? "Payouts are running" : "Our records match the gateway’s"}>
      {compared}
    </Notice>
  );
}
