"use client";
import { type FormEvent, type ReactNode, useState } from "react";
import { Form } from "@/components/form/form";
import { HiddenKey } from "@/components/form/hidden-key";
import { TextField } from "@/components/form/text-field";
import { useFormAction } from "@/components/form/use-form-action";
import type { MoneyMissingProps } from "@/components/offers/money-missing";
import { RefusalAlert, type WaysOut } from "@/components/offers/refusal-alert";
import { useKeptText } from "@/components/offers/use-kept-text";
import { later } from "@/components/ui/later";
import { SubmitButton } from "@/components/ui/submit-button";
import { recipientProblem, tidied } from "@/lib/assets/airtime/recipient";
import { type FormState, newForm } from "@/lib/web/form-state";
import { mustConfirm } from "./must-confirm";
import type { Network } from "./network-mark";

export type OfferToAccept = {
  id: string;
  version: string;
  network: Network;
  /** Kobo as digits. */
  priceMinor: string;
};

type AcceptFormProps = {
  action: (previous: FormState, submitted: FormData) => Promise<FormState>;
  offer: OfferToAccept;
  formKey: string;
  /** The button's content, rendered by the server so that its icon needs no script. */
  payLabel: ReactNode;
  /** The number to begin with, as people write it. */
  ownPhone: string;
  /** What is to be known before a number is given. */
  phoneHint: string;
  /** Where each refusal can be mended: by its reason. */
  waysOut: WaysOut;
  /** The message about the missing amount, rendered by the server; null if the wallet suffices. */
  shortfall: ReactNode;
};

/** The form that accepts an offer. Idempotent: a repeated submit shows the trade it opened. */
export function AcceptForm(props: AcceptFormProps) {
  const { action, offer, formKey, payLabel, ownPhone, phoneHint, waysOut, shortfall } = props;
  const [state, send] = useFormAction(action, newForm(formKey));
  const { fieldErrors, refusal, values } = state;
  const phone = useKeptText(`recipient:${offer.id}`, values.recipientPhone ?? ownPhone);
  const [problem, setProblem] = useState<string>();
  const missingMinor = missingIn(state);
  const isShort = Boolean(missingMinor ?? shortfall);
  const check = (event: FormEvent<HTMLFormElement>) => {
    phone.keep();
    const wrong = recipientProblem(phone.text);
    setProblem(wrong);
    if (wrong) event.currentTarget.querySelector<HTMLInputElement>("[name=recipientPhone]")?.focus();
    if (wrong || mustConfirm(event.currentTarget)) event.preventDefault();
  };
  return (
    // Kept as it is sent, too: where the connection is lost, the page is loaded afresh, and the number is still there.
    <Form action={send} onSubmit={check} noValidate className="grid gap-5">
      {refusal?.reason !== "insufficient_funds" && <RefusalAlert refusal={refusal} waysOut={waysOut} />}
      <HiddenKey value={state.key} />
      <input type="hidden" name="id" value={offer.id} />
      <input type="hidden" name="offerVersion" value={offer.version} />
      <input type="hidden" name="priceMinor" value={offer.priceMinor} />
      <RecipientField
        network={offer.network}
        text={phone.text}
        onText={phone.setText}
        onLeave={() => {
          phone.setText(tidied(phone.text));
          phone.keep();
        }}
        hint={phoneHint}
        error={problem ?? fieldErrors.recipientPhone}
      />
      {missingMinor ? <MoneyMissing offerId={offer.id} missingMinor={missingMinor} /> : shortfall}
      {!isDead(state) && (
        <SubmitButton wide kind={isShort ? "quiet" : "primary"} pendingLabel="Moving to escrow">
          {payLabel}
        </SubmitButton>
      )}
    </Form>
  );
}

/** Refusals after which this form can never pay: the offer is gone, or is another one now. */
const ends = new Set(["offer_taken", "offer_gone", "offer_changed", "own_offer"]);

const isDead = ({ refusal }: FormState) => refusal !== null && ends.has(refusal.reason);

const MoneyMissing = later<MoneyMissingProps>(
  async () => (await import("@/components/offers/money-missing")).MoneyMissing,
);

const RecipientHint = later<{ typed: string; network: Network }>(
  async () => (await import("./recipient-hint")).RecipientHint,
);

function RecipientField(props: {
  network: Network;
  text: string;
  onText: (text: string) => void;
  /** The field is left, perhaps for the page that funds the wallet. */
  onLeave: () => void;
  hint: string;
  error?: string;
}) {
  return (
    <div>
      <TextField
        label="Send airtime to"
        name="recipientPhone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={30}
        value={props.text}
        onChange={(event) => props.onText(event.target.value)}
        onBlur={props.onLeave}
        error={props.error}
        hint={props.hint}
      />
      <div
        aria-live="polite"
        className="not-empty:mt-2 not-empty:rounded-inset not-empty:bg-wait-soft not-empty:p-3 text-sm text-wait"
      >
        <RecipientHint typed={props.text} network={props.network} />
      </div>
    </div>
  );
}

function missingIn({ refusal }: FormState): string | undefined {
  if (refusal?.reason !== "insufficient_funds") return undefined;
  return String(refusal.details.missingMinor ?? "0");
}
