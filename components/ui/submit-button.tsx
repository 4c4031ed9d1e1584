"use client";
import type { MouseEvent, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button-class";

type SubmitButtonProps = ButtonLook & {
  children: ReactNode;
  /** What it says while the server works, such as 'Paying'. The button keeps its width. */
  pendingLabel?: string;
  /** For a form with several buttons: which one was pressed. */
  name?: string;
  value?: string;
  className?: string;
  /** The key of the workplace that presses it. */
  dataKey?: string;
};

/**
 * The one submit of a form. While the form is on its way a second press is swallowed, by mouse or by Enter;
 * it is not `disabled`, because that would throw the keyboard's focus away.
 */
export function SubmitButton({
  children,
  pendingLabel,
  name,
  value,
  className = "",
  dataKey,
  ...look
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  const swallow = (event: MouseEvent) => {
    if (pending) event.preventDefault();
  };
  return (
    <button
      type="submit"
      name={name}
      value={value}
      onClick={swallow}
      data-key={dataKey}
      aria-busy={pending}
      className={`${buttonClass(look)} aria-busy:cursor-progress ${className}`}
    >
      {pending && <Spinner />}
      <span aria-live="polite">{pending && pendingLabel ? `${pendingLabel}…` : children}</span>
    </button>
  );
}

const Spinner = () => (
  <svg width="18" height="18" viewBox="0 0 24 24" fill="none" aria-hidden className="animate-spin">
    <circle cx="12" cy="12" r="9" stroke="currentColor" strokeWidth="3" opacity=".3" />
    <path d="M21 12a9 9 0 0 0-9-9" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
  </svg>
);
