"use client";
import { ActionForm } from "@/components/form/action-form";
import { TitledCard } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type PausedCardProps = {
  /** When the pause ends by itself, in words. */
  until: string;
  formKey: string;
  resume: FormAction;
};

/** What the person has stopped by text, and the one button that lifts it. */
export const PausedCard = ({ until, formKey, resume }: PausedCardProps) => (
  <TitledCard title="You paused your account by text">
    <p className="mb-4 text-muted">
      Until {until}, nothing is withdrawn, bought or paid from your account. Your money is safe and still
      yours. Was it a mistake, or is all well again? Lift the pause, and confirm it’s you.
    </p>
    <ActionForm action={resume} initial={newForm(formKey)}>
      {() => (
        <SubmitButton wide pendingLabel="One moment…">
          Lift the pause
        </SubmitButton>
      )}
    </ActionForm>
  </TitledCard>
);
