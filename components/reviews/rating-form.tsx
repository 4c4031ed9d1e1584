"use client";
import type { ReactNode } from "react";
import { FieldError } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { TextArea } from "@/components/form/text-area";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, fieldOf, newForm } from "@/lib/web/form-state";

type RatingFormProps = {
  action: FormAction;
  tradeId: string;
  /** The other party's first name. */
  partner: string;
  /** A star, rendered by the server. */
  star: ReactNode;
};

const words = ["1 star: bad", "2 stars: poor", "3 stars: okay", "4 stars: good", "5 stars: excellent"];

/** Stars to choose and a comment to write. Radio buttons, whose stars CSS fills up to the one that is chosen. */
export function RatingForm({ action, tradeId, partner, star }: RatingFormProps) {
  const [state, send] = useFormAction(action, newForm());
  return (
    <Form action={send} noValidate className="grid gap-4">
      <FormAlert refusal={state.refusal} />
      <input type="hidden" name="id" value={tradeId} />
      <fieldset
        role="radiogroup"
        data-field
        aria-invalid={state.fieldErrors.stars ? true : undefined}
        aria-describedby={state.fieldErrors.stars && "stars-error"}
      >
        <legend className="font-semibold">How was it with {partner}?</legend>
        <div className="mt-1 -ml-2 flex">
          {words.map((says, at) => (
            <label
              key={says}
              className="relative grid size-12 cursor-pointer place-items-center rounded-field text-edge/70 has-checked:text-star has-focus-visible:outline-3 has-focus-visible:outline-primary-ink [&:has(~label_:checked)]:text-star"
            >
              <input
                type="radio"
                name="stars"
                value={at + 1}
                aria-label={says}
                defaultChecked={state.values.stars === String(at + 1)}
                className="absolute inset-0 size-full cursor-[inherit] appearance-none opacity-0"
              />
              {star}
            </label>
          ))}
        </div>
        <FieldError id="stars-error">{state.fieldErrors.stars}</FieldError>
      </fieldset>
      <TextArea label="Comment" required={false} rows={2} maxLength={500} {...fieldOf(state, "comment")} />
      <div>
        <SubmitButton kind="quiet" pendingLabel="Sending">
          Send rating
        </SubmitButton>
      </div>
    </Form>
  );
}
