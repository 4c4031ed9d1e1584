import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { naira } from "@/lib/money/format";
import type { OwnBankAccount, payoutTermsFor } from "@/lib/payouts";
import { AccountChoice } from "./account-choice";
import { AmountWithFee } from "./amount-with-fee";

type WithdrawFormProps = {
  accounts: OwnBankAccount[];
  terms: Awaited<ReturnType<typeof payoutTermsFor>>;
  values: { amount: string; account: string };
  errors: { amount?: string; account?: string };
};

/** Amount and account. The next step only reviews them. */
export function WithdrawForm({ accounts, terms, values, errors }: WithdrawFormProps) {
  const { limits, fees, leftToday, aDay } = terms;
  const bands = fees.bands.map(({ untilMinor, feeMinor }) => {
    return { until: untilMinor?.toString() ?? null, fee: feeMinor.toString() };
  });
  return (
    <Card className="p-5 sm:p-6">
      <form method="get" action="/wallet/withdraw" noValidate className="grid gap-5">
        <AmountWithFee
          bands={bands}
          defaultValue={values.amount}
          error={errors.amount}
          hint={`From ${naira(limits.leastMinor)} to ${naira(limits.mostMinor)}. ${leftToday} of ${aDay} withdrawals left today.`}
        />
        <AccountChoice accounts={accounts} chosen={values.account} error={errors.account} />
        <button type="submit" className={buttonClass({ wide: true })}>
          Review withdrawal
        </button>
      </form>
    </Card>
  );
}
