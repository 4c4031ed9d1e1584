"use client";
import { ActionForm } from "@/components/form/action-form";
import { ReasonField } from "@/components/form/reason-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type RulingAnswerProps = {
  tradeId: string;
  keys: { accept: string; appeal: string };
  accept: FormAction;
  appeal: FormAction;
};

/** A party accepts the decision, or appeals once, with a reason that another moderator reads. */
export const RulingAnswer = ({ tradeId, keys, accept, appeal }: RulingAnswerProps) => (
  <div className="grid gap-2">
    <ActionForm action={accept} initial={newForm(keys.accept)} about={{ id: tradeId }}>
      {() => (
        <SubmitButton pendingLabel="Accepting" wide>
          Accept the decision
        </SubmitButton>
      )}
    </ActionForm>
    <ActionForm
      action={appeal}
      initial={newForm(keys.appeal)}
      about={{ id: tradeId }}
      summary="Appeal instead"
    >
      {(state) => (
        <>
          <ReasonField
            state={state}
            label="What did the decision get wrong?"
            hint="Another moderator reads this and decides for good. You can appeal once."
          />
          <SubmitButton kind="quiet" pendingLabel="Appealing">
            Appeal
          </SubmitButton>
        </>
      )}
    </ActionForm>
  </div>
);
