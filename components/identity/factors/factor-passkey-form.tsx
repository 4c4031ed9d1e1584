"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { type ButtonLook, buttonClass } from "@/components/ui/button-class";
import { KeyIcon } from "@/components/ui/icons";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { type AskForPasskey, signWithPasskey } from "./factor-passkey";
import { usePasskey } from "./use-passkey";

type PasskeyFormProps = ButtonLook & {
  action: FormAction;
  ask: AskForPasskey;
  next: string;
  children: string;
};

/** A button that signs with a passkey and submits the signature. Hidden without JavaScript. */
export function PasskeyForm({ action, ask, next, children, ...look }: PasskeyFormProps) {
  const [state, send, isSending] = useFormAction(action, newForm());
  const { refusal, isWaiting, start } = usePasskey(() => signWithPasskey(ask));
  const isBusy = isWaiting || isSending;
  const sign = (form: HTMLFormElement | null) => start((passkey) => send(passkeyFields(passkey, next, form)));
  return (
    <Form className="flex flex-col gap-4 noscript:hidden">
      <FormAlert refusal={refusal ?? state.refusal} />
      <button
        type="button"
        aria-busy={isBusy}
        onClick={({ currentTarget }) => isBusy || sign(currentTarget.form)}
        className={`${buttonClass(look)} aria-busy:cursor-progress`}
      >
        <KeyIcon size={18} />
        <span aria-live="polite">{isBusy ? "Waiting for your passkey…" : children}</span>
      </button>
    </Form>
  );
}

/** What a form of a passkey sends, with its own fields. */
export function passkeyFields(passkey: string, next: string, form?: HTMLFormElement | null): FormData {
  const fields = new FormData(form ?? undefined);
  fields.set("by", "passkey");
  fields.set("passkey", passkey);
  fields.set("next", next);
  return fields;
}
