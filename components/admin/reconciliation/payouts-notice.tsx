import Link from "next/link";
import { actNames } from "@/components/admin/approvals/words";
import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { TwoPersonAct } from "@/lib/kernel/approvals/act-rules";
import { formatDateTime, formatRelative } from "@/lib/kernel/time-format";
import type { ReconciliationState } from "@/lib/reconciliation";
import { pauseWords } from "@/lib/reconciliation/words";
import { DifferencesTable } from "./differences-table";

/** Whether payouts go out, and where they are stopped, why and how they go on. */
export function PayoutsNotice({ report }: { report: ReconciliationState }) {
  const { stopped, last, now, stoppedFor, falseApprovals } = report;
  if (stopped) {
    return (
      <TitledCard title={`Payouts paused since ${formatDateTime(stopped.since)}`}>
        <div className="grid gap-5">
          <Notice
            tone="danger"
            title={stopped.pausedFor === "differences" ? twice : pauseWords[stopped.pausedFor]}
            aside={
              <ButtonLink href="/admin/payouts/pause" kind="quiet" size="small">
                Resume payouts
              </ButtonLink>
            }
          >
            No payouts are sent until two people of finance resume them. Trades and deposits continue.
          </Notice>
          {falseApprovals.length > 0 && <FalseApprovals approvals={falseApprovals} />}
          {stoppedFor.length > 0 && <DifferencesTable differences={stoppedFor} />}
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
    <Notice tone="ok" title="Our records match the gateway’s">
      {compared}
    </Notice>
  );
}

const twice = "Our records and the gateway’s differed in two comparisons in a row";

const FalseApprovals = ({ approvals }: { approvals: ReconciliationState["falseApprovals"] }) => (
  <Notice tone="danger" title="An approval isn’t what two people signed">
    <p>Treat this as an intrusion until you know better.</p>
    <ul className="mt-2 grid gap-1">
      {approvals.map(({ id, act, finding }) => (
        <li key={id}>
          <Link href={`/admin/approvals/${id}`} className="font-semibold underline">
            {actNames[act as TwoPersonAct]}
          </Link>
          : {finding}
        </li>
      ))}
    </ul>
  </Notice>
);
