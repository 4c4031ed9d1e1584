"use client";
import { useActionState, useState } from "react";
import { CheckField } from "@/components/form/check-field";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { RadioTiles } from "@/components/form/radio-tiles";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Ruling, rulings } from "@/lib/disputes/schema";
import type { FormState } from "@/lib/web/form-state";

export type RuleAction = (previous: FormState, submitted: FormData) => Promise<FormState>;

type RulingFormProps = {
  action: RuleAction;
  initial: FormState;
  tradeId: string;
  /** Who gets what, in a sentence, by ruling. */
  outcomes: Record<Ruling, string>;
};

const isRuling = (value: string | undefined): value is Ruling => value === "refund" || value === "release";

/** Refund or release, with the reason that both parties read. Without JavaScript each tile says who gets what. */
export function RulingForm({ action, initial, tradeId, outcomes }: RulingFormProps) {
  const [state, send] = useActionState(action, initial);
  const [chosen, choose] = useState<string | undefined>(state.values.ruling);
  const { values, fieldErrors } = state;
  return (
    <form
      action={send}
      noValidate
      className="grid gap-5"
      onChange={(event) => {
        if (event.target instanceof HTMLInputElement && event.target.name === "ruling")
          choose(event.target.value);
      }}
    >
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={tradeId} />
      <RadioTiles
        key={values.ruling}
        label="Who gets the money?"
        name="ruling"
        defaultValue={values.ruling}
        error={fieldErrors.ruling}
        tiles={Object.entries(rulings).map(([value, label]) => ({
          value,
          label,
          detail: isRuling(value) ? outcomes[value] : undefined,
        }))}
      />
      <TextArea
        label="Why"
        name="reason"
        minLength={10}
        maxLength={2000}
        hint="Both parties read this."
        defaultValue={values.reason}
        error={fieldErrors.reason}
      />
      <CheckField
        name="confirmed"
        label={`I have read both sides. ${isRuling(chosen) ? outcomes[chosen] : ""} The money moves at once, and this is final.`}
        error={fieldErrors.confirmed}
      />
      <SubmitButton pendingLabel="Deciding">{isRuling(chosen) ? rulings[chosen] : "Decide"}</SubmitButton>
    </form>
  );
}
