import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ResultsTable } from "@/components/admin/bulk/results-table";
import { StopForm } from "@/components/admin/bulk/stop-form";
import { KeepChecking } from "@/components/deposits/keep-checking";
import { PageHeading } from "@/components/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { bulk } from "@/lib/composition";
import { newId } from "@/lib/kernel/ids";
import { may } from "@/lib/kernel/permissions";
import { newForm } from "@/lib/web/form-state";
import { requireStaff } from "../../require-staff";
import { stop } from "../actions";

export const metadata: Metadata = { title: "Several rows" };

/** How far an act on many rows is, and what became of each. */
export default async function BulkPage({ params }: { params: Promise<{ bulkId: string }> }) {
  const [viewer, { bulkId }] = await Promise.all([requireStaff(), params]);
  const found = await bulk.inspect(viewer, bulkId);
  if (!found) notFound();
  const { act, stored, rows } = found;
  const { verb, one, many } = act.words;
  const category = act.reasons.find(({ value }) => value === stored.reasonCode)?.label;
  const mine = rows.filter(({ state }) => state !== "SKIPPED");
  const ended = mine.filter(({ state }) => state !== "WAITING").length;
  const refused = mine.filter(({ state }) => state === "REFUSED").length;
  return (
    <>
      <PageHeading
        title={`${verb} ${mine.length} ${mine.length === 1 ? one : many}`}
        lead={`Started by ${stored.startedBy}. ${category ? `${category}: ` : ""}${stored.reason}`}
        aside={
          stored.state === "OPEN" &&
          may(viewer, act.permission, "d") && (
            <StopForm action={stop} initial={newForm(newId())} bulkId={bulkId} />
          )
        }
      />
      <div className="grid gap-5">
        {stored.state === "OPEN" && <KeepChecking />}
        {stored.state === "STOPPED" && (
          <Notice tone="wait" title={`Stopped by ${stored.stoppedBy ?? "a colleague"}`}>
            What was done stays. The other rows were left as they are.
          </Notice>
        )}
        <div>
          <p className="mb-1.5 text-sm text-muted">
            {ended} of {mine.length} done{refused > 0 && `, of which ${refused} were refused`}
          </p>
          <progress
            value={ended}
            max={mine.length}
            aria-label="Rows done"
            className="h-2 w-full accent-primary"
          />
        </div>
        <ResultsTable rows={rows} state={stored.state} now={stored.now} />
      </div>
    </>
  );
}
