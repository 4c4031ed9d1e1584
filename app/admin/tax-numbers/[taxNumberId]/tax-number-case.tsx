import { notFound } from "next/navigation";
import { Column, SubjectPage } from "@/components/admin/subject-page";
import { EarlierNumbers } from "@/components/admin/tax/earlier-numbers";
import { TaxDecision } from "@/components/admin/tax/tax-decision";
import { TaxFacts } from "@/components/admin/tax/tax-facts";
import { TaxState } from "@/components/identity/tax/tax-state";
import { taxNumberCase } from "@/lib/identity";
import { may, mayRead } from "@/lib/kernel/permissions";
import { requirePermission } from "../../require-permission";
import { check, refuse, revoke } from "./actions";

/** A seller’s tax number beside what staff compare it with, in a page of its own and beside its queue. */
export async function TaxNumberCase({ taxNumberId }: { taxNumberId: string }) {
  const viewer = await requirePermission("verification.decide", mayRead);
  const found = await taxNumberCase(viewer, taxNumberId);
  if (!found) notFound();
  const mayDecide = may(viewer, "verification.decide", "d") && found.userId !== viewer.id;
  return (
    <SubjectPage
      kind="Tax number"
      subject={{ id: found.id, reference: found.number }}
      badge={<TaxState state={found.state} />}
    >
      <Column>
        {mayDecide && <TaxDecision found={found} viewerId={viewer.id} actions={{ check, refuse, revoke }} />}
        <EarlierNumbers earlier={found.earlier} />
      </Column>
      <Column>
        <TaxFacts found={found} />
      </Column>
    </SubjectPage>
  );
}
