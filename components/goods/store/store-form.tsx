"use client";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/check-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { ABOUT_LENGTH, HANDLE_LENGTH, NAME_LENGTH, POLICIES_LENGTH } from "@/lib/catalog/stores/limits";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";

type StoreFormProps = {
  action: FormAction;
  /** What was saved; undefined before the first time. */
  saved: Record<string, string> | undefined;
  /** Where stores are, without their handles: 'amana.ng/stores/'. */
  place: string;
};

/** Makes or changes one's store. */
export const StoreForm = ({ action, saved, place }: StoreFormProps) => (
  <ActionForm action={action} initial={newForm("", saved)} className="grid gap-5">
    {(state) => {
      // After a success there is nothing in the state but what was saved.
      const values = Object.keys(state.values).length > 0 ? state.values : (saved ?? {});
      const field = (name: string) => fieldOf({ ...state, values }, name);
      return (
        <>
          {state.done && (
            <output className="block">
              <Notice tone="ok">Saved.</Notice>
            </output>
          )}
          {!saved && (
            <TextField
              label="Address"
              {...field("handle")}
              maxLength={HANDLE_LENGTH}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              hint={`${place}your-address. Small letters, digits and hyphens. You can’t change it later.`}
            />
          )}
          <TextField label="Store name" {...field("name")} maxLength={NAME_LENGTH} autoComplete="off" />
          <TextArea
            label="About"
            {...field("about")}
            required={false}
            maxLength={ABOUT_LENGTH}
            hint="What you sell and what buyers can count on. No phone numbers or links."
          />
          <TextArea
            label="Delivery and returns"
            {...field("policies")}
            required={false}
            maxLength={POLICIES_LENGTH}
            hint="How soon you send, how you pack, what you take back."
          />
          <fieldset className="grid gap-3 rounded-inset bg-ground p-4">
            <legend className="sr-only">Holiday</legend>
            <CheckField
              key={values["onHoliday"]}
              label="I’m on holiday: hide what I sell"
              {...field("onHoliday")}
              required={false}
            />
            <TextField
              label="Back on"
              {...field("backOn")}
              type="date"
              required={false}
              hint="What you sell is shown again on this day. Without a day, once you take the tick away. Trades that are open run on: their timers don’t stop."
            />
          </fieldset>
          <SubmitButton pendingLabel="Saving" className="sm:justify-self-start">
            {saved ? "Save store" : "Open store"}
          </SubmitButton>
        </>
      );
    }}
  </ActionForm>
);
