"use client";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Address } from "@/lib/identity/profile/contact-details";
import { states } from "@/lib/identity/profile/states";
import type { FormAction } from "@/lib/web/form-state";

const options = states.map((state) => ({ value: state, label: state }));

type ProfileAddressProps = { address: Address | null; save: FormAction; remove: FormAction };

/** Where a person lives, for themselves alone. */
export const ProfileAddress = ({ address, save, remove }: ProfileAddressProps) => (
  <div className="grid gap-3">
    <ActionForm action={save}>
      {(state) => (
        <>
          {state.done && (
            <output className="block">
              <Notice tone="ok">Saved.</Notice>
            </output>
          )}
          <p className="text-sm text-muted">Optional and private: it’s not on your profile.</p>
          <TextField
            key={`street ${address?.street}`}
            label="Street and number"
            name="street"
            maxLength={120}
            autoComplete="address-line1"
            defaultValue={state.values.street ?? address?.street ?? ""}
            error={state.fieldErrors.street}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              key={`town ${address?.town}`}
              label="Town or area"
              name="town"
              maxLength={60}
              autoComplete="address-level2"
              defaultValue={state.values.town ?? address?.town ?? ""}
              error={state.fieldErrors.town}
            />
            <SelectField
              label="State"
              name="state"
              autoComplete="address-level1"
              placeholder="Choose your state"
              options={options}
              defaultValue={state.values.state ?? address?.state ?? ""}
              error={state.fieldErrors.state}
            />
          </div>
          <SubmitButton kind="quiet" size="small" pendingLabel="Saving" className="sm:justify-self-start">
            Save address
          </SubmitButton>
        </>
      )}
    </ActionForm>
    {address && (
      <ActionForm action={remove}>
        {() => (
          <SubmitButton kind="quiet" size="small" pendingLabel="Removing" className="sm:justify-self-start">
            Remove address
          </SubmitButton>
        )}
      </ActionForm>
    )}
  </div>
);
