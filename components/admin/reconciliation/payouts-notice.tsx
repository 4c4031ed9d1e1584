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
      <TitledCard title={`Payouts are stopped since ${formatDateTime(stopped.since)}`}>
        <div className="grid gap-5">
          <Notice tone="danger" title="Books and gateway differed in two comparisons running">
            Nothing is paid out. Trades and payments in go on. This is what stopped them:
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
  if (!last) return <Notice tone="wait">Books and gateway have not been compared yet.</Notice>;
  const compared = `Last compared ${formatRelative(last.at, now)}.`;
  if (last.differences.length > 0) {
    return (
      <Notice tone="wait" title="A difference is being looked at">
        {compared} Payouts wait. Where the next comparison sees it again, they are stopped.
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title={hasJustResumed ? "Payouts go on" : "Books and gateway agree"}>
      {compared}
    </Notice>
  );
}
