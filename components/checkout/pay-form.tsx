"use client";
import type { ReactNode } from "react";
import { FieldError } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { RefusalAlert, type WaysOut } from "@/components/offers/refusal-alert";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { naira, typedNaira } from "@/lib/money/format";
import { type FormAction, type FormState, newForm } from "@/lib/web/form-state";
import { BACK_FIELD, PAY_FORM } from "./pay-form-id";

type PayFormProps = {
  action: FormAction;
  /** Names this purchase, for as long as the page lives and in its address: twice is once. */
  formKey: string;
  /** The quote, sealed. */
  quote: string;
  /** This checkout’s own address on our site. */
  here: string;
  /** The same without what was chosen: where other pages come back to. */
  back: string;
  /** What the wallet lacks, as digits of kobo; '0' where it has enough. */
  missingMinor: string;
  /** How many listings are in it. */
  lines: number;
  /** The button’s content, rendered by the server so that its icon needs no script. */
  payLabel: ReactNode;
};

/** The form that pays a checkout into escrow. Idempotent: a repeated submit shows the checkout it made. */
export function PayForm({ action, formKey, quote, here, back, missingMinor, lines, payLabel }: PayFormProps) {
  const [state, send] = useFormAction(action, newForm(formKey));
  const again = quotesAnew(state, lines);
  const missing = missingIn(state) ?? BigInt(missingMinor);
  return (
    <Form id={PAY_FORM} action={send} noValidate className="grid gap-4">
      {state.refusal?.reason !== "insufficient_funds" && (
        <RefusalAlert refusal={state.refusal} waysOut={waysOut(here, back)} />
      )}
      <FieldError>{Object.values(state.fieldErrors)[0]}</FieldError>
      <HiddenKey value={state.key} />
      <input type="hidden" name="quote" value={quote} />
      <input type="hidden" name={BACK_FIELD} value={back} />
      {again && (
        // A whole load, not a client one: the page comes with what is true now.
        <a href={here} className={buttonClass({ wide: true })}>
          {again}
        </a>
      )}
      {!again && missing > 0n && <Missing missing={missing} back={back} />}
      {!again && missing === 0n && state.refusal?.reason !== "key_reused" && (
        <SubmitButton wide pendingLabel="Moving to escrow">
          {payLabel}
        </SubmitButton>
      )}
    </Form>
  );
}

/** The wallet is short: what is missing is paid now, and the rest follows by itself; or it is added first. */
const Missing = ({ missing, back }: { missing: bigint; back: string }) => (
  <div aria-live="polite" className="grid gap-3 rounded-inset bg-wait-soft p-4 text-wait">
    <p>
      <span className="font-semibold">You need {naira(missing)} more.</span> Pay it by card or bank now, and
      your order is placed by itself once it has arrived.
    </p>
    <SubmitButton wide name="fund" value="yes" pendingLabel="Preparing">
      Pay {naira(missing)} now
    </SubmitButton>
    <a
      href={`/wallet/fund?${new URLSearchParams({ amount: typedNaira(missing), next: back })}`}
      className={buttonClass({ kind: "quiet", wide: true })}
    >
      Add money to your wallet first
    </a>
  </div>
);

/** What a new quote is called, for refusals after which this one can never be bought. */
function quotesAnew({ refusal }: FormState, lines: number): string | undefined {
  switch (refusal?.reason) {
    case "out_of_stock":
    case "line_gone":
      return lines === 1 ? "See what’s left" : "Buy the rest";
    case "line_changed":
    case "quote_over":
      return "See the new price";
    default:
      return undefined;
  }
}

const waysOut = (here: string, back: string): WaysOut => ({
  unproven: { href: `/verify?next=${encodeURIComponent(back)}`, says: "Verify now" },
  sign_in_needed: { href: `/sign-in?next=${encodeURIComponent(back)}`, says: "Sign in" },
  day_limit: { href: "/settings/verification", says: "See your limits" },
  trade_limit: { href: "/settings/verification", says: "See your limits" },
  // The page knows what became of it: it shows that, or begins another purchase.
  key_reused: { href: here, says: "Reload" },
});

function missingIn({ refusal }: FormState): bigint | undefined {
  if (refusal?.reason !== "insufficient_funds") return undefined;
  return BigInt(String(refusal.details.missingMinor ?? "0"));
}
