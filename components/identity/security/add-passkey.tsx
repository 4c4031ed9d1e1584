"use client";
import { type FormEvent, startTransition, useActionState, useState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { whyNot } from "@/components/identity/factors/factor-passkey";
import { buttonClass } from "@/components/ui/button-class";
import { PlusIcon } from "@/components/ui/icons";
import type { NewPasskey } from "@/lib/identity";
import { ApiProblem, apiPost } from "@/lib/web/browser-api";
import { type FormAction, newForm } from "@/lib/web/form-state";

type Refused = { reason: string; message: string };

/** Creates a passkey on this device. Hidden without JavaScript. */
export function AddPasskey({ action }: { action: FormAction }) {
  const [state, send, isSending] = useActionState(action, newForm());
  const [problem, setProblem] = useState<Refused>();
  const [isMaking, setMaking] = useState(false);
  const make = async () => {
    setProblem(undefined);
    setMaking(true);
    const made = await newPasskey();
    setMaking(false);
    if ("reason" in made) return setProblem(made);
    const fields = new FormData();
    fields.set("passkey", made.passkey);
    startTransition(() => send(fields));
  };
  const isBusy = isMaking || isSending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void make();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 noscript:hidden">
      <FormAlert refusal={problem ?? state.refusal} />
      <button
        type="submit"
        aria-busy={isBusy}
        className={`${buttonClass({ kind: "quiet", wide: true })} aria-busy:cursor-progress`}
      >
        <PlusIcon size={18} />
        <span aria-live="polite">{isBusy ? "Waiting for your device…" : "Add a passkey"}</span>
      </button>
    </form>
  );
}

async function newPasskey(): Promise<{ passkey: string } | Refused> {
  try {
    const { challengeId, options } = await apiPost<NewPasskey>("/me/passkeys/ask", {});
    const { startRegistration } = await import("@simplewebauthn/browser");
    const response = await startRegistration({ optionsJSON: options });
    return { passkey: JSON.stringify({ challengeId, response }) };
  } catch (error) {
    const reason = error instanceof ApiProblem ? error.reason : "passkey_not_made";
    return { reason, message: whyNot(error) };
  }
}
