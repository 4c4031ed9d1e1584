"use client";
import { type FormEvent } from "react";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { type Signed, whyNot } from "@/components/identity/factors/factor-passkey";
import { usePasskey } from "@/components/identity/factors/use-passkey";
import { buttonClass } from "@/components/ui/button-class";
import { PlusIcon } from "@/components/ui/icons";
import type { NewPasskey } from "@/lib/identity";
import { ApiProblem, apiPost } from "@/lib/web/browser-api";
import { type FormAction, newForm } from "@/lib/web/form-state";

/** Creates a passkey on this device. Hidden without JavaScript. */
export function AddPasskey({ action }: { action: FormAction }) {
  const [state, send, isSending] = useFormAction(action, newForm());
  const { refusal, isWaiting, start } = usePasskey(newPasskey);
  const isBusy = isWaiting || isSending;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    start((passkey) => {
      const fields = new FormData(form);
      fields.set("passkey", passkey);
      send(fields);
    });
  };
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4 noscript:hidden">
      <FormAlert refusal={refusal ?? state.refusal} />
      <button
        type="submit"
        aria-busy={isBusy}
        className={`${buttonClass({ kind: "quiet", wide: true })} aria-busy:cursor-progress`}
      >
        <PlusIcon size={18} />
        <span aria-live="polite">{isBusy ? "Waiting for your device…" : "Add a passkey"}</span>
      </button>
    </Form>
  );
}

async function newPasskey(): Promise<Signed> {
  try {
    const { challengeId, options } = await apiPost<NewPasskey>("/me/passkeys/ask", {});
    const { startRegistration } = await import("@simplewebauthn/browser");
    const response = await startRegistration({ optionsJSON: options });
    return { passkey: JSON.stringify({ challengeId, response }) };
  } catch (error) {
    const reason = error instanceof ApiProblem ? error.reason : "passkey_not_made";
    return { refusal: { reason, message: whyNot(error) } };
  }
}
