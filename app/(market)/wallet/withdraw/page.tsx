import type { Metadata } from "next";
import { NotNow } from "@/components/payouts/not-now";
import { ReviewPayout } from "@/components/payouts/review-payout";
import { WithdrawForm } from "@/components/payouts/withdraw-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Available } from "@/components/statements/balance-card";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ownPasskeys } from "@/lib/identity";
import { stopping } from "@/lib/identity/restrictions/restrictions";
import { bankAccountsOf, payoutTermsFor, readWithdrawalDraft } from "@/lib/payouts";
import { requireViewer } from "@/lib/web/session";
import { Paused } from "../../settings/security/paused";
import { withdraw } from "./actions";

export const metadata: Metadata = { title: "Withdraw" };

type Asked = Record<string, string | string[] | undefined>;

export default async function WithdrawPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer();
  const [asked, accounts, terms] = await Promise.all([
    searchParams,
    bankAccountsOf(viewer.id),
    payoutTermsFor(viewer.id),
  ]);
  const { values, errors, wish } = readWithdrawalDraft(asked, accounts, terms);
  const isStopped = stopping(viewer.restrictions, "askForPayout") !== undefined;
  const isBarred = !viewer.emailProven || !viewer.phoneProven || isStopped || terms.leftToday === 0;
  return (
    <div className="mx-auto max-w-lg">
      <PageHeading
        title="Withdraw"
        lead={<Available minor={terms.availableMinor} />}
        aside={
          <ButtonLink href="/wallet/payouts" kind="quiet" size="small">
            Withdrawal history
          </ButtonLink>
        }
      />
      <Paused viewer={viewer} className="mb-5" />
      <NotNow viewer={viewer} terms={terms} />
      {!isBarred && accounts.length === 0 && <NoAccount />}
      {!isBarred && accounts.length > 0 && !wish && (
        <WithdrawForm accounts={accounts} terms={terms} values={values} errors={errors} />
      )}
      {!isBarred && wish && (
        <ReviewPayout
          wish={wish}
          terms={terms}
          action={withdraw}
          userId={viewer.id}
          hasPasskey={(await ownPasskeys(viewer.id)).length > 0}
        />
      )}
    </div>
  );
}

const NoAccount = () => (
  <EmptyState
    title="Add a bank account"
    action={<ButtonLink href="/settings/bank-accounts">Add a bank account</ButtonLink>}
  >
    To withdraw, add a bank account in your own name. It takes a minute.
  </EmptyState>
);
