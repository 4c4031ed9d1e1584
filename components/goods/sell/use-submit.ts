import { type FormEvent, useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Typed } from "./typed";

interface Options {
  /** Pictures that are on their way. */
  pending: number;
  /** Saves what has not been saved. */
  flush: () => Promise<void>;
  /** Saves nothing more by itself. */
  hold: () => void;
}

/** Sends the form once its pictures have arrived and nothing in it is wrong; shows what is. The server judges it again. */
export function useSubmit(form: UseFormReturn<Typed>, { pending, flush, hold }: Options) {
  const [isWaiting, setWaiting] = useState(false);
  const isChecked = useRef(false);
  const isBusy = useRef(false);
  const resume = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    if (pending === 0) resume.current?.();
  }, [pending]);
  const arrived = async () => {
    if (pending === 0) return;
    setWaiting(true);
    await new Promise<void>((resolve) => {
      resume.current = resolve;
    });
    resume.current = undefined;
    setWaiting(false);
  };
  const check = async (sent: HTMLFormElement, button: HTMLElement | null) => {
    await arrived();
    if (!(await form.trigger())) {
      requestAnimationFrame(() => show(sent));
      return;
    }
    await flush();
    hold();
    // Until the event that led here is over, a form takes no other.
    await new Promise<void>((resolve) => {
      setTimeout(resolve);
    });
    isChecked.current = true;
    sent.requestSubmit(button);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (isChecked.current) {
      // The action sends it.
      isChecked.current = false;
      return;
    }
    event.preventDefault();
    if (isBusy.current) return;
    isBusy.current = true;
    const { submitter } = event.nativeEvent as SubmitEvent;
    void check(event.currentTarget, submitter).finally(() => {
      isBusy.current = false;
    });
  };
  return { onSubmit, isWaiting };
}

/** The first field that is wrong. */
function show(form: HTMLFormElement): void {
  const wrong = form.querySelector<HTMLElement>(
    "[aria-invalid=true], [data-field][aria-describedby]:has(> p.text-danger)",
  );
  wrong?.scrollIntoView({ block: "center" });
  const control = wrong instanceof HTMLFieldSetElement ? wrong.querySelector("input, button") : wrong;
  if (control instanceof HTMLElement) control.focus({ preventScroll: true });
}
