"use client";
import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { FieldError } from "@/components/form/field";
import { MoneyField } from "@/components/form/money-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { MOST_BANDS, type StrategyKind, strategies, zones } from "@/lib/shipping/strategies";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";
import { zoneWords } from "./zone-words";

type ProfileFormProps = {
  action: FormAction;
  /** What it begins with; with a key where the way is new. */
  initial: FormState;
  about: Record<string, string>;
  by: StrategyKind;
  /** The page that it stands on: another way of charging is the same page with `by`. */
  path: string;
};

/** How a seller sends, what it costs and how long it takes. */
export const ProfileForm = ({ action, initial, about, by, path }: ProfileFormProps) => (
  <ActionForm action={action} initial={initial} about={{ ...about, by }} className="grid gap-6">
    {(state) => (
      <>
        <TextField
          label="Name"
          maxLength={60}
          autoComplete="off"
          hint="As buyers read it: “By bike”, “GIG to your door”."
          {...fieldOf(state, "name")}
        />
        <fieldset className="grid gap-4">
          <legend className="mb-1.5 font-semibold">What do you charge?</legend>
          <Kinds by={by} path={path} />
          <Fees by={by} state={state} />
          <FieldError>{state.fieldErrors.strategy}</FieldError>
        </fieldset>
        <Days state={state} />
        <SubmitButton pendingLabel="Saving" className="sm:justify-self-start">
          Save
        </SubmitButton>
      </>
    )}
  </ActionForm>
);

const kindWords: Record<StrategyKind, string> = {
  FLAT: "The same everywhere",
  ZONE: "By distance",
  WEIGHT: "By weight",
  FREE_FROM: "Free from a sum",
};

/** Links: each kind has fields of its own, and the page with them needs no script. */
const Kinds = ({ by, path }: Pick<ProfileFormProps, "by" | "path">) => (
  <nav aria-label="Ways of charging" className="grid grid-cols-2 gap-2 lg:grid-cols-4">
    {strategies.map((kind) => (
      <Link
        key={kind}
        href={`${path}?by=${kind}`}
        replace
        scroll={false}
        prefetch={false}
        aria-current={kind === by ? "page" : undefined}
        className="flex min-h-12 items-center justify-center rounded-field border border-edge bg-raised px-3 py-1.5 text-center text-sm leading-tight font-medium aria-[current=page]:border-primary-ink aria-[current=page]:bg-primary-soft aria-[current=page]:font-semibold aria-[current=page]:text-primary-ink"
      >
        {kindWords[kind]}
      </Link>
    ))}
  </nav>
);

const pair = "grid gap-4 sm:grid-cols-2 sm:items-start";

function Fees({ by, state }: { by: StrategyKind; state: FormState }) {
  if (by === "WEIGHT") return <Bands state={state} />;
  const extra = (
    <MoneyField
      label="Each further piece"
      required={false}
      hint="Of the same order."
      {...fieldOf(state, "extra")}
    />
  );
  if (by === "ZONE")
    return (
      <div className={pair}>
        {zones.map((zone) => (
          <MoneyField key={zone} label={zoneWords[zone]} required={false} {...fieldOf(state, zone)} />
        ))}
        <p className="text-sm text-muted sm:col-span-2">
          Leave out where you don’t send. 0 is free. Neighbouring states are those of your geopolitical zone.
        </p>
        {extra}
      </div>
    );
  return (
    <div className={pair}>
      {by === "FREE_FROM" && (
        <MoneyField
          label="Free from"
          hint="What a buyer orders from you at once."
          {...fieldOf(state, "from")}
        />
      )}
      <MoneyField
        label={by === "FREE_FROM" ? "Below that" : "Fee"}
        hint="For the first piece."
        {...fieldOf(state, "base")}
      />
      {extra}
    </div>
  );
}

/** Rows that are shown at least. */
const SHOWN_BANDS = 4;

/** Bands of weight; those that are left empty do not count. */
function Bands({ state }: { state: FormState }) {
  const isUsed = (n: number) =>
    (state.values[`kg${n}`] ?? "") !== "" || (state.values[`fee${n}`] ?? "") !== "";
  const numbers = Array.from({ length: MOST_BANDS }, (_, at) => at + 1);
  const used = numbers.filter(isUsed).at(-1) ?? 0;
  const shown = numbers.slice(0, Math.max(SHOWN_BANDS, used + 1));
  return (
    <div className="grid gap-4">
      {shown.map((n) => (
        <div key={n} className="grid grid-cols-2 items-start gap-4">
          <TextField
            label={`Weight ${n}, up to kg`}
            inputMode="decimal"
            maxLength={8}
            autoComplete="off"
            required={n === 1}
            {...fieldOf(state, `kg${n}`)}
          />
          <MoneyField label={`Fee ${n}`} required={n === 1} {...fieldOf(state, `fee${n}`)} />
        </div>
      ))}
      <p className="text-sm text-muted">
        Lightest first, for the whole parcel. What is heavier than the last line can’t be sent this way.
      </p>
    </div>
  );
}

const handlingOptions = ["1", "2", "3", "4", "5"].map((days) => ({
  value: days,
  label: days === "1" ? "1 working day" : `${days} working days`,
}));

const Days = ({ state }: { state: FormState }) => (
  <fieldset className="grid gap-4">
    <legend className="mb-1.5 font-semibold">How long does it take?</legend>
    <SelectField
      label="You send it within"
      options={handlingOptions}
      hint="Counted from when you start the order."
      {...fieldOf(state, "handlingDays")}
    />
    <div className="grid grid-cols-2 items-start gap-4">
      <TextField
        label="On the way, at least"
        inputMode="numeric"
        maxLength={2}
        autoComplete="off"
        {...fieldOf(state, "daysMin")}
      />
      <TextField
        label="On the way, at most"
        inputMode="numeric"
        maxLength={2}
        autoComplete="off"
        {...fieldOf(state, "daysMax")}
      />
    </div>
    <p className="text-sm text-muted">
      Working days. What hasn’t arrived by the last of them is late, and the buyer can say so.
    </p>
  </fieldset>
);
