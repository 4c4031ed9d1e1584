"use client";
import { FieldError } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldOf, newForm } from "@/lib/web/form-state";
import type { TradeFormAction } from "./trade-actions";

type DisputeFormProps = {
  action: TradeFormAction;
  tradeId: string;
  actKey: string;
  /** The reasons to choose from, with their labels. */
  reasons: Record<string, string>;
};

/** Why, and what happened. It puts the trade before a moderator. */
export function DisputeForm({ action, tradeId, actKey, reasons }: DisputeFormProps) {
  const [state, send] = useFormAction(action, newForm());
  const options = Object.entries(reasons).map(([value, label]) => ({ value, label }));
  return (
    <Form action={send} noValidate className="flex flex-col gap-4">
      <p className="text-sm text-muted">
        A moderator will read this and the chat, then decide. Until then, the money stays in escrow. The other
        person can read this too.
      </p>
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={actKey} />
      <input type="hidden" name="id" value={tradeId} />
      <FieldError>{state.fieldErrors.form}</FieldError>
      <SelectField
        label="What’s wrong?"
        placeholder="Choose one"
        options={options}
        {...fieldOf(state, "reason")}
      />
      <TextArea
        label="What happened?"
        rows={4}
        maxLength={2000}
        hint="When, how much, and what you see on your phone. Never share a PIN or code."
        {...fieldOf(state, "statement")}
      />
      <SubmitButton pendingLabel="Reporting" wide>
        Report the problem
      </SubmitButton>
    </Form>
  );
}
