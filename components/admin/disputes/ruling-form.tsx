"use client";
import { type KeyboardEvent, useState } from "react";
import { ShareFields } from "@/components/disputes/share-fields";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { RadioTiles } from "@/components/form/radio-tiles";
import { ReasonField } from "@/components/form/reason-field";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Outcome } from "@/lib/disputes/findings";
import { divide } from "@/lib/disputes/standing/shares";
import type { MoneyView } from "@/lib/kernel/schema";
import type { FeeRule } from "@/lib/money/fees";
import { formatMinor } from "@/lib/money/format";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";
import { type ChipOption, Chips } from "./chips";
import { OutcomeChoice, type OutcomeOption } from "./outcome-choice";

export interface RulingFacts {
  tradeId: string;
  hold: MoneyView;
  feeRule: FeeRule;
  /** By first name: who gets it back, and who is paid. */
  refunded: string;
  paid: string;
  /** Each finding of this kind of trade with the outcomes that it allows. */
  findings: readonly (ChipOption & { outcomes: readonly Outcome[] })[];
  rules: readonly ChipOption[];
  /** A colleague has to agree. */
  needsTwo: boolean;
  /** When the money moves, in a sentence. */
  moves: string;
}

type RulingFormProps = { action: FormAction; initial: FormState; facts: RulingFacts };

const titles: Record<Outcome, string> = {
  refund: "Refund",
  release: "Pay",
  split: "Split",
  return: "Refund once it’s back",
};
const all: readonly Outcome[] = ["refund", "release", "split", "return"];

/** The finding first, the outcome that it allows, the rules it rests on and the reason that both sides read. */
export function RulingForm({ action, initial, facts }: RulingFormProps) {
  const [state, send] = useFormAction(action, initial);
  const { values, fieldErrors } = state;
  const [finding, find] = useState(values.finding);
  const found = facts.findings.find(({ value }) => value === finding);
  const [wanted, want] = useState(all.find((one) => one === values.outcome));
  const shown = all.filter((one) => facts.findings.some(({ outcomes }) => outcomes.includes(one)));
  const allowed = found?.outcomes ?? shown;
  const outcome = allowed.length === 1 ? allowed[0] : allowed.find((one) => one === wanted);
  return (
    <Form action={send} noValidate onKeyDown={sendByKeys}>
      <div className="grid gap-4">
        <FormAlert refusal={state.refusal} />
        <HiddenKey value={state.key} />
        <input type="hidden" name="id" value={facts.tradeId} />
        <Chips
          key={`finding ${values.finding}`}
          legend="Finding"
          letter="f"
          type="radio"
          options={facts.findings}
          error={fieldErrors.finding}
          inputOf={({ value }) => ({ name: "finding", value, defaultChecked: value === values.finding })}
          onChoose={find}
        />
        {found && <p className="-mt-2 text-muted">“{found.says}”</p>}
        <OutcomeChoice
          options={shown.map((one) => optionOf(one, facts, allowed, found?.label))}
          chosen={outcome}
          error={fieldErrors.outcome}
          hint={found ? `this finding allows ${allowed.length === 1 ? "one" : String(allowed.length)}` : ""}
          choose={want}
        />
        {outcome === "split" && (
          <ShareFields
            state={state}
            hold={facts.hold}
            feeRule={facts.feeRule}
            refunded={facts.refunded}
            paid={facts.paid}
            initial={(BigInt(facts.hold.minor) / 2n).toString()}
            isCompact
          />
        )}
        {outcome === "return" && (
          <RadioTiles
            label="Who pays for both ways?"
            tiles={[
              { value: "seller", label: facts.paid, detail: "The delivery fee is refunded" },
              { value: "buyer", label: facts.refunded, detail: "The delivery fee stays paid" },
            ]}
            {...fieldOf(state, "returnPaidBy")}
          />
        )}
        <RulesCited key={Object.keys(values).join(" ")} rules={facts.rules} state={state} />
        <ReasonField state={state} hint="Both sides read this." />
        <Consequences facts={facts} outcome={outcome} />
        <SubmitButton pendingLabel="Deciding" wide>
          {buttonOf(facts, outcome)}
        </SubmitButton>
      </div>
    </Form>
  );
}

/** Ctrl or ⌘ with Enter sends it from any field. */
function sendByKeys(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

const RulesCited = ({ rules, state }: { rules: RulingFacts["rules"]; state: FormState }) => (
  <Chips
    legend="Rules cited"
    letter="r"
    type="checkbox"
    hint="at least one"
    options={rules}
    error={state.fieldErrors.rules}
    inputOf={({ value }) => ({
      name: `rule.${value}`,
      value: "yes",
      defaultChecked: state.values[`rule.${value}`] === "yes",
    })}
  />
);

function optionOf(
  outcome: Outcome,
  facts: RulingFacts,
  allowed: readonly Outcome[],
  finding: string | undefined,
): OutcomeOption {
  const { refunded, paid } = facts;
  const who: Record<Outcome, string> = {
    refund: ` ${refunded}`,
    release: ` ${paid}`,
    split: " between both",
    return: "",
  };
  return {
    outcome,
    title: `${titles[outcome]}${who[outcome]}`,
    detail: detailOf(outcome, facts),
    barred: allowed.includes(outcome) ? undefined : `Not with “${finding ?? ""}”`,
  };
}

const money = (facts: RulingFacts, minor: bigint) => formatMinor(minor, facts.hold.currency);

function detailOf(outcome: Outcome, facts: RulingFacts): string {
  if (outcome === "split") return "You set the amounts.";
  if (outcome === "return") return `${facts.refunded} has 5 days to send it back.`;
  const { refund, paid } = sharesFor(facts, outcome);
  return `${facts.refunded} gets ${money(facts, refund)}, ${facts.paid} ${money(facts, paid)}`;
}

const sharesFor = (facts: RulingFacts, outcome: "refund" | "release") => {
  const hold = BigInt(facts.hold.minor);
  return divide(hold, outcome === "refund" ? hold : 0n, facts.feeRule);
};

/** The wallets after it, where the outcome alone says so. */
function Consequences({ facts, outcome }: { facts: RulingFacts; outcome: Outcome | undefined }) {
  if (!outcome) return null;
  const shares = outcome === "split" || outcome === "return" ? undefined : sharesFor(facts, outcome);
  return (
    <dl className="grid gap-1 rounded-inset bg-ground p-3 tabular-nums">
      {shares && (
        <>
          <Line term="Escrow now" value={money(facts, BigInt(facts.hold.minor))} />
          <Line term={`${facts.refunded}’s wallet`} value={`+${money(facts, shares.refund)}`} />
          <Line term={`${facts.paid}’s wallet`} value={`+${money(facts, shares.paid)}`} />
          <Line term="Commission" value={money(facts, shares.fee)} />
        </>
      )}
      <Line term="Money moves" value={facts.moves} />
    </dl>
  );
}

const Line = ({ term, value }: { term: string; value: string }) => (
  <div className="flex justify-between gap-4">
    <dt className="text-muted">{term}</dt>
    <dd className="text-right font-semibold">{value}</dd>
  </div>
);

function buttonOf(facts: RulingFacts, outcome: Outcome | undefined): string {
  if (!outcome) return "Decide";
  if (facts.needsTwo) return "Ask a colleague to agree";
  if (outcome === "split") return "Split it";
  if (outcome === "return") return "Send it back first";
  const { refund, paid } = sharesFor(facts, outcome);
  return outcome === "refund"
    ? `Refund ${facts.refunded} ${money(facts, refund)}`
    : `Pay ${facts.paid} ${money(facts, paid)}`;
}
