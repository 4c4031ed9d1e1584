import type { Metadata } from "next";
import { RequestsTable } from "@/components/admin/approvals/requests-table";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { endedRequests } from "@/lib/staff";
import { requireStaff } from "../require-staff";

export const metadata: Metadata = { title: "Ended requests" };

export default async function ApprovalsPage() {
  const viewer = await requireStaff();
  const { ended, now } = await endedRequests(viewer);
  return (
    <>
      <PageHeading
        title="Ended requests"
        lead="Actions that needed two people: one requested, another approved or not."
        aside={
          <ButtonLink href="/admin/queues/approvals" kind="quiet" size="small">
            What waits
          </ButtonLink>
        }
      />
      {ended.length > 0 ? (
        <RequestsTable caption="Ended requests" requests={ended} viewerId={viewer.id} now={now} />
      ) : (
        <EmptyState title="No request has ended yet">
          Large payouts, settings changes and reversals appear here once a colleague has answered.
        </EmptyState>
      )}
    </>
  );
}
