import { FieldError } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { HiddenKey } from "@/components/form/hidden-key";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/web/form-state";

type DisputeFormProps = {
  send: (submitted: FormData) => void;
  /** Of the whole room; only what this form sent concerns it. */
  state: FormState;
  tradeId: string;
  actKey: string;
  reasons: Record<string, string>;
};

/** 'Report a problem': why, and what happened. It puts the trade before a moderator. */
export function DisputeForm({ send, state, tradeId, actKey, reasons }: DisputeFormProps) {
  const mine = state.values.move === "dispute";
  const errors = mine ? state.fieldErrors : {};
  const options = Object.entries(reasons).map(([value, label]) => ({ value, label }));
  return (
    <details data-dispute open={mine || undefined} className="group max-md:w-full open:basis-full">
      <summary className={`${buttonClass({ kind: "quiet" })} max-md:w-full list-none`}>
        Report a problem
      </summary>
      <Form action={send} noValidate className="mt-3 flex flex-col gap-4 rounded-inset bg-ground p-4">
        <p className="text-sm text-muted">
          A moderator will read this and the chat, then decide. Until then, the money stays in escrow. The
          other person can read this too.
        </p>
        <HiddenKey value={actKey} />
        <input type="hidden" name="id" value={tradeId} />
        <input type="hidden" name="move" value="dispute" />
        <FieldError>{errors.form}</FieldError>
        <SelectField
          label="What’s wrong?"
          name="reason"
          placeholder="Choose one"
          options={options}
          defaultValue={mine ? state.values.reason : undefined}
          error={errors.reason}
        />
        <TextArea
          label="What happened?"
          name="statement"
          rows={4}
          maxLength={2000}
          hint="When, how much, and what you see on your phone. Never share a PIN or code."
          defaultValue={mine ? state.values.statement : undefined}
          error={errors.statement}
        />
        <SubmitButton pendingLabel="Reporting" wide>
          Report the problem
        </SubmitButton>
      </Form>
    </details>
  );
}
