"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { useFormAction } from "@/components/form/use-form-action";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CodedAct } from "@/lib/kernel/approvals/reason-codes";
import { type FormAction, newForm } from "@/lib/web/form-state";

type DecisionFormProps = {
  action: FormAction;
  /** What it is about: hidden fields by their names. */
  about: Record<string, string>;
  /** Identifies the act on the current row. */
  formKey: string;
  label: string;
  pending: string;
  kind?: "primary" | "danger";
  /** What will happen. */
  says: string;
  /** Who reads the reason; absent if no reason is required. */
  reasonHint?: string;
  /** The act, where a code stands beside the reason. */
  codes?: CodedAct;
};

/** A confirmation that explains the effect, with a reason if required. */
export function DecisionForm({
  action,
  about,
  formKey,
  label,
  pending,
  kind = "primary",
  says,
  reasonHint,
  codes,
}: DecisionFormProps) {
  const [state, send] = useFormAction(action, newForm(formKey));
  return (
    <details
      className="group rounded-inset open:bg-ground open:p-4"
      open={state.refusal || state.fieldErrors.reason || state.fieldErrors.reasonCode ? true : undefined}
    >
      {/* Stays mounted once open, so that keyboard users keep their place and can close it. */}
      <summary className="list-none rounded-field">
        <span
          className={`${buttonClass({ kind: kind === "danger" ? "quiet" : "primary", wide: true })} group-open:hidden`}
        >
          {label}
        </span>
        <span className={`${buttonClass({ kind: "quiet", wide: true })} hidden group-open:inline-flex`}>
          Not now
        </span>
      </summary>
      <Form action={send} noValidate className="mt-4 grid gap-4">
        <FormAlert refusal={state.refusal} />
        <HiddenKey value={formKey} />
        {Object.entries(about).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{says}</p>
        {codes && <ReasonCodeField state={state} act={codes} />}
        {reasonHint && <ReasonField state={state} maxLength={1000} hint={reasonHint} />}
        <SubmitButton kind={kind} pendingLabel={pending} className="sm:justify-self-start">
          {label}
        </SubmitButton>
      </Form>
    </details>
  );
}
