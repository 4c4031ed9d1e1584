"use client";
import { useState } from "react";
import { PasswordField } from "@/components/form/password-field";
import { PASSWORD_GOOD, PASSWORD_MIN, passwordProblem } from "@/lib/identity/password-rules";
import type { FormState } from "@/lib/web/form-state";

type NewPasswordFieldProps = {
  error?: string;
  /** The form's state: with each new one the browser has emptied the field. */
  answer: FormState;
};

/** A password that is being chosen: says while it is typed what is still wrong with it. */
export function NewPasswordField({ error, answer }: NewPasswordFieldProps) {
  const [typed, setTyped] = useState("");
  const [answered, setAnswered] = useState(answer);
  if (answered !== answer) {
    setAnswered(answer);
    setTyped("");
  }
  return (
    <PasswordField
      label="Password"
      name="password"
      autoComplete="new-password"
      error={typed === "" ? error : undefined}
      onChange={(event) => setTyped(event.target.value)}
      hint={<Advice typed={typed} />}
    />
  );
}

function Advice({ typed }: { typed: string }) {
  if (typed === "")
    return `At least ${PASSWORD_MIN} characters. ${PASSWORD_GOOD} or more is better: a short sentence, for example.`;
  const problem = passwordProblem(typed);
  const says = problem ?? (typed.length < PASSWORD_GOOD ? "Good. Longer is stronger." : "Strong.");
  return (
    <span aria-live="polite" className={`flex items-center gap-2 ${problem ? "" : "text-primary-ink"}`}>
      <span aria-hidden className="h-1.5 w-20 shrink-0 overflow-hidden rounded-full bg-line">
        <span
          className={`block h-full rounded-full ${problem ? "bg-wait" : "bg-primary-ink"}`}
          style={{ width: `${Math.min(100, (typed.length / PASSWORD_GOOD) * 100)}%` }}
        />
      </span>
      {says}
    </span>
  );
}
