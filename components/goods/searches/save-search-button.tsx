"use client";
import type { ReactNode } from "react";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { type FormAction, newForm } from "@/lib/web/form-state";

type SaveSearchButtonProps = {
  action: FormAction;
  /** The parameters of the results. */
  query: Record<string, string>;
  className: string;
  children: ReactNode;
};

const initial = newForm();

/** The button that saves a search. Once it is saved, the page shows that in its place. */
export function SaveSearchButton({ action, query, className, children }: SaveSearchButtonProps) {
  const [state, send, isPending] = useFormAction(action, initial);
  return (
    <Form action={send} className="relative">
      {Object.entries(query).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" aria-busy={isPending} className={`cursor-pointer ${className}`}>
        {children}
      </button>
      {(state.refusal || state.fieldErrors["q"]) && (
        <div className="absolute top-full right-0 z-10 mt-2 w-72 max-w-[80vw]">
          <FormAlert
            refusal={state.refusal ?? { reason: "", message: state.fieldErrors["q"] ?? "", details: {} }}
          />
        </div>
      )}
    </Form>
  );
}
