"use client";
import { useActionState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { CodeList } from "./code-list";

/** How many recovery codes are left, and ten new ones. */
export function RecoveryCard({ left, renew }: { left: number; renew: FormAction }) {
  const [state, send] = useActionState(renew, newForm());
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
            ? "Without them nobody can let you in when your phone is lost, not even we. Make ten now."
            : "For the day when your phone is lost. New codes make the old ones void."}
        </p>
      )}
      <form action={send} className="mt-4 flex flex-col gap-4">
        <FormAlert refusal={state.refusal} />
        <SubmitButton kind="quiet" wide pendingLabel="Making them">
          Make ten new codes
        </SubmitButton>
      </form>
    </TitledCard>
  );
}
