"use client";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type AcceptFormProps = {
  action: FormAction;
  /** What the form is about: the offer, its version, and the price of one in kobo as digits. */
  about: { id: string; offerVersion: string; priceMinor: string };
  /** What the kind asks of its buyer. */
  asks: { name: string; label: string };
  formKey: string;
  payLabel: ReactNode;
  shortfall: ReactNode;
};

/** How many, and the one thing that the kind asks. */
export const AcceptForm = ({ action, about, asks, formKey, payLabel, shortfall }: AcceptFormProps) => (
  <ActionForm action={action} about={about} initial={newForm(formKey)}>
    {({ fieldErrors, values }) => (
      <>
        <TextField
          label="How many?"
          name="units"
          inputMode="numeric"
          defaultValue={values.units ?? "1"}
          error={fieldErrors.units}
        />
        <TextField
          label={asks.label}
          name={asks.name}
          defaultValue={values[asks.name]}
          error={fieldErrors[asks.name]}
        />
        {shortfall}
        <SubmitButton wide pendingLabel="Moving to escrow">
          {payLabel}
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
