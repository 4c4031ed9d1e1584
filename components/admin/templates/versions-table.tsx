import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { EditedTemplate, TemplateVersion } from "@/lib/notifications";
import type { TemplateParts } from "@/lib/notifications/templates/parts";
import { WordsDiff } from "./words-diff";

interface Shown extends TemplateVersion {
  /** What was in force, or drafted, before it. */
  before: TemplateParts;
  language: string;
  readAt: Date;
}

const columns: Column<Shown>[] = [
  { title: "Version", cell: ({ number }) => number, numeric: true },
  { title: "State", cell: (version) => <State version={version} /> },
  {
    title: "Written",
    cell: ({ byName, createdAt, readAt }) => (
      <>
        {byName ?? "System"}, <RelativeTime at={createdAt} now={readAt} />
      </>
    ),
  },
  { title: "Published", cell: (version) => <Published version={version} /> },
  {
    title: "What changed",
    cell: ({ before, parts, language }) => (
      <details>
        <summary className="min-h-6 cursor-pointer">Compare</summary>
        <div className="py-2">
          <WordsDiff before={before} after={parts} language={language} none="The same words as before." />
        </div>
      </details>
    ),
  },
  {
    title: "Reason",
    cell: ({ reason, endReason }) => (
      <span className="wrap-anywhere">{[reason, endReason].filter(Boolean).join(" · ") || "-"}</span>
    ),
  },
];

const State = ({ version: { state, liveAt } }: { version: Shown }) => {
  if (state === "LIVE") return <Badge tone="ok">In force</Badge>;
  if (state === "DRAFT") return <Badge tone="wait">Draft</Badge>;
  return <Badge tone="neutral">{liveAt ? "Was in force" : "Never published"}</Badge>;
};

function Published({ version: { liveAt, liveByName, approvalId, readAt } }: { version: Shown }) {
  if (!liveAt) return <span className="text-muted">-</span>;
  return (
    <>
      {approvalId ? (
        <Link href={`/admin/approvals/${approvalId}`} prefetch={false} className="underline">
          {liveByName ?? "System"}, by two
        </Link>
      ) : (
        (liveByName ?? "System")
      )}
      , <RelativeTime at={liveAt} now={readAt} />
    </>
  );
}

/** Every version that staff have saved, newest first, each as what it changed. */
export function VersionsTable({ edited: { versions, base, language, now } }: { edited: EditedTemplate }) {
  if (versions.length === 0) return <EmptyState title="No words of staff yet: the product’s are in force" />;
  const rows = versions.map((version, at) => ({
    ...version,
    before: versions[at + 1]?.parts ?? base,
    language,
    readAt: now,
  }));
  return <StaffTable caption="Versions" rows={rows} keyOf={({ id }) => id} columns={columns} />;
}
