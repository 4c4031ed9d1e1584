"use client";
import { ActionForm } from "@/components/form/action-form";
import { PhoneField } from "@/components/form/phone-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";
import { PlaceFields } from "./place-fields";

type AddressFormProps = {
  action: FormAction;
  /** What it begins with; with a key where the address is new. */
  initial: FormState;
  /** Which address it is, and where saving leads. */
  about: Record<string, string>;
};

/** An address for parcels, new or changed. Nigeria’s have no postcode: a landmark finds the house. */
export const AddressForm = ({ action, initial, about }: AddressFormProps) => (
  <ActionForm action={action} initial={initial} about={about} className="grid gap-5">
    {(state) => (
      <>
        <TextField
          label="Who receives it"
          autoComplete="shipping name"
          maxLength={80}
          {...fieldOf(state, "name")}
        />
        <PhoneField
          label="Their phone number"
          hint="The rider calls it. Sellers see it once they have started your order."
          {...fieldOf(state, "phone")}
        />
        <PlaceFields state={state} />
        <TextField
          label="Street and house number"
          autoComplete="shipping address-line1"
          maxLength={160}
          {...fieldOf(state, "street")}
        />
        <TextField
          label="Landmark"
          required={false}
          autoComplete="off"
          maxLength={160}
          hint="A place nearby that people know: “opposite First Bank”. Needed without a house number."
          {...fieldOf(state, "landmark")}
        />
        <TextField
          label="Part of town"
          required={false}
          autoComplete="shipping address-level3"
          maxLength={80}
          {...fieldOf(state, "area")}
        />
        <TextArea
          label="Note for the rider"
          required={false}
          maxLength={300}
          hint="A gate code, or when you’re in."
          {...fieldOf(state, "note")}
        />
        <SubmitButton pendingLabel="Saving" className="sm:justify-self-start">
          Save address
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
