import Link from "next/link";
import { notFound } from "next/navigation";
import { CorrectLink } from "@/components/admin/corrections/correct-link";
import { RefundAccountForm } from "@/components/admin/deposits/account-form";
import { Decisions } from "@/components/admin/deposits/decisions";
import { DepositActs } from "@/components/admin/deposits/deposit-acts";
import { DepositFacts, NamesCard } from "@/components/admin/deposits/facts-card";
import { DepositStateBadge } from "@/components/admin/deposits/states";
import { UnmaskAccount } from "@/components/admin/people/unmask-account";
import { Column, SubjectPage } from "@/components/admin/subject-page";
import { KeepChecking } from "@/components/deposits/keep-checking";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { correctionActsOf } from "@/lib/corrections";
import { banksForRefunds, type Inspection, inspectDeposit } from "@/lib/deposits";
import type { RefundState } from "@/lib/deposits/refunds/machine";
import { gatewayTitle } from "@/lib/gateways/names";
import { keyFor } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { newForm } from "@/lib/web/form-state";
import { requirePermission } from "../../require-permission";
import { ask, nameAccount, refund, release, showAccount } from "./actions";

/** Everything staff see of one deposit, in a page of its own and beside its queue. */
export async function DepositCase({ reference }: { reference: string }) {
  const viewer = await requirePermission("deposit.release", mayRead);
  const inspected = await inspectDeposit(viewer, reference);
  if (!inspected) notFound();
  const { deposit, history, audit } = inspected;
  return (
    <SubjectPage kind="Deposit" subject={deposit} badge={<DepositStateBadge state={deposit.state} />}>
      <Column>
        <OnItsWay refunds={inspected.refunds} />
        {inspected.stuck && may(viewer, "refund.source") && <StuckRefund {...inspected.stuck} />}
        <NamesCard deposit={deposit}>
          {deposit.senderAccount && (
            <UnmaskAccount
              action={
                may(viewer, "person.unmask_account") && deposit.userId !== viewer.id ? showAccount : undefined
              }
              userId={deposit.userId}
              field="sender_account"
              subjectId={deposit.id}
              until={deposit.senderAccountUntil}
            />
          )}
        </NamesCard>
        {may(viewer, "deposit.release") && (
          <Decisions deposit={deposit} viewerId={viewer.id} refund={refund} release={release} ask={ask} />
        )}
      </Column>
      <Column>
        <DepositFacts deposit={deposit} />
        {correctionActsOf(viewer).length > 0 && (
          <div>
            <CorrectLink personId={deposit.userId} about={{ kind: "deposit", id: deposit.id }} />
          </div>
        )}
        <DepositActs history={history} audit={audit} />
      </Column>
    </SubjectPage>
  );
}

const lastTry: Record<RefundState, { tone: "ok" | "wait" | "danger" | "info"; says: string }> = {
  REQUESTED: { tone: "wait", says: "Refund in progress." },
  SENDING: { tone: "wait", says: "Refund in progress." },
  SENT: { tone: "wait", says: `${gatewayTitle()} is processing the refund.` },
  NEEDS_ATTENTION: { tone: "danger", says: "Refund needs attention." },
  DONE: { tone: "ok", says: "Refunded." },
  FAILED: { tone: "info", says: "The last refund failed. The money hasn’t moved." },
};

/** The latest refund, if any. */
function OnItsWay({ refunds: [last] }: Pick<Inspection, "refunds">) {
  if (!last) return null;
  const { tone, says } = lastTry[last.state];
  return (
    <Notice tone={tone} title={says}>
      {last.endedAt === null && <KeepChecking />}
      <Link href="/admin/refunds" className="font-semibold underline underline-offset-2">
        All refunds
      </Link>
    </Notice>
  );
}

/** The bank did not accept a refund: it goes to an account that finance names. */
async function StuckRefund({ id, version, payerName }: NonNullable<Inspection["stuck"]>) {
  return (
    <TitledCard title="The refund needs a bank account" decides>
      <p className="mb-4 text-sm text-muted">
        The bank didn’t accept the refund automatically. Ask the payer for an account in their own name, or
        wait: the bank may still accept it.
      </p>
      <RefundAccountForm
        action={nameAccount}
        initial={newForm(keyFor("refund account", id, version))}
        refundId={id}
        payerName={payerName}
        banks={await banksForRefunds()}
      />
    </TitledCard>
  );
}
