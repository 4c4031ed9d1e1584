import { SureForm } from "@/components/identity/security/sure-form";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { OwnBankAccount } from "@/lib/payouts";
import type { FormAction } from "@/lib/web/form-state";
import { DefaultForm } from "./default-form";

type AccountCardProps = { account: OwnBankAccount; setDefault: FormAction; remove: FormAction };

/** One bank account: whose, where, and what can be done with it. */
export function AccountCard({ account, setDefault, remove }: AccountCardProps) {
  const { id, bankName, accountNumber, accountName, isDefault, isProven } = account;
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-lg wrap-anywhere">{bankName}</h2>
          <p className="fig mt-0.5 tracking-wide">{accountNumber}</p>
          <p className="mt-0.5 text-sm wrap-anywhere text-muted">{accountName}</p>
        </div>
        <p className="flex flex-wrap gap-2">
          {isDefault && <Badge tone="ok">Default</Badge>}
          {!isProven && <Badge tone="wait">New: first withdrawal is held for a day</Badge>}
        </p>
      </div>
      <div className="mt-4 flex flex-wrap items-start gap-3">
        {!isDefault && (
          <DefaultForm action={setDefault} id={id} label={`${bankName} ${accountNumber.slice(-4)}`} />
        )}
        <SureForm action={remove} id={id} label="Remove" yes="Remove account" pending="Removing">
          Withdrawals already on their way will still arrive. If you add this account again, it counts as a
          new account.
        </SureForm>
      </div>
    </Card>
  );
}
