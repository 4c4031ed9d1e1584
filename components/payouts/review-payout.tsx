import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { naira, typedNaira } from "@/lib/money/format";
import type { payoutTermsFor, WithdrawalDraft } from "@/lib/payouts";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { ConfirmPayout } from "./confirm-payout";

type ReviewPayoutProps = {
  wish: WithdrawalDraft;
  terms: Awaited<ReturnType<typeof payoutTermsFor>>;
  action: FormAction;
  userId: string;
  hasPasskey: boolean;
};

/** Exactly what will happen, before it is confirmed: what leaves, what arrives, where and when. */
export function ReviewPayout({ wish, terms, action, userId, hasPasskey }: ReviewPayoutProps) {
  const { account, amountMinor, feeMinor, promise, sameAsLast } = wish;
  const total = amountMinor + feeMinor;
  const asTyped = {
    amount: typedNaira(amountMinor),
    account: account.id,
  };
  // The same look at the same wish is one payout, in however many tabs; the next one after it is another.
  const key = keyFor("withdraw", userId, account.id, amountMinor, terms.last?.id ?? "first");
  const fields = { amount: amountMinor.toString(), fee: feeMinor.toString(), bankAccountId: account.id };
  return (
    <Card className="grid gap-5 p-5 sm:p-6">
      <DefinitionList
        rows={[
          { term: "Bank receives", value: <Money minor={amountMinor} />, strong: true },
          { term: "Fee", value: <Money minor={feeMinor} /> },
          { term: "Total from wallet", value: <Money minor={total} />, strong: true },
          { term: "Left in wallet", value: <Money minor={terms.availableMinor - total} /> },
          { term: "Bank", value: account.bankName },
          { term: "Account number", value: <span className="fig">{account.accountNumber}</span> },
          { term: "Account name", value: account.accountName },
        ]}
      />
      <Notice tone="info" title="Arrives">
        {promise}
      </Notice>
      {sameAsLast ? (
        <JustAsked reference={sameAsLast} another={{ ...asTyped, again: terms.last?.id ?? "" }} />
      ) : (
        <ConfirmPayout
          action={action}
          initial={newForm(key, fields)}
          fields={fields}
          signs={hasPasskey}
          label={`Withdraw ${naira(amountMinor)}`}
        />
      )}
      <ButtonLink
        href={`/wallet/withdraw?${new URLSearchParams({ ...asTyped, edit: "yes" })}`}
        kind="quiet"
        wide
      >
        Change
      </ButtonLink>
    </Card>
  );
}

/** The same withdrawal was requested before: a second one only if they say so. */
const JustAsked = ({ reference, another }: { reference: string; another: Record<string, string> }) => (
  <div className="grid gap-3">
    <Notice tone="wait" title="You just requested the same withdrawal">
      It’s already on its way. View it, or request a second one.
    </Notice>
    <ButtonLink href={`/wallet/payouts/${reference}`} wide>
      View withdrawal
    </ButtonLink>
    <ButtonLink href={`/wallet/withdraw?${new URLSearchParams(another)}`} kind="quiet" wide>
      Request another
    </ButtonLink>
  </div>
);
