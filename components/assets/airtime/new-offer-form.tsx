"use client";
import { type ChangeEvent, useState } from "react";
import { Form } from "@/components/form/form";
import { HiddenKey } from "@/components/form/hidden-key";
import { MoneyField } from "@/components/form/money-field";
import { RadioTiles } from "@/components/form/radio-tiles";
import { useFormAction } from "@/components/form/use-form-action";
import { ExpiryField } from "@/components/offers/expiry-field";
import { RefusalAlert } from "@/components/offers/refusal-alert";
import { SubmitButton } from "@/components/ui/submit-button";
import { networks } from "@/lib/assets/airtime/networks";
import type { FormState } from "@/lib/web/form-state";
import { commissionOn, draftOf, type OfferDraft, type Selling } from "./draft";
import { NetworkLimits } from "./network-limits";
import { NetworkMark, networkNames } from "./network-mark";
import { OfferPreview, ProceedsLine } from "./offer-preview";
import { PriceHint } from "./price-hint";
import { PriceHistogram } from "./price-histogram";

type NewOfferFormProps = {
  action: (previous: FormState, submitted: FormData) => Promise<FormState>;
  initial: FormState;
  selling: Selling;
  /** The id of the seller's offer that this one takes the place of. */
  replaces?: string;
};

const tiles = networks.map((network) => ({
  value: network,
  label: networkNames[network],
  mark: <NetworkMark network={network} size="small" />,
}));

/** The offer form with a live preview. Works without JavaScript. */
export function NewOfferForm({ action, initial, selling, replaces }: NewOfferFormProps) {
  const [state, send] = useFormAction(action, initial);
  const [typed, setTyped] = useState<FormState["values"]>({});
  const note = (name: string, text: string) => setTyped((before) => ({ ...before, [name]: text }));
  const draft = draftOf({ ...state.values, ...typed });
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[1.35fr_1fr]">
      <Form
        action={send}
        onChange={({ target }: ChangeEvent<HTMLFormElement>) => note(target.name, String(target.value))}
        noValidate
        className="grid gap-6 rounded-box border border-line bg-surface p-5 shadow-card sm:p-6"
      >
        <RefusalAlert refusal={state.refusal} waysOut={waysOut} />
        <HiddenKey value={state.key} />
        {replaces && <input type="hidden" name="id" value={replaces} />}
        <AirtimeFields state={state} draft={draft} selling={selling} />
        <ExpiryField
          now={selling.now}
          defaultValue={state.values.expiresAt ?? ""}
          error={state.fieldErrors.expiresAt}
          onChoose={(text) => note("expiresAt", text)}
        />
        <ProceedsLine draft={draft} selling={selling} />
        <ShownCommission draft={draft} selling={selling} />
        <SubmitButton wide pendingLabel={replaces ? "Saving" : "Publishing"}>
          {replaces ? "Save changes" : "Publish offer"}
        </SubmitButton>
      </Form>
      <OfferPreview draft={draft} selling={selling} />
    </div>
  );
}

/** The commission shown to the seller, sent along so that a change is refused before publishing. */
function ShownCommission({ draft, selling }: { draft: OfferDraft; selling: Selling }) {
  const shown = commissionOn(draft, selling);
  return shown && <input type="hidden" name="feeBps" value={shown.basisPoints} readOnly />;
}

type AirtimeFieldsProps = { state: FormState; draft: OfferDraft; selling: Selling };

function AirtimeFields({ state: { values, fieldErrors }, draft, selling }: AirtimeFieldsProps) {
  return (
    <>
      <div>
        <RadioTiles
          key={values.network}
          label="Network"
          name="network"
          tiles={tiles}
          defaultValue={values.network}
          error={fieldErrors.network}
        />
        <NetworkLimits draft={draft} selling={selling} />
      </div>
      <MoneyField
        label="How much airtime?"
        name="faceValue"
        defaultValue={values.faceValue}
        error={fieldErrors.faceValue}
        hint="From ₦100 to ₦1,000,000 of airtime."
      />
      <MoneyField
        label="Buyer pays"
        name="price"
        defaultValue={values.price}
        error={fieldErrors.price}
        hint={<PriceHint draft={draft} selling={selling} />}
      />
      <PriceHistogram draft={draft} rates={selling.rates ?? []} />
    </>
  );
}

const waysOut = {
  unproven: { href: "/verify?next=/offers/new", says: "Verify now" },
  sign_in_needed: { href: "/sign-in?next=/offers/new", says: "Sign in" },
  day_limit: { href: "/settings/verification", says: "See your limits" },
  trade_limit: { href: "/settings/verification", says: "See your limits" },
  ten_offers: { href: "/offers/mine", says: "View my offers" },
  not_changeable: { href: "/offers/mine", says: "Check status" },
  key_reused: { href: "/offers/new", says: "Create another offer" },
};
