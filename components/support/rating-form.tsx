"use client";
import { ActionForm } from "@/components/form/action-form";
import { RadioTiles } from "@/components/form/radio-tiles";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { RATING_LIMIT } from "@/lib/support/limits";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

const ratings = [
  { value: "good", label: "Yes" },
  { value: "bad", label: "No" },
];

/** Asks once whether we helped. */
export const RatingForm = ({
  action,
  initial,
  caseId,
}: {
  action: FormAction;
  initial: FormState;
  caseId: string;
}) => (
  <ActionForm action={action} initial={initial} about={{ id: caseId }}>
    {(state) => (
      <>
        <RadioTiles label="Did we help?" tiles={ratings} {...fieldOf(state, "rating")} />
        <TextArea
          label="Anything to add?"
          required={false}
          maxLength={RATING_LIMIT}
          rows={2}
          {...fieldOf(state, "words")}
        />
        <SubmitButton kind="quiet" pendingLabel="Sending" className="sm:justify-self-start">
          Send
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
