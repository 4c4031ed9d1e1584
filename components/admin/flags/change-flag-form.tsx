"use client";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/check-field";
import { ReasonCodeField } from "@/components/form/reason-code-field";
import { ReasonField } from "@/components/form/reason-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { staffRoles } from "@/lib/kernel/permissions";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type ChangeFlagFormProps = {
  action: FormAction;
  initial: FormState;
  flag: { key: string; isMoney: boolean; killedAt: Date | null };
};

const levels = { BASIC: "Basic", VERIFIED: "Verified", TRUSTED: "Trusted" } as const;

/** Whom a flag applies to. What one person may not decide becomes a request. */
export const ChangeFlagForm = ({ action, initial, flag }: ChangeFlagFormProps) => (
  <ActionForm action={action} initial={initial} about={{ flag: flag.key }}>
    {(state) => (
      <>
        <TextField
          label="Percentage of people"
          inputMode="decimal"
          autoComplete="off"
          hint="Raising it only adds people."
          {...fieldOf(state, "percent")}
        />
        <Boxes title="Verification levels" kind="level" names={levels} state={state} />
        <Boxes title="Staff roles" kind="role" names={staffRoles} state={state} />
        <TextArea
          label="People allowed"
          hint="Ids, one a line."
          required={false}
          {...fieldOf(state, "allowed")}
        />
        <TextArea
          label="People denied"
          hint="Ids, one a line."
          required={false}
          {...fieldOf(state, "denied")}
        />
        <ReasonCodeField state={state} act="flag.change" />
        <ReasonField state={state} hint="Kept on record. A colleague who approves it reads it." />
        <p className="text-sm text-muted">
          {flag.isMoney || flag.killedAt
            ? "A colleague has to approve this."
            : "Up to 10% of people takes effect at once. Beyond that, and for whole levels, a colleague has to approve it."}
        </p>
        <SubmitButton pendingLabel="Saving">Save or request</SubmitButton>
      </>
    )}
  </ActionForm>
);

type BoxesProps = { title: string; kind: string; names: Record<string, string>; state: FormState };

const Boxes = ({ title, kind, names, state }: BoxesProps) => (
  <fieldset>
    <legend className="text-sm font-semibold">{title}</legend>
    <div className="grid grid-cols-2 gap-x-4">
      {Object.entries(names).map(([name, label]) => (
        <CheckField key={name} label={label} required={false} {...fieldOf(state, `${kind}.${name}`)} />
      ))}
    </div>
  </fieldset>
);
