import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { actWords } from "@/components/admin/code-words";
import { LegsTable, PostingFacts, ReversalState } from "@/components/admin/ledger/posting-cards";
import { PageHeading } from "@/components/shell/page-heading";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { keyFor } from "@/lib/kernel/ids";
import { mayRead } from "@/lib/kernel/permissions";
import { inspectPosting } from "@/lib/ledger";
import { requirePermission } from "../../require-permission";
import { ask } from "./actions";

export const metadata: Metadata = { title: "Posting" };

export default async function PostingPage({ params }: { params: Promise<{ postingId: string }> }) {
  const viewer = await requirePermission("ledger.read", mayRead);
  const posting = await inspectPosting(viewer, (await params).postingId);
  if (!posting) notFound();
  const { id, act, transfers, reversedBy, request, canRequestReversal, previousRequests } = posting;
  return (
    <>
      <PageHeading
        title={`Posting ${id}`}
        lead={actWords(act)}
        aside={reversedBy ? <Badge tone="neutral">Reversed</Badge> : null}
      />
      <div className="grid gap-5 lg:grid-cols-[1fr_24rem] lg:items-start">
        <div className="grid min-w-0 gap-5">
          <LegsTable title="Transfers" legs={transfers} />
          {canRequestReversal && !request && (
            <LegsTable title="Transfers of a reversal" legs={transfers} isMirrored />
          )}
        </div>
        <div className="grid min-w-0 gap-5">
          <TitledCard title="Reversal">
            <ReversalState posting={posting} />
            {canRequestReversal && !request && (
              <DecisionForm
                action={ask}
                about={{ reverses: id }}
                formKey={keyFor("ask for reversal", viewer.id, id, previousRequests)}
                label="Request reversal"
                pending="Asking"
                says="You’re asking a colleague to approve moving every amount back. You can’t approve your own request."
                reasonHint="Your colleague will read this. It’s kept on record."
                codes="money.reverse"
              />
            )}
          </TitledCard>
          <PostingFacts posting={posting} />
        </div>
      </div>
    </>
  );
}
