"use client";
import { ActionForm } from "@/components/form/action-form";
import { FieldError } from "@/components/form/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";
import { newForm } from "@/lib/web/form-state";

type Price = {
  value: string;
  service: string;
  cost: string;
  /** What the seller pays of it, in words. */
  pays: string;
  days: string;
};

type BookCarrierProps = {
  action: FormAction;
  tradeId: string;
  addressId: string;
  prices: readonly Price[];
  formKey: string;
};

/** Carriers with their prices, the cheapest chosen; works without scripts. */
export const BookCarrier = ({ action, tradeId, addressId, prices, formKey }: BookCarrierProps) => (
  <ActionForm
    action={action}
    initial={newForm(formKey)}
    about={{ id: tradeId, addressId }}
    className="grid gap-4"
  >
    {(state) => (
      <>
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-semibold">Carrier</legend>
          {prices.map(({ value, service, cost, pays, days }, at) => (
            <label
              key={value}
              htmlFor={`carrier-${String(at)}`}
              className="flex min-h-16 cursor-pointer items-start gap-3 rounded-field border border-edge bg-raised px-4 py-3 has-[:checked]:border-primary-ink has-[:checked]:bg-primary-soft has-[:checked]:ring-1 has-[:checked]:ring-primary-ink"
            >
              <input
                id={`carrier-${String(at)}`}
                type="radio"
                name="quoteId"
                value={value}
                required
                defaultChecked={state.values["quoteId"] ? state.values["quoteId"] === value : at === 0}
                className="mt-1 size-5 shrink-0 accent-primary"
              />
              <span className="min-w-0 flex-1 wrap-anywhere">
                <span className="block font-semibold">{service}</span>
                <span className="block text-sm text-muted">{days}</span>
                <span className="block text-sm">{pays}</span>
              </span>
              <span className="fig shrink-0 font-semibold">{cost}</span>
            </label>
          ))}
          <FieldError>{state.fieldErrors["quoteId"] ?? state.fieldErrors["addressId"]}</FieldError>
        </fieldset>
        <SubmitButton wide pendingLabel="Booking">
          Book this carrier
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
