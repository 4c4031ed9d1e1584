import { notFound } from "next/navigation";
import { DecisionCard } from "@/components/admin/payouts/decision-card";
import { OwnerCard } from "@/components/admin/payouts/owner-card";
import { PayoutEvents } from "@/components/admin/payouts/payout-events";
import { PayoutFactsCard } from "@/components/admin/payouts/payout-facts-card";
import { UnmaskAccount } from "@/components/admin/people/unmask-account";
import { Column, SubjectPage } from "@/components/admin/subject-page";
import { PayoutStateBadge } from "@/components/payouts/payout-state-badge";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { may, mayRead } from "@/lib/kernel/permissions";
import { inspectPayout } from "@/lib/payouts";
import { waitingWords } from "@/lib/payouts/words";
import { requirePermission } from "../../require-permission";
import { ask, reject, showAccount } from "./actions";

/** Everything staff see of one payout, in a page of its own and beside its queue. */
export async function PayoutCase({ payoutId }: { payoutId: string }) {
  const viewer = await requirePermission("payout.agree", mayRead);
  const payout = await inspectPayout(viewer, payoutId);
  if (!payout) notFound();
  const isOpen = ["QUEUED", "SENDING", "SENT"].includes(payout.state);
  return (
    <>
      <SubjectPage kind="Payout" subject={payout} badge={<PayoutStateBadge state={payout.state} />}>
        <Column>
          {isOpen && payout.failure && (
            <Notice tone="danger" title="Waiting">
              <span className="wrap-anywhere">{waitingWords(payout.failure)}</span>
            </Notice>
          )}
          {may(viewer, "payout.agree") && (
            <DecisionCard payout={payout} viewerId={viewer.id} actions={{ ask, reject }} />
          )}
          <TitledCard title="History">
            <PayoutEvents events={payout.events} />
          </TitledCard>
        </Column>
        <Column>
          <PayoutFactsCard payout={payout}>
            <UnmaskAccount
              action={
                may(viewer, "person.unmask_account") && payout.user.id !== viewer.id ? showAccount : undefined
              }
              userId={payout.user.id}
              field="bank_account"
              subjectId={payout.bankAccountId}
              until={payout.accountUntil}
            />
          </PayoutFactsCard>
          <OwnerCard payout={payout} />
        </Column>
      </SubjectPage>
    </>
  );
}
