"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { type ButtonKind, buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";

interface MoveFormProps {
  action: FormAction;
  listingId: string;
  title: string;
  formKey: string;
  /** Which page the form stands on, and leads back to. */
  from: "page" | "list" | "dashboard";
  label: string;
  pendingLabel: string;
}

const about = ({ listingId, from }: MoveFormProps) => ({ id: listingId, from });

/** A move that can be undone: one button. */
export const MoveForm = (props: MoveFormProps) => (
  <ActionForm
    action={props.action}
    initial={newForm(props.formKey)}
    about={about(props)}
    className="grid gap-2"
  >
    {() => (
      <SubmitButton kind="quiet" size="small" pendingLabel={props.pendingLabel}>
        {props.label}
        <span className="sr-only"> {props.title}</span>
      </SubmitButton>
    )}
  </ActionForm>
);

type AskedProps = MoveFormProps & {
  /** What it does, for good. */
  says: string;
  kind?: ButtonKind;
  /** How many are free now; the form asks how many there are. */
  units?: string;
};

/** A move that is asked about first, or asks how many. A details element, so that it works without scripts. */
export function AskedMoveForm({ says, kind = "danger", units, ...props }: AskedProps) {
  return (
    <details className="group">
      <summary className={`${buttonClass({ kind: "quiet", size: "small" })} list-none`}>
        <span className="group-open:hidden">
          {props.label}
          <span className="sr-only"> {props.title}</span>
        </span>
        <span className="hidden group-open:inline">Not now</span>
      </summary>
      <ActionForm
        action={props.action}
        initial={newForm(props.formKey, units === undefined ? {} : { units })}
        about={about(props)}
        className="mt-3 grid max-w-72 gap-3"
      >
        {(state) => (
          <>
            <p className="text-sm text-muted">{says}</p>
            {units !== undefined && (
              <TextField
                label="How many are there now?"
                inputMode="numeric"
                autoComplete="off"
                maxLength={4}
                {...fieldOf(state, "units")}
              />
            )}
            <SubmitButton kind={kind} size="small" pendingLabel={props.pendingLabel}>
              {units === undefined ? `${props.label} listing` : "Save"}
            </SubmitButton>
          </>
        )}
      </ActionForm>
    </details>
  );
}
