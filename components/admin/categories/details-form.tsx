"use client";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/check-field";
import { FieldError } from "@/components/form/field";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type DetailRow, detailTypes } from "@/lib/catalog/categories/details";
import { detailField } from "@/lib/catalog/categories/details-form";
import { conditions, conditionWords } from "@/lib/catalog/category-schema";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type DetailsFormProps = {
  action: FormAction;
  initial: FormState;
  about: Record<string, string>;
  /** How many rows there are, those that are still empty last. */
  rows: number;
};

const types = Object.entries(detailTypes).map(([value, label]) => ({ value, label }));
const marks: readonly [keyof DetailRow, string][] = [
  ["required", "Required"],
  ["facet", "Filter"],
  ["onCard", "On the card"],
  ["private", "Private"],
];

/** What a leaf asks of its listings: its details, conditions, and what checks and delivery go by. */
export const DetailsForm = ({ action, initial, about, rows }: DetailsFormProps) => (
  <ActionForm action={action} initial={initial} about={about} className="grid gap-5">
    {(state) => (
      <>
        <FieldError>{state.fieldErrors.attributes}</FieldError>
        {Array.from({ length: rows }, (_, at) => (
          <Row key={at} at={at} state={state} />
        ))}
        <Conditions state={state} />
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField
            label="Days to inspect"
            inputMode="numeric"
            hint="1 to 7."
            {...fieldOf(state, "windowDays")}
          />
          <TextField label="Weight of one, in grams" inputMode="numeric" {...fieldOf(state, "grams")} />
          <TextField
            label="Risk"
            inputMode="numeric"
            hint="0 to 100. From 50 on, a rule of risk."
            {...fieldOf(state, "risk")}
          />
        </div>
        <SubmitButton pendingLabel="Saving" className="sm:justify-self-start">
          Ask this from now on
        </SubmitButton>
      </>
    )}
  </ActionForm>
);

function Row({ at, state }: { at: number; state: FormState }) {
  const field = (part: keyof DetailRow) => fieldOf(state, detailField(at, part));
  return (
    <fieldset className="grid gap-3 rounded-inset bg-ground p-3 sm:grid-cols-2 lg:grid-cols-4">
      <legend className="sr-only">Detail {at + 1}</legend>
      <TextField label="Name" required={false} maxLength={60} {...field("label")} />
      <TextField label="Key" required={false} maxLength={40} {...field("key")} />
      <SelectField label="Type" required={false} options={types} {...field("type")} />
      <TextField label="Hint" required={false} maxLength={120} {...field("hint")} />
      <div className="sm:col-span-2 lg:col-span-4">
        <TextArea
          label="Its choices, numbers or length"
          required={false}
          rows={1}
          maxLength={4000}
          {...field("says")}
        />
      </div>
      <div className="flex flex-wrap gap-x-5 gap-y-1 sm:col-span-2 lg:col-span-4">
        {marks.map(([part, label]) => (
          <CheckField key={part} required={false} {...field(part)} label={label} />
        ))}
      </div>
    </fieldset>
  );
}

const Conditions = ({ state }: { state: FormState }) => (
  <fieldset className="grid gap-2">
    <legend className="mb-1.5 font-semibold">Conditions, and what they mean here</legend>
    <FieldError>{state.fieldErrors.conditions}</FieldError>
    {conditions.map((one) => (
      <div key={one} className="grid items-end gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr]">
        <CheckField
          required={false}
          {...fieldOf(state, `condition.${one}`)}
          label={conditionWords[one].says}
        />
        <TextField
          label={`${conditionWords[one].says} means`}
          required={false}
          maxLength={160}
          placeholder={conditionWords[one].means}
          {...fieldOf(state, `means.${one}`)}
        />
      </div>
    ))}
  </fieldset>
);
