import { type FormEvent, useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/web/form-state";
import { type Answers, type Problem, type Question, questions } from "./questions";

/** Where a screen is too narrow for all questions at once; the stylesheet's `md`. */
const PHONE = "(max-width: 767.98px)";

const fetchRules = () => import("./problems");

const nothingWrong = (state: FormState) => questions.every((question) => !state.fieldErrors[question]);

/** The first step with an error, or the first step. */
const firstWrong = ({ fieldErrors }: FormState) =>
  Math.max(
    0,
    questions.findIndex((question) => fieldErrors[question]),
  );

/**
 * Which question a phone shows. An answer is checked by the server's rules before the next question comes. Back, the browser's own
 * too, leads to the one before, and a reload to the same one; an answer that is wrong leads to its question. On a wide screen none
 * of this is seen: all questions stand there, and the button sends them.
 */
export function useSteps(state: FormState) {
  const [at, setAt] = useState(() => firstWrong(state));
  const [answered, setAnswered] = useState(state);
  const [problem, setProblem] = useState<Problem>();
  const form = useRef<HTMLFormElement>(null);
  const hasMoved = useRef(false);
  const check = useRef<"none" | "running" | "passed">("none");
  if (answered !== state) {
    setAnswered(state);
    setProblem(undefined);
    if (!nothingWrong(state)) setAt(firstWrong(state));
  }
  useEffect(() => {
    if (matchMedia(PHONE).matches) fetchRules().catch(() => {}); // again when they are needed
    const follow = () => {
      hasMoved.current = true;
      setAt(stepIn(location.hash));
    };
    // After a reload.
    const frame = requestAnimationFrame(() => setAt((shown) => shown || stepIn(location.hash)));
    addEventListener("popstate", follow);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("popstate", follow);
    };
  }, []);
  useEffect(() => {
    if (!hasMoved.current) return;
    hasMoved.current = false;
    inputOf(form.current, at)?.focus();
  }, [at]);

  const goTo = (step: number) => {
    hasMoved.current = step !== at;
    setAt(step);
    if (step === at) inputOf(form.current, at)?.focus();
  };
  /** Goes to the next step instead of submitting, while there is one. */
  const goOn = (event: FormEvent<HTMLFormElement>) => {
    if (!matchMedia(PHONE).matches) return;
    if (check.current === "passed") {
      check.current = "none";
      return;
    }
    event.preventDefault();
    if (check.current === "running") return;
    check.current = "running";
    void proceed(event.currentTarget).finally(() => {
      check.current = "none";
    });
  };
  const proceed = async (filled: HTMLFormElement) => {
    const wrong = await firstProblemOf(filled, at);
    setProblem(wrong);
    if (wrong) return goTo(questions.indexOf(wrong.question));
    if (at === questions.length - 1) {
      // Later than the event that is still under way: within it a form cannot be submitted again.
      setTimeout(() => {
        check.current = "passed";
        filled.requestSubmit();
      });
      return;
    }
    history.pushState(null, "", `#${questions[at + 1]}`);
    goTo(at + 1);
  };
  /** By the browser's history where that is where they came from; else a wrong answer has led here. */
  const goBack = () => (stepIn(location.hash) === at ? history.back() : goTo(at - 1));
  const errorOf = (question: Question) =>
    problem?.question === question ? problem.says : state.fieldErrors[question];
  return { at, form, goOn, goBack, errorOf };
}

/** Of the questions up to this one; undefined where the rules cannot be fetched, and only the server can tell. */
async function firstProblemOf(form: HTMLFormElement, at: number): Promise<Problem | undefined> {
  const answers = Object.fromEntries(
    questions.map((question, step) => [question, inputOf(form, step)?.value ?? ""]),
  ) as Answers;
  try {
    return await (await fetchRules()).firstProblem(questions.slice(0, at + 1), answers);
  } catch {
    return undefined;
  }
}

const stepIn = (hash: string) => Math.max(0, questions.indexOf(hash.slice(1) as Question));

const inputOf = (form: HTMLFormElement | null, at: number) =>
  form?.querySelector<HTMLInputElement>(`input[name=${questions[at]}]`);
