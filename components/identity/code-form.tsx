"use client";
import { type FormEvent, useRef } from "react";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { OtpField } from "@/components/form/otp-field";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { useTextedCode } from "./use-texted-code";

type CodeFormProps = {
  action: FormAction;
  next: string;
  hint: string;
  button?: string;
  /** Sends the code as soon as it has six digits. */
  submitsItself?: boolean;
};

/** The code that came by text. */
export function CodeForm({
  action,
  next,
  hint,
  button = "Verify number",
  submitsItself = false,
}: CodeFormProps) {
  const [state, send] = useFormAction(action, newForm());
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef("");
  useTextedCode(form);
  const submitWhole = ({ target }: FormEvent) => {
    const code = target instanceof HTMLInputElement ? target.value.replace(/\s/g, "") : "";
    if (!/^\d{6}$/.test(code) || code === sent.current) return;
    sent.current = code;
    form.current?.requestSubmit();
  };
  return (
    <Form
      ref={form}
      action={send}
      noValidate
      className="flex flex-col gap-4"
      {...(submitsItself && { onInput: submitWhole })}
    >
      <FormAlert refusal={state.refusal} />
      <input type="hidden" name="next" value={next} />
      <OtpField
        label="6-digit code"
        name="code"
        hint={hint}
        error={state.fieldErrors.code ?? state.fieldErrors.phone}
      />
      <SubmitButton wide pendingLabel="Checking">
        {button}
      </SubmitButton>
    </Form>
  );
}
