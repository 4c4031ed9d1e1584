import { type FormEvent, useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/web/form-state";

export const questions = ["name", "email", "phone", "password"] as const;
export type Question = (typeof questions)[number];

/** Where a screen is too narrow for all questions at once; the stylesheet's `md`. */
const PHONE = "(max-width: 767.98px)";

/** Messages for empty steps; the server validates the input. */
const empty: Record<Question, string> = {
  name: "Enter your name.",
  email: "Enter your email address.",
  phone: "Enter your phone number.",
  password: "Choose a password.",
};

const nothingWrong = (state: FormState) => questions.every((question) => !state.fieldErrors[question]);

/** The first step with an error, or the first step. */
const firstWrong = ({ fieldErrors }: FormState) =>
  Math.max(
    0,
    questions.findIndex((question) => fieldErrors[question]),
  );

/**
 * Which question a phone shows. Back, the browser's own too, leads to the one before; an answer that is wrong leads to its
 * question. On a wide screen none of this is seen: all questions stand there, and the button sends them.
 */
export function useSteps(state: FormState) {
  const [at, setAt] = useState(() => firstWrong(state));
  const [answered, setAnswered] = useState(state);
  const [skipped, setSkipped] = useState<Question>();
  const form = useRef<HTMLFormElement>(null);
  const hasMoved = useRef(false);
  if (answered !== state) {
    setAnswered(state);
    setSkipped(undefined);
    if (!nothingWrong(state)) setAt(firstWrong(state));
  }
  useEffect(() => {
    const follow = () => {
      hasMoved.current = true;
      setAt(stepIn(location.hash));
    };
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  useEffect(() => {
    if (!hasMoved.current) return;
    hasMoved.current = false;
    inputOf(form.current, at)?.focus();
  }, [at]);

  /** Goes to the next step instead of submitting, while there is one. */
  const goOn = (event: FormEvent<HTMLFormElement>) => {
    if (!matchMedia(PHONE).matches) return;
    const question = questions[at];
    const isEmpty = inputOf(event.currentTarget, at)?.value.trim() === "";
    if (isEmpty || at < questions.length - 1) event.preventDefault();
    setSkipped(isEmpty ? question : undefined);
    if (isEmpty) inputOf(event.currentTarget, at)?.focus();
    if (isEmpty || at === questions.length - 1) return;
    hasMoved.current = true;
    history.pushState(null, "", `#${questions[at + 1]}`);
    setAt(at + 1);
  };
  /** By the browser's history where that is where they came from; else a wrong answer has led here. */
  const goBack = () => {
    if (stepIn(location.hash) === at) return history.back();
    hasMoved.current = true;
    setAt(at - 1);
  };
  const errorOf = (question: Question) =>
    skipped === question ? empty[question] : state.fieldErrors[question];
  return { at, form, goOn, goBack, errorOf };
}

const stepIn = (hash: string) => Math.max(0, questions.indexOf(hash.slice(1) as Question));

const inputOf = (form: HTMLFormElement | null, at: number) =>
  form?.querySelector<HTMLInputElement>(`input[name=${questions[at]}]`);
