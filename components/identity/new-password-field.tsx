"use client";
import { useDeferredValue, useRef, useState } from "react";
import { PasswordField } from "@/components/form/password-field";
import { lengthProblem, PASSWORD_GOOD, PASSWORD_MIN } from "@/lib/identity/password/rules";
import type { FormState } from "@/lib/web/form-state";

type NewPasswordFieldProps = {
  label?: string;
  error?: string;
  /** The form's state: with each new one the browser has emptied the field. */
  answer: FormState;
};

/** What is wrong with a password as far as this browser knows; the server knows more words, and decides. */
type Weigh = (password: string) => string | undefined;

/** A new password, with live feedback. */
export function NewPasswordField({ label = "Password", error, answer }: NewPasswordFieldProps) {
  const [typed, setTyped] = useState("");
  const [answered, setAnswered] = useState(answer);
  const [weigh, fetchWords] = useWeigh();
  if (answered !== answer) {
    setAnswered(answer);
    setTyped("");
  }
  return (
    <PasswordField
      label={label}
      name="password"
      autoComplete="new-password"
      error={error}
      onFocus={fetchWords}
      onChange={(event) => setTyped(event.target.value)}
      hint={<Advice typed={typed} weigh={weigh} error={error} />}
    />
  );
}

/** The word lists are large, so they are fetched on first input; until then only the length is checked. */
function useWeigh(): [Weigh, () => void] {
  const [weigh, setWeigh] = useState<Weigh>(() => lengthProblem);
  const isAsked = useRef(false);
  const fetchWords = () => {
    if (isAsked.current) return;
    isAsked.current = true;
    const learn = async () => {
      const { estimator, guessProblem } = await import("@/lib/identity/password/password-guesses");
      const guesser = estimator();
      setWeigh(() => (password: string) => guessProblem(guesser, password));
    };
    learn().catch(() => {}); // without them the length is what we can say
  };
  return [weigh, fetchWords];
}

function Advice({ typed, weigh, error }: { typed: string; weigh: Weigh; error: string | undefined }) {
  const weighed = useDeferredValue(typed);
  const problem = weigh(weighed === "" ? typed : weighed);
  if (typed === "" || (problem && problem === error))
    return `At least ${PASSWORD_MIN} characters. ${PASSWORD_GOOD} or more is better, such as a short sentence.`;
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
