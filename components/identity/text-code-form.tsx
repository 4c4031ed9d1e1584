"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { PhoneField } from "@/components/form/phone-field";
import { useFormAction } from "@/components/form/use-form-action";
import { useTimeLeft } from "@/components/realtime/use-time-left";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { Captcha } from "./captcha";

/** A text takes up to this long; asking again sooner only makes two codes cross. */
const WAIT_SECONDS = 60;

type TextCodeFormProps = {
  action: FormAction;
  phone: string;
  next: string;
  /** When the pending code was sent, if there is one. */
  sentSecondsAgo?: number;
};

/** Requests a code: the first one, or another after a delay. */
export function TextCodeForm({ action, phone, next, sentSecondsAgo }: TextCodeFormProps) {
  const [state, send] = useFormAction(action, newForm());
  const isAgain = sentSecondsAgo !== undefined;
  const wait = Math.ceil(useTimeLeft(isAgain ? (WAIT_SECONDS - sentSecondsAgo) * 1000 : 0) / 1000);
  const form = (
    <Form action={send} noValidate className="flex flex-col gap-4">
      <FormAlert refusal={state.refusal} />
      <input type="hidden" name="next" value={next} />
      <PhoneField
        label="Phone number"
        name="phone"
        {...(phone && { hint: "Wrong number? Change it." })}
        defaultValue={state.values.phone ?? phone}
        error={state.fieldErrors.phone}
      />
      {state.refusal?.reason === "captcha_first" && <Captcha answer={state} />}
      {wait > 0 ? (
        <p className="text-center text-muted">
          You can request another code in <span className="fig">{wait} s</span>
        </p>
      ) : (
        <SubmitButton wide kind={isAgain ? "quiet" : "primary"} pendingLabel="Sending">
          {isAgain ? "Text me another code" : "Text me a code"}
        </SubmitButton>
      )}
    </Form>
  );
  if (!isAgain) return form;
  return (
    <details open={Boolean(state.refusal) || state.fieldErrors.phone !== undefined || undefined}>
      <summary className="flex min-h-11 items-center justify-center rounded-field text-center font-semibold text-primary-ink underline underline-offset-3">
        No code? Get another, or change the number
      </summary>
      <div className="pt-3">{form}</div>
    </details>
  );
}
