"use client";
import { type KeyboardEvent, useRef } from "react";
import { Chips } from "@/components/admin/disputes/chips";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { TextArea } from "@/components/form/text-area";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { type RejectionReason, rejectionAdvice, rejectionReasons } from "@/lib/catalog/words";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";

type NoFormProps = {
  action: FormAction;
  formKey: string;
  /** The listing, and where the page leads afterwards. */
  about: Record<string, string>;
  label: string;
  pending: string;
};

const reasons = Object.entries(rejectionReasons) as [RejectionReason, string][];
const advice = new Set<string>(Object.values(rejectionAdvice));

/** Turns a listing down, or takes it down: the reason, and a sentence that its seller reads. `r` leads to it. */
export function NoForm({ action, formKey, about, label, pending }: NoFormProps) {
  const [state, send] = useFormAction(action, newForm(formKey));
  const place = useRef<HTMLDivElement>(null);
  const advise = (reason: string) => {
    const field = place.current?.querySelector("textarea");
    // What the moderator wrote stays.
    if (!field || (field.value.trim() !== "" && !advice.has(field.value))) return;
    field.value = rejectionAdvice[reason as RejectionReason];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return (
    <div ref={place}>
      <Form action={send} noValidate onKeyDown={sendByKeys}>
        <div className="grid gap-4">
          <FormAlert refusal={state.refusal} />
          <HiddenKey value={state.key} />
          {Object.entries(about).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Chips
            key={state.values.reasonCode}
            legend="Reason"
            letter="r"
            type="radio"
            options={reasons.map(([value, says]) => ({ value, label: says, says: rejectionAdvice[value] }))}
            error={state.fieldErrors.reasonCode}
            inputOf={({ value }) => ({
              name: "reasonCode",
              value,
              defaultChecked: value === state.values.reasonCode,
            })}
            onChoose={advise}
          />
          <TextArea
            label="What the seller reads"
            maxLength={500}
            rows={3}
            hint="Say what to change."
            {...fieldOf(state, "sentence")}
          />
          <SubmitButton kind="danger" pendingLabel={pending} wide>
            {label}
          </SubmitButton>
        </div>
      </Form>
    </div>
  );
}

/** Ctrl or ⌘ with Enter sends it from any field. */
function sendByKeys(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
