import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { PageHeading } from "@/components/shell/page-heading";
import { DisputeForm } from "@/components/trades/dispute-form";
import { Card } from "@/components/ui/card";
import { titleOf } from "@/lib/assets";
import { reasonsFor } from "@/lib/disputes/words";
import { keyFor } from "@/lib/kernel/ids";
import { partnerOf, shortName } from "@/lib/trades/naming";
import { requireViewer } from "@/lib/web/session";
import { reportProblem } from "../actions";
import { readRoom } from "../room";

export const metadata: Metadata = { title: "Report a problem" };

type Address = { params: Promise<{ tradeId: string }> };

/** A page of its own: nothing on it pays. */
export default async function DisputePage({ params }: Address) {
  await requireViewer();
  const { tradeId } = await params;
  const trade = await readRoom(tradeId);
  if (!trade || trade.role === "moderator") notFound();
  if (!trade.openMoves.includes("dispute")) redirect(`/trades/${trade.id}`);
  return (
    <div className="max-w-reading">
      <PageHeading
        title="Report a problem"
        lead={
          <>
            {titleOf(trade)}, with <bdi>{shortName(partnerOf(trade).name)}</bdi>
          </>
        }
      />
      <Card aria-label="Your report" className="p-5 sm:p-6">
        <DisputeForm
          action={reportProblem}
          tradeId={trade.id}
          actKey={keyFor("dispute", trade.id, trade.version)}
          reasons={reasonsFor(trade.kind, trade.role)}
        />
      </Card>
      <p className="mt-4">
        <Link
          href={`/trades/${trade.id}`}
          prefetch={false}
          className="inline-flex min-h-11 items-center font-semibold text-primary-ink underline underline-offset-4"
        >
          Back to the trade
        </Link>
      </p>
    </div>
  );
}
