"use client";
import { useState } from "react";
import { CheckField } from "@/components/form/check-field";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { ReasonField } from "@/components/form/reason-field";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Ruling } from "@/lib/disputes/machine";
import { rulingWords } from "@/lib/disputes/words";
import type { FormAction, FormState } from "@/lib/web/form-state";
import { RulingChoice } from "./ruling-choice";

type RulingFormProps = {
  action: FormAction;
  initial: FormState;
  tradeId: string;
  /** Who gets what, in a sentence, by ruling. */
  outcomes: Record<Ruling, string>;
};

/** Refund or release, with the reason that both parties read. Without JavaScript each choice says who gets what. */
export function RulingForm({ action, initial, tradeId, outcomes }: RulingFormProps) {
  const [state, send] = useFormAction(action, initial);
  const { values, fieldErrors } = state;
  const sent = values.ruling === "refund" || values.ruling === "release" ? values.ruling : undefined;
  const [chosen, choose] = useState<Ruling | undefined>(sent);
  const sure = [
    "I’ve read both sides.",
    chosen && outcomes[chosen],
    "The money moves immediately, and this is final.",
  ];
  return (
    <Form action={send} noValidate className="grid gap-5">
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={tradeId} />
      <RulingChoice
        key={values.ruling}
        outcomes={outcomes}
        chosen={sent}
        error={fieldErrors.ruling}
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
