"use client";
import { BankAccountFields } from "@/components/form/bank-account-fields";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { DefinitionList } from "@/components/ui/definition-list";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, newForm } from "@/lib/web/form-state";

type AddAccountProps = {
  banks: readonly { code: string; name: string }[];
  /** The person's own name, in which the account has to be. */
  name: string;
  lookUp: FormAction;
  add: FormAction;
};

/** Two steps: which account, then whose the bank says that it is. */
export function AddAccount({ banks, name, lookUp, add }: AddAccountProps) {
  const [found, look] = useFormAction(async (before: FormState, sent: FormData) => {
    return sent.has("again") ? newForm() : lookUp(before, sent);
  }, newForm());
  if (found.done) return <ConfirmAccount found={found.values} add={add} again={look} />;
  const { refusal } = found;
  return (
    <Form action={look} noValidate className="grid gap-5">
      <FormAlert refusal={refusal} />
      <BankAccountFields
        state={found}
        label="Your bank"
        banks={banks}
        hint={`10 digits. The account must be in your own name, ${name}.`}
      />
      <SubmitButton pendingLabel="Checking with the bank" className="sm:justify-self-start">
        Find account
      </SubmitButton>
    </Form>
  );
}

type ConfirmAccountProps = { found: FormState["values"]; add: FormAction; again: (sent: FormData) => void };

/** What the bank said, and the button that adds it. */
function ConfirmAccount({ found, add, again }: ConfirmAccountProps) {
  const [state, send] = useFormAction(add, newForm());
  const { bankCode = "", bankName, accountNumber = "", accountName } = found;
  return (
    <div className="grid gap-4">
      <p aria-live="polite" className="text-muted">
        Account found:
      </p>
      <DefinitionList
        rows={[
          { term: "Name", value: accountName, strong: true },
          { term: "Bank", value: bankName },
          { term: "Account number", value: <span className="fig">{accountNumber}</span> },
        ]}
      />
      <Form action={send} className="grid gap-3">
        <FormAlert refusal={state.refusal} />
        <input type="hidden" name="bankCode" value={bankCode} />
        <input type="hidden" name="accountNumber" value={accountNumber} />
        <SubmitButton wide pendingLabel="Adding">
          Add account
        </SubmitButton>
      </Form>
      <Form action={again}>
        <input type="hidden" name="again" value="yes" />
        <SubmitButton kind="quiet" wide pendingLabel="Going back">
          Not this one
        </SubmitButton>
      </Form>
    </div>
  );
}
