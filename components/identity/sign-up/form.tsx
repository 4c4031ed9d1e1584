"use client";
import { type ReactNode } from "react";
import { EmailField } from "@/components/form/email-field";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { PhoneField } from "@/components/form/phone-field";
import { TextField } from "@/components/form/text-field";
import { useFormAction } from "@/components/form/use-form-action";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { NewPasswordField } from "../new-password-field";
import { questions } from "./questions";
import { useSteps } from "./steps";

// Only where scripts run: without them the form stands there whole.
const onPhoneHidden = "[@media(scripting:enabled)]:max-md:hidden";
const onPhoneOnly = "hidden [@media(scripting:enabled)]:max-md:block";

/** The sign-up fields; on a phone one step at a time. All fields are always in the document. */
export function SignUpForm({ action, formKey, next }: { action: FormAction; formKey: string; next: string }) {
  const [state, send] = useFormAction(action, newForm(formKey));
  const { at, form, goOn, goBack, errorOf } = useSteps(state);
  const fieldOf = (name: "name" | "email" | "phone") => ({
    name,
    defaultValue: state.values[name],
    error: errorOf(name),
  });
  return (
    <Form ref={form} action={send} onSubmit={goOn} noValidate className="flex flex-col gap-5">
      <FormAlert refusal={state.refusal} />
      <HiddenKey value={state.key} />
      <input type="hidden" name="next" value={next} />
      <p className={`text-sm text-muted ${onPhoneOnly}`} aria-live="polite">
        Step {at + 1} of {questions.length}
      </p>
      <Step isHere={at === 0}>
        <TextField
          label="Your name"
          autoComplete="name"
          autoCapitalize="words"
          maxLength={80}
          hint="Your legal name, as on your ID and bank account."
          {...fieldOf("name")}
        />
      </Step>
      <Step isHere={at === 1}>
        <EmailField label="Email address" {...fieldOf("email")} />
      </Step>
      <Step isHere={at === 2}>
        <PhoneField
          label="Phone number"
          hint="A Nigerian mobile number, for example 0803 123 4567. We’ll text you a code."
          {...fieldOf("phone")}
        />
      </Step>
      <Step isHere={at === 3}>
        <NewPasswordField error={errorOf("password")} answer={state} />
      </Step>
      <Buttons isLast={at === questions.length - 1} goBack={at > 0 ? goBack : undefined} />
    </Form>
  );
}

const Step = ({ isHere, children }: { isHere: boolean; children: ReactNode }) => (
  <div className={isHere ? undefined : onPhoneHidden}>{children}</div>
);

/** Until the last question a phone has 'Continue' where a wide screen has the one button that opens the account. */
function Buttons({ isLast, goBack }: { isLast: boolean; goBack: (() => void) | undefined }) {
  return (
    <div className="grid gap-3">
      {!isLast && (
        <div className={onPhoneOnly}>
          <SubmitButton wide pendingLabel="One moment…">
            Continue
          </SubmitButton>
        </div>
      )}
      <div className={isLast ? undefined : onPhoneHidden}>
        <SubmitButton wide pendingLabel="Creating your account">
          Create account
        </SubmitButton>
      </div>
      {goBack && (
        <div className={onPhoneOnly}>
          <button type="button" onClick={goBack} className={buttonClass({ kind: "quiet", wide: true })}>
            Back
          </button>
        </div>
      )}
    </div>
  );
}
