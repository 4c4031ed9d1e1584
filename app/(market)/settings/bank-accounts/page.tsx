import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ProveFirst } from "@/components/identity/prove-first";
import { AccountCard } from "@/components/payouts/bank-accounts/account-card";
import { AddAccount } from "@/components/payouts/bank-accounts/add-account";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { bankAccountsOf, listBanks } from "@/lib/payouts";
import { ACCOUNTS_LIMIT } from "@/lib/payouts/bank-accounts/refusals";
import { requireViewer } from "@/lib/web/session";
import { add, lookUp, remove, setDefault } from "./actions";

export const metadata: Metadata = { title: "Bank accounts" };

export default async function BankAccountsPage() {
  const viewer = await requireViewer();
  const [accounts, banks] = await Promise.all([bankAccountsOf(viewer.id), listBanks()]);
  const isProven = viewer.emailProven && viewer.phoneProven;
  return (
    <div className="grid gap-5">
      <div className="-mb-5">
        <PageHeading title="Bank accounts" lead="The accounts you withdraw to." />
      </div>
      {accounts.length === 0 && (
        <EmptyState title="No bank accounts yet">
          Add an account in your own name. For your safety, the first withdrawal to it is held for a day.
        </EmptyState>
      )}
      {accounts.map((account) => (
        <AccountCard key={account.id} account={account} setDefault={setDefault} remove={remove} />
      ))}
      <TitledCard title={accounts.length === 0 ? "Add bank account" : "Add another account"}>
        <AddPart
          isProven={isProven}
          isFull={accounts.length >= ACCOUNTS_LIMIT}
          form={
            <AddAccount key={accounts.length} banks={banks} name={viewer.name} lookUp={lookUp} add={add} />
          }
        />
      </TitledCard>
    </div>
  );
}

function AddPart({ isProven, isFull, form }: { isProven: boolean; isFull: boolean; form: ReactNode }) {
  if (!isProven) {
    return <ProveFirst next="/settings/bank-accounts" />;
  }
  if (isFull)
    return (
      <Notice tone="info">{`You’ve reached the limit of ${ACCOUNTS_LIMIT} accounts. Remove one to add another.`}</Notice>
    );
  return form;
}
