"use client";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type SureFormProps = {
  action: FormAction;
  /** The label of the button that opens it. */
  label: string;
  yes: string;
  pending: string;
  /** Which one it is about, where there are several. */
  id?: string;
  /** Names the act, where doing it twice must be doing it once. */
  formKey?: string;
  /** What will be different. */
  children: ReactNode;
};

/** A confirmation before a removal. A details element, so that it works without JavaScript. */
export const SureForm = ({ action, label, yes, pending, id, formKey, children }: SureFormProps) => (
  <details className="group open:basis-full">
    <summary className={`${buttonClass({ kind: "quiet", size: "small" })} list-none`}>
      <span className="group-open:hidden">{label}</span>
      <span className="hidden group-open:inline">Not now</span>
    </summary>
    <ActionForm
      action={action}
      {...(formKey ? { initial: newForm(formKey) } : {})}
      {...(id ? { about: { id } } : {})}
      className="mt-3 flex flex-col items-start gap-3 rounded-inset bg-ground p-4"
    >
      {() => (
        <>
          <p className="text-sm text-muted">{children}</p>
          <SubmitButton kind="danger" size="small" pendingLabel={pending}>
            {yes}
          </SubmitButton>
        </>
      )}
    </ActionForm>
  </details>
);
