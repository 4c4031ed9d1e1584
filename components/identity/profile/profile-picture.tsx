"use client";
import { type ChangeEvent, useState } from "react";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { PICTURE_TYPES } from "@/lib/identity/profile/limits";
import { PICTURE_BYTES, PICTURE_TOO_LARGE } from "@/lib/media/purposes";
import { type FormAction, type FormState, newForm } from "@/lib/web/form-state";

type ProfilePictureProps = { set: FormAction; remove: FormAction; hasPicture: boolean };

/** Uploads or removes the picture. Checks its size before the upload. */
export function ProfilePicture({ set, remove, hasPicture }: ProfilePictureProps) {
  const [state, send] = useFormAction(set, newForm());
  /** What was seen of the choice made since this answer came; the answer is about the choice before. */
  const [seen, setSeen] = useState<{ since: FormState; isTooLarge: boolean }>();
  const ofChoice = seen?.isTooLarge ? PICTURE_TOO_LARGE : undefined;
  const problem = seen?.since === state ? ofChoice : state.fieldErrors.picture;
  const look = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const isTooLarge = (currentTarget.files?.[0]?.size ?? 0) > PICTURE_BYTES;
    setSeen({ since: state, isTooLarge });
    // The server would abort the upload without a response.
    if (isTooLarge) currentTarget.value = "";
  };
  return (
    <div className="flex flex-col gap-3">
      <Form action={send} noValidate className="flex flex-col gap-3">
        <FormAlert refusal={state.refusal} />
        <Field
          label="Profile picture"
          name="picture"
          hint="JPEG, PNG or WebP, up to 5 MB. We remove any record of where and when it was taken."
          error={problem}
        >
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              accept={PICTURE_TYPES}
              onChange={look}
              className="block min-h-11 w-full text-sm text-muted file:mr-3 file:min-h-11 file:cursor-pointer file:rounded-field file:border file:border-edge file:bg-raised file:px-4 file:font-semibold file:text-ink"
            />
          )}
        </Field>
        <SubmitButton kind="quiet" size="small" pendingLabel="Uploading">
          {hasPicture ? "Replace picture" : "Upload picture"}
        </SubmitButton>
      </Form>
      {hasPicture && <RemovePicture remove={remove} />}
    </div>
  );
}

function RemovePicture({ remove }: { remove: FormAction }) {
  const [state, send] = useFormAction(remove, newForm());
  return (
    <Form action={send}>
      <FormAlert refusal={state.refusal} />
      <SubmitButton kind="quiet" size="small" pendingLabel="Removing">
        Remove picture
      </SubmitButton>
    </Form>
  );
}
