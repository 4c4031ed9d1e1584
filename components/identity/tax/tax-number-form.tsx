"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

/** What a seller is registered for VAT by, for us to compare with the register. */
export const TaxNumberForm = ({ action, initial }: { action: FormAction; initial: FormState }) => (
  <ActionForm action={action} initial={initial} className="grid gap-5">
    {(state) => (
      <>
        <TextField
          label="Tax number"
          autoComplete="off"
          maxLength={30}
          hint="Your TIN, such as 20481236-0001, or your Tax ID of 13 digits."
          {...fieldOf(state, "taxNumber")}
        />
        <TextField
          label="Registered name"
          autoComplete="organization"
          maxLength={100}
          hint="As it’s on your certificate: yours, or that of your business."
          {...fieldOf(state, "name")}
        />
        <SubmitButton pendingLabel="Sending" className="sm:justify-self-start">
          Send to be checked
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
