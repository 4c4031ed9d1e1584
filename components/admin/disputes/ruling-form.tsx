"use client";
import { useState } from "react";
import { CheckField } from "@/components/form/check-field";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { ReasonField } from "@/components/form/reason-field";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Outcome } from "@/lib/disputes/findings";
import { rulingWords } from "@/lib/disputes/words";
import type { FormAction, FormState } from "@/lib/web/form-state";
import { RulingChoice } from "./ruling-choice";

type RulingFormProps = {
  action: FormAction;
  initial: FormState;
  tradeId: string;
  /** Who gets what, in a sentence, by ruling. */
  outcomes: Record<Outcome, string>;
};

/** Refund or release, with the reason that both parties read. Without JavaScript each choice says who gets what. */
export function RulingForm({ action, initial, tradeId, outcomes }: RulingFormProps) {
  const [state, send] = useFormAction(action, initial);
  const { values, fieldErrors } = state;
  const sent = values.outcome === "refund" || values.outcome === "release" ? values.outcome : undefined;
  const [chosen, choose] = useState<Outcome | undefined>(sent);
  const sure = [
    "I’ve read both sides.",
    chosen && outcomes[chosen],
    "The money moves once nobody can appeal any more.",
  ];
  return (
    <Form action={send} noValidate className="grid gap-5">
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={tradeId} />
      <RulingChoice
        key={values.outcome}
        outcomes={outcomes}
        chosen={sent}
        error={fieldErrors.outcome}
        choose={choose}
      />
      <ReasonField state={state} hint="Both parties will read this." />
      <CheckField
        key={`sure ${values.confirmed}`}
        name="confirmed"
        label={sure.filter(Boolean).join(" ")}
        defaultValue={values.confirmed}
        error={fieldErrors.confirmed}
      />
      <SubmitButton pendingLabel="Deciding" className="sm:justify-self-start">
        {chosen ? rulingWords[chosen] : "Decide"}
      </SubmitButton>
    </Form>
  );
}
