import { TitledCard } from "@/components/ui/card";
import type { InspectedPerson } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";
import { UnmaskAccount } from "./unmask-account";

type BankAccountsCardProps = {
  person: InspectedPerson;
  /** Shows a number for ten minutes; absent for those who may not. */
  unmask: FormAction | undefined;
};

/** Where a person's withdrawals go, with masked numbers. */
export const BankAccountsCard = ({ person: { id: userId, bankAccounts }, unmask }: BankAccountsCardProps) => (
  <TitledCard title="Bank accounts">
    {bankAccounts.length === 0 && <p className="text-muted">None added yet.</p>}
    <ul className="grid gap-4">
      {bankAccounts.map(({ id, bankName, accountNumber, until }) => (
        <li key={id}>
          <p className="wrap-anywhere">
            {bankName} <span className="fig">{accountNumber}</span>
          </p>
          <UnmaskAccount action={unmask} userId={userId} field="bank_account" subjectId={id} until={until} />
        </li>
      ))}
    </ul>
  </TitledCard>
);
