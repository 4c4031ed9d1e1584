import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnswerCard } from "@/components/admin/deposits/chargebacks/answer-card";
import { EvidenceCards } from "@/components/admin/deposits/chargebacks/evidence-cards";
import { ChargebackFacts } from "@/components/admin/deposits/chargebacks/facts-card";
import { ChargebackBadge } from "@/components/admin/deposits/chargebacks/state-badge";
import { KeepChecking } from "@/components/deposits/keep-checking";
import { PageHeading } from "@/components/shell/page-heading";
import { inspectChargeback } from "@/lib/deposits";
import { shortCode } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { requirePermission } from "../../require-permission";
import { accept, decline, unfreeze } from "./actions";

export const metadata: Metadata = { title: "Chargeback" };

type Props = { params: Promise<{ chargebackId: string }> };

export default async function AdminChargebackPage({ params }: Props) {
  const viewer = await requirePermission("chargeback.answer", mayRead);
  const chargeback = await inspectChargeback(viewer, (await params).chargebackId);
  if (!chargeback) notFound();
  const { state, response, evidence } = chargeback;
  return (
    <>
      {state === "OPEN" && response && <KeepChecking />}
      <PageHeading
        title={`Chargeback ${shortCode(chargeback.id)}`}
        lead={<span className="break-all">{chargeback.reference}</span>}
        aside={<ChargebackBadge state={state} response={response} />}
      />
      <div className="grid gap-5 lg:grid-cols-[1fr_24rem] lg:items-start">
        <div className="grid min-w-0 gap-5">
          {may(viewer, "chargeback.answer") && (
            <AnswerCard
              chargeback={chargeback}
              viewerId={viewer.id}
              actions={{ decline, accept, unfreeze }}
            />
          )}
          <EvidenceCards evidence={evidence} />
        </div>
        <ChargebackFacts chargeback={chargeback} />
      </div>
    </>
  );
}
