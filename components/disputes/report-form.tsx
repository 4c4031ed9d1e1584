"use client";
import { ActionForm } from "@/components/form/action-form";
import { FieldError } from "@/components/form/field";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Question } from "@/lib/assets";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";
import { Questions } from "./questions";

type ReportFormProps = {
  action: FormAction;
  tradeId: string;
  formKey: string;
  reason: string;
  questions: Readonly<Record<string, Question>>;
  /** Longest answer and longest statement, in letters. */
  longest: { answer: number; statement: number };
};

/** The reason's own questions, and what happened. It puts the trade before a moderator. */
export const ReportForm = ({ action, tradeId, formKey, reason, questions, longest }: ReportFormProps) => (
  <ActionForm
    action={action}
    initial={newForm(formKey)}
    about={{ id: tradeId, reason }}
    className="flex flex-col gap-4"
  >
    {(state) => (
      <>
        <FieldError>{state.fieldErrors.form ?? state.fieldErrors.reason}</FieldError>
        <Questions questions={questions} state={state} longest={longest.answer} />
        <TextArea
          label="What happened?"
          rows={4}
          maxLength={longest.statement}
          hint="When, how much, and what you see on your phone. Never share a PIN or code."
          {...fieldOf(state, "statement")}
        />
        <SubmitButton pendingLabel="Reporting" wide>
          Report the problem
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
