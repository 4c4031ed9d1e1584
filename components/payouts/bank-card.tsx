import Link from "next/link";
import { TitledCard } from "@/components/ui/card";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { LandmarkIcon } from "@/components/ui/icons";
import { formatDuration } from "@/lib/kernel/time-format";
import type { OwnBankAccount } from "@/lib/payouts";
import { maskAccount } from "@/lib/payouts/bank-accounts/masks";

type BankCardProps = {
  account: OwnBankAccount | undefined;
  /** In words. */
  fee: string;
  /** The median time of withdrawals; undefined before the first. */
  usualSeconds: number | undefined;
};

/** Where withdrawals go, what they cost, and how long they usually take. */
export function BankCard({ account, fee, usualSeconds }: BankCardProps) {
  const rows: Definition[] = [{ term: "Fee for each withdrawal", value: fee }];
  if (usualSeconds !== undefined)
    rows.push({ term: "Usually arrives in", value: formatDuration(usualSeconds) });
  return (
    <TitledCard
      title="Bank account"
      aside={
        <Link
          href="/settings/bank-accounts"
          prefetch={false}
          className="py-1 font-semibold text-primary-ink hover:underline"
        >
          {account ? "Change" : "Add one"}
        </Link>
      }
    >
      {account ? (
        <div className="mb-2 flex items-center gap-3.5">
          <span className="grid size-11 shrink-0 place-items-center rounded-full bg-wait-soft text-wait">
            <LandmarkIcon size={20} />
          </span>
          <div className="min-w-0">
            <p className="font-medium wrap-anywhere">
              {account.bankName}{" "}
              <span className="whitespace-nowrap">{maskAccount(account.accountNumber)}</span>
            </p>
            <p className="text-sm wrap-anywhere text-muted">{account.accountName}</p>
          </div>
        </div>
      ) : (
        <p className="mb-2 text-muted">Add an account in your own name to withdraw.</p>
      )}
      <DefinitionList rows={rows} className="-mb-2" />
    </TitledCard>
  );
}
