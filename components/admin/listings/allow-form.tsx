"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";

type AllowFormProps = { action: FormAction; formKey: string; sellerId: string; listingsADay: number };

/** Lets one seller write another number of listings a day than everyone. */
export const AllowForm = ({ action, formKey, sellerId, listingsADay }: AllowFormProps) => (
  <ActionForm
    action={action}
    initial={newForm(formKey, { listingsADay: String(listingsADay) })}
    about={{ id: sellerId }}
    summary="Change how many they write a day"
  >
    {(state) => (
      <>
        <TextField
          label="Listings a day"
          inputMode="numeric"
          hint="1 to 500. Everyone has 10."
          {...fieldOf(state, "listingsADay")}
        />
        <ReasonCodeField state={state} act="allow_listings" />
        <TextArea label="Reason" maxLength={500} hint="Kept on record." {...fieldOf(state, "reason")} />
        <SubmitButton kind="quiet" pendingLabel="Saving" className="sm:justify-self-start">
          Change the limit
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
