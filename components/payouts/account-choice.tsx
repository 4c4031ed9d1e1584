import Link from "next/link";
import { FieldError } from "@/components/form/field";
import type { OwnBankAccount } from "@/lib/payouts";

type AccountChoiceProps = { accounts: OwnBankAccount[]; chosen: string; error?: string | undefined };

/** Which of one's bank accounts; each a line large enough for a thumb. */
export function AccountChoice({ accounts, chosen, error }: AccountChoiceProps) {
  return (
    <fieldset aria-describedby={error ? "account-error" : undefined}>
      <legend className="mb-1.5 font-semibold">Withdraw to</legend>
      <div className="grid gap-2">
        {accounts.map(({ id, bankName, accountNumber, accountName, isProven }) => (
          <label
            key={id}
            className="relative flex min-h-14 cursor-pointer items-center gap-3 rounded-field border border-edge bg-raised px-4 py-2.5 has-[:checked]:border-primary-ink has-[:checked]:bg-primary-soft has-[:checked]:ring-1 has-[:checked]:ring-primary-ink has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-primary-ink"
          >
            <input
              type="radio"
              name="account"
              value={id}
              defaultChecked={id === chosen}
              className="size-5 shrink-0 accent-primary"
            />
            <span className="min-w-0 leading-tight font-semibold wrap-anywhere">
              {bankName} <span className="fig font-normal whitespace-nowrap">{accountNumber}</span>
              <span className="mt-0.5 block text-sm font-normal text-muted">
                {accountName}
                {!isProven && ". New: the first withdrawal waits"}
              </span>
            </span>
          </label>
        ))}
      </div>
      <FieldError id="account-error">{error}</FieldError>
      <Link
        href="/settings/bank-accounts"
        className="mt-2 inline-flex min-h-11 items-center text-sm font-semibold text-primary-ink underline underline-offset-4"
      >
        Another account
      </Link>
    </fieldset>
  );
}
