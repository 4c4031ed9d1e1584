"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { BIO_LENGTH } from "@/lib/identity/profile/limits";
import type { FormAction } from "@/lib/web/form-state";

/** The bio form. */
export const ProfileBio = ({ bio, action }: { bio: string; action: FormAction }) => (
  <ActionForm action={action} className="flex flex-col gap-3">
    {(state) => (
      <>
        {state.done && (
          <output className="block">
            <Notice tone="ok">Saved.</Notice>
          </output>
        )}
        <TextArea
          key={bio}
          label="Bio"
          name="bio"
          required={false}
          maxLength={BIO_LENGTH}
          defaultValue={state.values.bio ?? bio}
          hint={`Everyone can read this. Up to ${BIO_LENGTH} characters. Don’t include phone numbers or addresses.`}
          error={state.fieldErrors.bio}
        />
        <SubmitButton kind="quiet" size="small" pendingLabel="Saving" className="sm:self-start">
          Save
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
