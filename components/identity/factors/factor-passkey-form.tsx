"use client";
import { startTransition, useActionState, useState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { type ButtonLook, buttonClass } from "@/components/ui/button-class";
import { KeyIcon } from "@/components/ui/icons";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { type AskForPasskey, signWithPasskey } from "./factor-passkey";

type PasskeyFormProps = ButtonLook & {
  action: FormAction;
  ask: AskForPasskey;
  next: string;
  children: string;
};

/** A button that signs with a passkey and submits the signature. Hidden without JavaScript. */
export function PasskeyForm({ action, ask, next, children, ...look }: PasskeyFormProps) {
  const [state, send, isSending] = useActionState(action, newForm());
  const [problem, setProblem] = useState<string>();
  const [isSigning, setSigning] = useState(false);
  const sign = async () => {
    setProblem(undefined);
    setSigning(true);
    const signed = await signWithPasskey(ask);
    setSigning(false);
    if ("problem" in signed) return setProblem(signed.problem);
    const fields = passkeyFields(signed.passkey, next);
    startTransition(() => send(fields));
  };
  const isBusy = isSigning || isSending;
  const refusal = problem ? { reason: "passkey_not_used", message: problem } : state.refusal;
  return (
    <form className="flex flex-col gap-4 noscript:hidden">
      <FormAlert refusal={refusal} />
      <button
        type="button"
        aria-busy={isBusy}
        onClick={() => void (isBusy || sign())}
        className={`${buttonClass(look)} aria-busy:cursor-progress`}
      >
        <KeyIcon size={18} />
        <span aria-live="polite">{isBusy ? "Waiting for your passkey…" : children}</span>
      </button>
    </form>
  );
}

/** What a form of a passkey sends. */
export function passkeyFields(passkey: string, next: string): FormData {
  const fields = new FormData();
  fields.set("by", "passkey");
  fields.set("passkey", passkey);
  fields.set("next", next);
  return fields;
}
