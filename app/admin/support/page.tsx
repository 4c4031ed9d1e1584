import type { Metadata } from "next";
import Link from "next/link";
import { FigureTile, tileGridClass } from "@/components/admin/figure-tile";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { mayRead } from "@/lib/kernel/permissions";
import { formatDateTime, formatDuration } from "@/lib/kernel/time-format";
import { formatPercent } from "@/lib/money/format";
import { supportFigures } from "@/lib/support";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "How support does" };

/** How fast we answer, and whether it helps. */
export default async function SupportFiguresPage() {
  const viewer = await requirePermission("support.answer", mayRead);
  const { opened, waiting, medianFirstAnswerMinutes, rated, good, complaints } = await supportFigures(viewer);
  return (
    <>
      <PageHeading title="How support does" lead="The last 30 days." />
      <dl className={tileGridClass}>
        <FigureTile label="Conversations" value={opened.toLocaleString("en-NG")} />
        <FigureTile
          label="Waiting now"
          value={waiting.toLocaleString("en-NG")}
          href="/admin/queues/support"
        />
        <FigureTile
          label="First answer, median"
          value={medianFirstAnswerMinutes === null ? "–" : formatDuration(medianFirstAnswerMinutes * 60)}
        />
        <FigureTile
          label="It helped"
          value={rated === 0 ? "–" : formatPercent(Math.round((good * 100) / rated) * 100)}
          detail={`${rated.toLocaleString("en-NG")} rated`}
        />
      </dl>
      <div className="mt-5">
        <TitledCard title="What people said whom we didn’t help">
          {complaints.length === 0 && <p className="text-muted">Nothing in the last 30 days.</p>}
          <ul className="grid gap-3">
            {complaints.map(({ caseId, words, at }) => (
              <li key={caseId}>
                <p className="wrap-anywhere">“{words}”</p>
                <p className="text-sm text-muted">
                  {formatDateTime(at)}{" "}
                  <Link href={`/admin/support/${caseId}`} className={tradeLinkClass}>
                    Open
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        </TitledCard>
      </div>
    </>
  );
}
