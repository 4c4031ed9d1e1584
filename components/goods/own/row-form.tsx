"use client";
import { type ReactNode, useState } from "react";
import { FieldError } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { naira, typedNaira } from "@/lib/money/format";
import { parseNaira } from "@/lib/money/parse";
import { type FormAction, type FormState, newForm } from "@/lib/web/form-state";
import type { ListingSelling } from "../sell/listing-form";
import { receivedOf } from "../sell/received";

type RowFormProps = {
  action: FormAction;
  formKey: string;
  listingId: string;
  title: string;
  /** As the page has them: a price in kobo, and how many are free. */
  price: string;
  units: string;
  selling: ListingSelling;
  /** The tab to come back to. */
  tab: string;
};

/** Price and number of a listing, changed in its row. It begins anew once they are others on the page. */
export function RowForm(props: RowFormProps) {
  const now = `${props.price} ${props.units}`;
  const [shown, setShown] = useState({ now, count: 0 });
  if (shown.now !== now) setShown({ now, count: shown.count + 1 });
  // Not by what they are: without scripts, what was refused is shown by the key that the form had.
  return <Fields key={shown.count} {...props} />;
}

function Fields({ action, formKey, listingId, title, price, units, selling, tab }: RowFormProps) {
  const first = { price: typedNaira(BigInt(price)), units };
  const [state, send] = useFormAction(action, newForm(formKey, first));
  const [typed, setTyped] = useState(first.price);
  const errors = errorsOf(state);
  const priceMinor = parseNaira(typed);
  return (
    <Form action={send} noValidate className="grid gap-1.5">
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={listingId} />
      <input type="hidden" name="tab" value={tab} />
      {/* What has moved is said, and what the next try is compared with. */}
      <input type="hidden" name="seenPrice" value={String(state.refusal?.details.priceMinor ?? price)} />
      <input type="hidden" name="seenUnits" value={String(state.refusal?.details.units ?? units)} />
      <div className="flex flex-wrap items-end gap-2">
        <Cell label="Price" of={title} isWide error={errors.price} sign="₦">
          {(wiring) => (
            <input
              name="price"
              inputMode="decimal"
              autoComplete="off"
              maxLength={24}
              defaultValue={state.values.price}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              {...wiring}
            />
          )}
        </Cell>
        <Cell label="In stock" of={title} error={errors.units}>
          {(wiring) => (
            <input
              name="units"
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              defaultValue={state.values.units}
              {...wiring}
            />
          )}
        </Cell>
        <SubmitButton kind="quiet" size="small" pendingLabel="Saving">
          Save<span className="sr-only"> price and stock of {title}</span>
        </SubmitButton>
      </div>
      <FieldError id={`${listingId}-price`}>{errors.price}</FieldError>
      <FieldError id={`${listingId}-units`}>{errors.units}</FieldError>
      {errors.other && <p className="text-sm text-danger">{errors.other}</p>}
      <FormAlert refusal={errors.refusal} />
      {priceMinor !== null && priceMinor > 0n && (
        <p aria-live="polite" className="text-sm text-muted">
          You receive {naira(receivedOf(priceMinor, selling).receivedMinor)} of each
        </p>
      )}
    </Form>
  );
}

/** What is wrong, each beside its field: what has moved as well. */
function errorsOf({ fieldErrors, refusal }: FormState) {
  const { price, units, ...others } = fieldErrors;
  const [other] = Object.values(others);
  const moved = { price_moved: "price", units_moved: "units" }[refusal?.reason ?? ""];
  return {
    price: moved === "price" ? refusal?.message : price,
    units: moved === "units" ? refusal?.message : units,
    other: other && `${other} Open the listing to change it.`,
    refusal: moved ? null : refusal,
  };
}

type CellProps = {
  label: string;
  of: string;
  error: string | undefined;
  isWide?: boolean;
  sign?: string;
  children: (wiring: {
    "aria-label": string;
    "aria-invalid": true | undefined;
    className: string;
  }) => ReactNode;
};

/** A small field with its label above. */
const Cell = ({ label, of, error, isWide = false, sign, children }: CellProps) => (
  <span className="grid gap-0.5">
    <span aria-hidden className="text-xs text-muted">
      {label}
    </span>
    <span
      className={`flex h-11 items-center rounded-field border bg-raised focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-primary-ink ${isWide ? "w-36" : "w-20"} ${error ? "border-danger" : "border-edge"}`}
    >
      {sign && (
        <span aria-hidden className="fig pl-2.5 text-muted">
          {sign}
        </span>
      )}
      {children({
        "aria-label": `${label} of ${of}`,
        "aria-invalid": error ? true : undefined,
        className:
          "fig h-full w-full min-w-0 flex-1 rounded-field bg-transparent px-2 text-base outline-none",
      })}
    </span>
  </span>
);
