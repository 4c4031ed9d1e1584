"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { newForm } from "@/lib/web/form-state";
import { ConfirmMove } from "../confirm-move";
import type { TradeFormAction } from "../trade-actions";

type CancelLabelProps = {
  tradeId: string;
  /** The same for one label. */
  formKey: string;
  action: TradeFormAction;
};

/** Cancels what is booked, after a question. */
export const CancelLabel = ({ tradeId, formKey, action }: CancelLabelProps) => (
  <ConfirmMove
    label="Cancel the booking"
    look={{ kind: "quiet", size: "small" }}
    title="Cancel the booking?"
    text="The label stops working. What you added to the delivery fee comes back to your wallet."
  >
    <ActionForm action={action} initial={newForm(formKey)} about={{ id: tradeId }}>
      {() => (
        <SubmitButton kind="danger" size="small" pendingLabel="Cancelling">
          Cancel the booking
        </SubmitButton>
      )}
    </ActionForm>
  </ConfirmMove>
);
