"use client";
import { Form } from "@/components/form/form";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, newForm } from "@/lib/web/form-state";
import { RefusalAlert } from "./refusal-alert";

type MoveOfferFormProps = {
  action: (previous: FormState, submitted: FormData) => Promise<FormState>;
  offerId: string;
  formKey: string;
  label: string;
  pendingLabel: string;
};

/** A button that pauses an offer or puts it back. Both can be undone, so nothing is asked first. */
export function MoveOfferForm({ action, offerId, formKey, label, pendingLabel }: MoveOfferFormProps) {
  const [state, send] = useFormAction(action, newForm(formKey));
  return (
    <Form action={send} className="grid gap-2">
      <RefusalAlert
        refusal={state.refusal}
        waysOut={{
          not_pausable: { href: "/offers/mine", says: "Check status" },
          not_paused: { href: "/offers/mine", says: "Check status" },
          offer_over: { href: `/offers/new?again=${offerId}`, says: "Publish again" },
        }}
      />
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={offerId} />
      <SubmitButton kind="quiet" size="small" pendingLabel={pendingLabel}>
        {label}
      </SubmitButton>
    </Form>
  );
}
