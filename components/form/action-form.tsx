"use client";
import { type ReactNode } from "react";
import { useFormAction } from "@/components/form/use-form-action";
import { ChevronDownIcon } from "@/components/ui/icons";
import { type FormAction, type FormState, newForm } from "@/lib/web/form-state";
import { Form } from "./form";
import { FormAlert } from "./form-alert";
import { HiddenKey } from "./hidden-key";

type ActionFormProps = {
  action: FormAction;
  /** What the form begins with; a key where what it does must happen once. */
  initial?: FormState;
  /** What it is about: hidden fields by their names. */
  about?: Record<string, string>;
  /** Keeps the form closed under this line until it is opened, or was refused. */
  summary?: string;
  className?: string;
  /** The fields, and the button. */
  children: (state: FormState) => ReactNode;
};

/** A form that calls a server action, and shows its refusal above the fields. */
export function ActionForm({
  action,
  initial = newForm(),
  about = {},
  summary,
  className,
  children,
}: ActionFormProps) {
  const [state, send] = useFormAction(action, initial);
  const form = (
    <Form action={send} noValidate className={className ?? "grid gap-4"}>
      <FormAlert refusal={state.refusal} />
      {state.key && <HiddenKey value={state.key} />}
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children(state)}
    </Form>
  );
  if (!summary) return form;
  const wasRefused = state.refusal !== null || Object.keys(state.fieldErrors).length > 0;
  return (
    <details className="group" open={wasRefused || undefined}>
      <summary className="flex min-h-11 items-center justify-between gap-3 rounded-field font-semibold">
        {summary}
        <ChevronDownIcon size={16} className="text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="pt-2 pb-4">{form}</div>
    </details>
  );
}
