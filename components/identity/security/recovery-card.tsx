"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { CodeList } from "./code-list";

/** How many recovery codes are left, and ten new ones. */
export function RecoveryCard({ left, renew }: { left: number; renew: FormAction }) {
  const [state, send] = useFormAction(renew, newForm());
  return (
    <TitledCard
      title="Recovery codes"
      aside={<Badge tone={left > 2 ? "ok" : "wait"}>{left === 0 ? "None left" : `${left} left`}</Badge>}
    >
      {state.done ? (
        <CodeList codes={state.values.codes ?? ""} />
      ) : (
        <p className="text-muted">
          {left === 0
            ? "Without recovery codes, nobody can let you in if you lose your phone, not even us. Create them now."
            : "In case you lose your phone. New codes replace the old ones."}
        </p>
      )}
      <Form action={send} className="mt-4 flex flex-col gap-4">
        <FormAlert refusal={state.refusal} />
        <SubmitButton kind="quiet" wide pendingLabel="Creating">
          Create new codes
        </SubmitButton>
      </Form>
    </TitledCard>
  );
}
