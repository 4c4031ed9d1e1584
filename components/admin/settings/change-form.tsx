"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldName, type SettingForm } from "@/lib/staff/settings/forms";
import type { FormState } from "@/lib/web/form-state";
import type { SettingAction } from "./request-form";
import { SettingInput } from "./setting-input";

type ChangeFormProps = {
  action: SettingAction;
  initial: FormState;
  name: string;
  form: SettingForm;
  rows: number;
};

/** Another value of a setting, with the reason that the colleague who agrees will read. */
export function ChangeForm({ action, initial, name, form, rows }: ChangeFormProps) {
  const [{ values, fieldErrors, refusal, key }, send] = useActionState(action, initial);
  return (
    <form
      action={send}
      noValidate
      className="grid gap-6 rounded-box border border-line bg-surface p-5 shadow-card sm:p-6"
    >
      <FormAlert refusal={refusal} />
      <HiddenKey value={key} />
      <input type="hidden" name="name" value={name} />
      {Array.from({ length: rows }, (_, row) => (
        <Row key={`row ${String(row)}`} form={form} row={row} values={values} errors={fieldErrors} />
      ))}
      <TextField
        label="Holds from"
        name="from"
        type="datetime-local"
        required={false}
        hint="Lagos time. Left empty: from the moment that a colleague agrees."
        defaultValue={values.from}
        error={fieldErrors.from}
      />
      <TextArea
        label="Why"
        name="reason"
        minLength={10}
        maxLength={2000}
        hint="Your colleague reads this, and it is kept."
        defaultValue={values.reason}
        error={fieldErrors.reason}
      />
      <SubmitButton pendingLabel="Asking" className="sm:justify-self-start">
        Ask a colleague to agree
      </SubmitButton>
    </form>
  );
}

type RowProps = {
  form: SettingForm;
  row: number;
  values: FormState["values"];
  errors: FormState["fieldErrors"];
};

function Row({ form, row, values, errors }: RowProps) {
  const inputs = form.fields.map((field) => {
    const name = fieldName(form, field, row);
    return (
      <SettingInput key={name} field={field} name={name} defaultValue={values[name]} error={errors[name]} />
    );
  });
  const grid = "grid gap-4 sm:grid-cols-2 lg:grid-cols-3";
  if (!form.list) return <div className={grid}>{inputs}</div>;
  return (
    <fieldset className="rounded-inset border border-line p-4">
      <legend className="px-1.5 text-sm font-semibold text-muted">Row {row + 1}</legend>
      <div className={grid}>{inputs}</div>
    </fieldset>
  );
}
