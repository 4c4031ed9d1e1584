"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { BIO_LENGTH } from "@/lib/identity/profile/limits";
import type { FormAction } from "@/lib/web/form-state";

/** A few words on oneself. */
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
          label="A few words about yourself"
          name="bio"
          required={false}
          maxLength={BIO_LENGTH}
          defaultValue={state.values.bio ?? bio}
          hint={`Everybody can read it. At most ${BIO_LENGTH} characters; never write a number or an address here.`}
          error={state.fieldErrors.bio}
        />
        <SubmitButton kind="quiet" size="small" pendingLabel="Saving">
          Save
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
