import { notFound } from "next/navigation";
import { AnswerCard } from "@/components/admin/deposits/chargebacks/answer-card";
import { EvidenceCards } from "@/components/admin/deposits/chargebacks/evidence-cards";
import { ChargebackFacts } from "@/components/admin/deposits/chargebacks/facts-card";
import { ChargebackBadge } from "@/components/admin/deposits/chargebacks/state-badge";
import { subjectGridClass } from "@/components/admin/subject-page";
import { KeepChecking } from "@/components/deposits/keep-checking";
import { PageHeading } from "@/components/shell/page-heading";
import { inspectChargeback } from "@/lib/deposits";
import { shortCode } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { requirePermission } from "../../require-permission";
import { accept, decline, unfreeze } from "./actions";

/** Everything staff see of one chargeback, in a page of its own and beside its queue. */
export async function ChargebackCase({ chargebackId }: { chargebackId: string }) {
  const viewer = await requirePermission("chargeback.answer", mayRead);
  const chargeback = await inspectChargeback(viewer, chargebackId);
  if (!chargeback) notFound();
  const { state, response, evidence } = chargeback;
  return (
    <div className="@container">
      {state === "OPEN" && response && <KeepChecking />}
      <PageHeading
        title={`Chargeback ${shortCode(chargeback.id)}`}
        lead={<span className="break-all">{chargeback.reference}</span>}
        aside={<ChargebackBadge state={state} response={response} />}
      />
      <div className={subjectGridClass}>
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
    </div>
  );
}
