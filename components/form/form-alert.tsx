"use client";
import { useEffect, useRef } from "react";
import { useFormStatus } from "react-dom";
import type { Refused } from "./form-state";

// Drawn here: a Notice would bring its four icons into the scripts of every form.
const look =
  "rounded-inset border-l-4 border-danger bg-danger-soft p-4 leading-relaxed font-medium text-danger";

/**
 * Why the server said no, above the form; it is read out at once. When an answer has come, what has to be mended takes the
 * focus: this, or the first field that is wrong. Below a long form on a phone nobody would see either.
 */
export function FormAlert({ refusal, id }: { refusal: Refused | null; id?: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const { pending } = useFormStatus();
  const wasPending = useRef(false);
  useEffect(() => {
    if (wasPending.current && !pending) wrongIn(place.current?.closest("form"))?.focus();
    wasPending.current = pending;
  }, [pending]);
  return (
    <>
      <span ref={place} hidden />
      {refusal && (
        <div id={id} tabIndex={-1} role="alert" data-reason={refusal.reason} className={look}>
          {refusal.message}
        </div>
      )}
    </>
  );
}

const wrongIn = (form: HTMLFormElement | null | undefined) =>
  form?.querySelector<HTMLElement>("[role=alert], [aria-invalid=true]");
