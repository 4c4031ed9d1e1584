"use client";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { MoneyField } from "@/components/form/money-field";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import {
  type CaseKind,
  type CorrectionAct,
  caseKinds,
  type Direction,
  findings,
  findingsOf,
} from "@/lib/corrections/kinds";
import { parseNaira } from "@/lib/money/parse";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";
import { FiguresTable } from "./figures-table";

type CorrectionFormProps = {
  action: FormAction;
  initial: FormState;
  act: CorrectionAct;
  userId: string;
  name: string;
  /** The case of the page that led here; null where it is typed. */
  about: { kind: CaseKind; id: string } | null;
  /** Kobo as digits. */
  walletMinor: string;
  fundMinor: string;
  monthMinor: string;
};

const options = <Value extends string>(words: Readonly<Record<Value, string>>, values: readonly Value[]) =>
  values.map((value) => ({ value, label: words[value] }));

const directions = [
  { value: "in", label: "Add to the wallet" },
  { value: "out", label: "Take from the wallet" },
];

/** Requests a correction of a wallet, with what it will hold afterwards. */
export function CorrectionForm(props: CorrectionFormProps) {
  const { action, initial, act, userId, about } = props;
  const [typed, setTyped] = useState("");
  const [direction, setDirection] = useState<Direction>("in");
  const fixed = { act, userId, ...(about && { caseKind: about.kind, caseId: about.id }) };
  return (
    <ActionForm action={action} initial={initial} about={fixed} className="grid gap-5">
      {(state) => (
        <>
          {act === "money.adjust" && (
            <SelectField
              label="Direction"
              options={directions}
              onChange={(event) => setDirection(event.target.value === "out" ? "out" : "in")}
              {...fieldOf(state, "direction")}
            />
          )}
          <MoneyField
            label="Amount"
            onChange={(event) => setTyped(event.target.value)}
            {...fieldOf(state, "amount")}
          />
          <Preview {...props} amount={parseNaira(typed) ?? 0n} direction={direction} />
          {about ? (
            <p className="text-sm text-muted wrap-anywhere">
              About the {caseKinds[about.kind].toLowerCase()} {about.id}.{" "}
              <span className="text-danger">{state.fieldErrors.caseId}</span>
            </p>
          ) : (
            <div className="grid gap-5 sm:grid-cols-[12rem_1fr]">
              <SelectField
                label="About"
                options={options(caseKinds, Object.keys(caseKinds) as CaseKind[])}
                {...fieldOf(state, "caseKind")}
              />
              <TextField
                label="Its id or reference"
                hint="Of a payment its reference, else the id in the address of its page."
                autoComplete="off"
                maxLength={60}
                {...fieldOf(state, "caseId")}
              />
            </div>
          )}
          <SelectField
            label="What was found"
            options={options(findings, findingsOf[act])}
            hint="The person reads this sentence."
            {...fieldOf(state, "finding")}
          />
          <TextArea
            label="What the person reads"
            minLength={10}
            maxLength={300}
            hint="What happened, in plain words. It’s in their statement and in our email."
            {...fieldOf(state, "says")}
          />
          <ReasonCodeField state={state} act="money.adjust" />
          <ReasonField state={state} label="Reason for your colleague" hint="Only staff read this." />
          <SubmitButton pendingLabel="Requesting" className="sm:justify-self-start">
            Request approval
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

type PreviewProps = CorrectionFormProps & { amount: bigint; direction: Direction };

/** What the wallet and the fund hold, and what they will. */
function Preview({ act, name, walletMinor, fundMinor, monthMinor, amount, direction }: PreviewProps) {
  const toWallet = direction === "in" ? amount : -amount;
  const rows = [
    { what: `Wallet of ${name}`, minor: walletMinor, change: toWallet },
    ...(act === "insurance.pay"
      ? [
          { what: "Insurance fund", minor: fundMinor, change: -amount },
          { what: "Left for this month", minor: monthMinor, change: -amount },
        ]
      : []),
  ];
  return <FiguresTable caption="Preview" rows={rows} />;
}
