"use client";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { MoneyView } from "@/lib/kernel/schema";
import type { FeeRule } from "@/lib/money/fees";
import { type FormAction, newForm } from "@/lib/web/form-state";
import type { OrderFacts } from "../trades/parcel/order-facts";
import { ReturnFields } from "../trades/parcel/return-fields";
import { ShareFields } from "./share-fields";

type OfferFormProps = {
  action: FormAction;
  tradeId: string;
  formKey: string;
  hold: MoneyView;
  feeRule: FeeRule;
  refunded: string;
  paid: string;
  partner: string;
};

/** How to share it, with what each has in the end before it is sent. */
export const OfferForm = ({ action, tradeId, formKey, partner, ...shares }: OfferFormProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={{ id: tradeId }}>
    {(state) => (
      <>
        <p className="text-sm text-muted">
          Offer {partner} a share. If {partner} agrees within 24 hours, the dispute ends and the money moves
          at once.
        </p>
        <ShareFields state={state} initial={(BigInt(shares.hold.minor) / 2n).toString()} {...shares} />
        <SubmitButton kind="quiet" pendingLabel="Offering">
          Offer this to {partner}
        </SubmitButton>
      </>
    )}
  </ActionForm>
);

type ReturnOfferFormProps = Pick<OfferFormProps, "action" | "tradeId" | "formKey"> & { order: OrderFacts };

/** That it goes back first: who pays for both ways. */
export const ReturnOfferForm = ({ action, tradeId, formKey, order }: ReturnOfferFormProps) => (
  <ActionForm
    action={action}
    initial={newForm(formKey)}
    about={{ id: tradeId }}
    summary={order.role === "buyer" ? "Offer to send it back" : "Ask for it back"}
  >
    {(state) => (
      <>
        <ReturnFields state={state} order={order} />
        <SubmitButton kind="quiet" pendingLabel="Offering">
          Offer this to {order.partner}
        </SubmitButton>
      </>
    )}
  </ActionForm>
);

type OneButtonProps = {
  action: FormAction;
  about: Record<string, string>;
  formKey: string;
  label: string;
  pending: string;
};

/** An act without fields. */
export const OneButton = ({ action, about, formKey, label, pending }: OneButtonProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={about}>
    {() => (
      <SubmitButton kind="quiet" pendingLabel={pending} wide>
        {label}
      </SubmitButton>
    )}
  </ActionForm>
);

type AcceptOfferProps = {
  action: FormAction;
  tradeId: string;
  offerId: string;
  formKey: string;
  says: string;
};

/** Agrees to the other side’s offer, after a look at what it does. */
export const AcceptOffer = ({ action, tradeId, offerId, formKey, says }: AcceptOfferProps) => (
  <ActionForm
    action={action}
    initial={newForm(formKey)}
    about={{ id: tradeId, offerId }}
    summary="Accept this offer"
  >
    {() => (
      <>
        <p className="text-sm text-muted">{says} The dispute ends, and this can’t be undone.</p>
        <SubmitButton pendingLabel="Settling" wide>
          Accept and end the dispute
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
