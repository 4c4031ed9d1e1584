"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { MoneyField } from "@/components/form/money-field";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { gatewayTitle } from "@/lib/gateways/names";
import { HOME } from "@/lib/money/currencies";
import { parseNaira } from "@/lib/money/parse";
import { apiPost } from "@/lib/web/browser-api";
import type { FormState } from "@/lib/web/form-state";
import { textOf, usePopup } from "./use-popup";

type FundFormProps = {
  action: (previous: FormState, submitted: FormData) => Promise<FormState>;
  initial: FormState;
  /** Whether the gateway's popup can be used; otherwise the browser goes to its page. */
  popup: boolean;
  /** The least and the most that one payment may be, in words. */
  bounds: { least: string; most: string };
};

/** The deposit form. Without JavaScript it redirects to the gateway's page. */
export function FundForm({ action, initial, popup, bounds }: FundFormProps) {
  const [state, send] = useFormAction(action, initial);
  const { onSubmit, isOpening } = usePopup(popup, startDeposit);
  const { next } = state.values;
  return (
    <Form action={send} onSubmit={onSubmit} noValidate className="grid gap-5">
      <FormAlert refusal={state.refusal} />
      {needsNewStart(state) && (
        // A whole load, not a client one: the page comes with a new key.
        <a
          href={restart(state)}
          className="-mt-2 font-semibold text-primary-ink underline underline-offset-4"
        >
          Start a new payment
        </a>
      )}
      <HiddenKey value={state.key} />
      {next && <input type="hidden" name="next" value={next} />}
      <MoneyField
        label="How much?"
        name="amount"
        defaultValue={state.values.amount ?? ""}
        error={state.fieldErrors.amount}
        hint={`From ${bounds.least} to ${bounds.most}. We pay the card fee, so the full amount reaches your wallet.`}
      />
      <SubmitButton wide pendingLabel={`Opening ${gatewayTitle()}…`}>
        Pay with {gatewayTitle()}
      </SubmitButton>
      <p aria-live="polite" className="sr-only">
        {isOpening && `Opening ${gatewayTitle()}…`}
      </p>
    </Form>
  );
}

function startDeposit(wanted: FormData): Promise<unknown> | undefined {
  const minor = parseNaira(textOf(wanted, "amount"))?.toString();
  if (minor === undefined) return undefined;
  const next = textOf(wanted, "next");
  const deposit = { amount: { minor, currency: HOME }, ...(next && { returnTo: next }) };
  return apiPost<unknown>("/wallet/deposits", deposit, textOf(wanted, "key"));
}

/** Refusals that the same key would get again and again. */
const needsNewStart = ({ refusal }: FormState) =>
  refusal?.reason === "checkout_lost" || refusal?.reason === "key_reused";

function restart({ values: { amount, next } }: FormState): string {
  const query = new URLSearchParams({ ...(amount && { amount }), ...(next && { next }) });
  return `/wallet/fund?${query}`;
}
