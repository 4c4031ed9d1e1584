"use client";
import { useRef } from "react";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { OtpField } from "@/components/form/otp-field";
import { useFormAction } from "@/components/form/use-form-action";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { useTextedCode } from "./use-texted-code";

/** The code that came by text. */
export function CodeForm({ action, phone, next }: { action: FormAction; phone: string; next: string }) {
  const [state, send] = useFormAction(action, newForm());
  const form = useRef<HTMLFormElement>(null);
  useTextedCode(form);
  return (
    <Form ref={form} action={send} noValidate className="flex flex-col gap-4">
      <FormAlert refusal={state.refusal} />
      <input type="hidden" name="next" value={next} />
      <OtpField
        label="6-digit code"
        name="code"
        hint={`We texted it to ${phone}. It’s valid for 10 minutes.`}
        error={state.fieldErrors.code ?? state.fieldErrors.phone}
      />
      <SubmitButton wide pendingLabel="Checking">
        Verify number
      </SubmitButton>
    </Form>
  );
}
