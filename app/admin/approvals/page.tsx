import type { Metadata } from "next";
import { RequestsTable } from "@/components/admin/approvals/requests-table";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { requestsFor } from "@/lib/staff";
import { requireStaff } from "../require-staff";

export const metadata: Metadata = { title: "Approvals" };

export default async function ApprovalsPage() {
  const viewer = await requireStaff();
  const { open, ended, now } = await requestsFor(viewer);
  const groups = [
    { title: "Waiting for you", requests: open.filter(({ mayAgree }) => mayAgree) },
    { title: "Requested by you", requests: open.filter(({ creatorId }) => creatorId === viewer.id) },
    {
      title: "Waiting for colleagues",
      requests: open.filter(({ mayAgree, creatorId }) => !mayAgree && creatorId !== viewer.id),
    },
    { title: "Recently ended", requests: ended },
  ];
  return (
    <>
      <PageHeading
        title="Approvals"
        lead="Actions that need two people: one requests, another approves."
        aside={
          <ButtonLink href="/admin/permissions" kind="quiet" size="small">
            Permissions
          </ButtonLink>
        }
      />
      {open.length === 0 && (
        <EmptyState title="No approvals waiting">
          Large payouts, settings changes and reversals appear here when a colleague requests them.
        </EmptyState>
      )}
      <div className="grid gap-8">
        {groups
          .filter(({ requests }) => requests.length > 0)
          .map(({ title, requests }) => (
            <section key={title}>
              <h2 className="mb-3 text-lg">{title}</h2>
              <RequestsTable caption={title} requests={requests} viewerId={viewer.id} now={now} />
            </section>
          ))}
      </div>
    </>
  );
}
