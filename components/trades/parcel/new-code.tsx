"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";
import { ConfirmMove } from "../confirm-move";
import type { TradeFormAction } from "../trade-actions";

type NewCodeProps = {
  action: TradeFormAction;
  tradeId: string;
  /** The same for one code. */
  formKey: string;
  /** It is what has to be done now. */
  isFirst: boolean;
};

/** Another code in place of one that others may know. */
export function NewCode({ action, tradeId, formKey, isFirst }: NewCodeProps) {
  const [state, send] = useFormAction(action, newForm());
  const form = (
    <Form action={send}>
      <HiddenKey value={formKey} />
      <input type="hidden" name="id" value={tradeId} />
      <input type="hidden" name="move" value="renew-code" />
      <SubmitButton size={isFirst ? "normal" : "small"} wide={isFirst} pendingLabel="Making it">
        Make a new code
      </SubmitButton>
    </Form>
  );
  return (
    <div className="grid gap-3">
      <FormAlert refusal={state.refusal} />
      {isFirst ? (
        form
      ) : (
        <ConfirmMove
          label="Make a new code"
          look={{ kind: "quiet", size: "small" }}
          title="Make a new code?"
          text="This one stops working at once. Do it if someone else may know it."
        >
          {form}
        </ConfirmMove>
      )}
    </div>
  );
}
