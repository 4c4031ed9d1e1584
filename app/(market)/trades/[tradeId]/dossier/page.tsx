import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { DownloadIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { titleOf } from "@/lib/assets";
import { firstName, partnerOf, shortName } from "@/lib/trades/naming";
import { requireViewer } from "@/lib/web/session";
import { readRoom } from "../room";

export const metadata: Metadata = { title: "Dossier" };

type Address = {
  params: Promise<{ tradeId: string }>;
  searchParams: Promise<{ problem?: string | string[] }>;
};

/** The record of a trade to give to a bank or the police, as two files. */
export default async function DossierPage({ params, searchParams }: Address) {
  await requireViewer();
  const [{ tradeId }, { problem }] = await Promise.all([params, searchParams]);
  const trade = await readRoom(tradeId);
  if (!trade) notFound();
  const partner = firstName(partnerOf(trade).name);
  return (
    <div className="max-w-reading">
      <PageHeading
        title="Dossier"
        lead={
          <>
            {titleOf(trade)}, with <bdi>{shortName(partnerOf(trade).name)}</bdi>
          </>
        }
      />
      {problem === "too-often" && (
        <div className="mb-4">
          <Notice tone="wait" role="alert" title="Too many downloads">
            Wait ten minutes, then try again.
          </Notice>
        </div>
      )}
      <Card aria-label="Download" className="grid gap-4 p-5 sm:p-6">
        <p>
          The record of this trade for a bank or the police: the payments through escrow, the timeline, your
          messages to each other, both sides’ statements, the digests of files, and the decision.
        </p>
        <ul className="list-disc space-y-1 pl-5 text-muted">
          <li>It has your name, email address and phone number.</li>
          <li>
            It has {partner}’s name as you see it here, and no contact details, wallet or bank account of{" "}
            {partner}. We give those to authorities that ask with a lawful order.
          </li>
          <li>Files stay with us. Their SHA-256 digests show that none was changed.</li>
        </ul>
        <div className="grid gap-3 sm:flex">
          <a href={`/trades/${trade.id}/dossier/pdf`} download className={buttonClass()}>
            <DownloadIcon size={20} /> Download PDF
          </a>
          <a href={`/trades/${trade.id}/dossier/json`} download className={buttonClass({ kind: "quiet" })}>
            <DownloadIcon size={20} /> Download JSON
          </a>
        </div>
      </Card>
      <div className="mt-4">
        <ButtonLink href={`/trades/${trade.id}`} kind="quiet">
          Back to the trade
        </ButtonLink>
      </div>
    </div>
  );
}
