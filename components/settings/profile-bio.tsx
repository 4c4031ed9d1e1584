"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { TextArea } from "@/components/form/text-area";
import type { FormDeed } from "@/components/identity/form-deed";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { BIO_LENGTH } from "@/lib/identity/profile/limits";
import { newForm } from "@/lib/web/form-state";

/** A few words on oneself. */
export function ProfileBio({ bio, action }: { bio: string; action: FormDeed }) {
  const [state, send] = useActionState(action, newForm());
  return (
    <form action={send} noValidate className="flex flex-col gap-3">
      <FormAlert refusal={state.refusal} />
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
    </form>
  );
}
