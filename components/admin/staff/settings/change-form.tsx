"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldName, type SettingForm } from "@/lib/staff/settings/forms";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";
import { SettingInput } from "./setting-input";

type ChangeFormProps = {
  action: FormAction;
  initial: FormState;
  name: string;
  form: SettingForm;
  rows: number;
};

/** Requests a new value of a setting, with a reason for the approver. */
export const ChangeForm = ({ action, initial, name, form, rows }: ChangeFormProps) => (
  <ActionForm
    action={action}
    initial={initial}
    about={{ name }}
    className="grid gap-6 rounded-box border border-line bg-surface p-5 shadow-card sm:p-6"
  >
    {(state) => (
      <>
        {Array.from({ length: rows }, (_, row) => (
          <Row
            key={`row ${String(row)}`}
            form={form}
            row={row}
            values={state.values}
            errors={state.fieldErrors}
          />
        ))}
        <TextField
          label="Effective from"
          type="datetime-local"
          required={false}
          hint="Lagos time. Leave empty for the change to take effect as soon as a colleague approves it."
          {...fieldOf(state, "from")}
        />
        <ReasonCodeField state={state} act="setting.money" />
        <ReasonField state={state} hint="Your colleague will read this. It’s kept on record." />
        <SubmitButton pendingLabel="Requesting" className="sm:justify-self-start">
          Request approval
        </SubmitButton>
      </>
    )}
  </ActionForm>
);

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
