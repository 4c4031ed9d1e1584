"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { PAY_FORM } from "./pay-form-id";

type ChoiceProps = {
  name: string;
  value: string;
  isChosen: boolean;
  isBarred?: boolean;
  /** At the right: what it costs. */
  aside?: ReactNode;
  children: ReactNode;
};

/**
 * One of several, as a line large enough for a thumb. What the server made of the choice is what is marked, without losing the focus. It goes
 * with the form that pays where no script quotes anew, so that notes go with it; a script takes it out of that form.
 */
export function Choice({ name, value, isChosen, isBarred = false, aside, children }: ChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!input.current) return;
    input.current.checked = isChosen;
    input.current.removeAttribute("form");
  });
  return (
    <label className="relative flex min-h-14 cursor-pointer items-center gap-3 rounded-field border border-edge bg-raised px-4 py-2.5 has-[:checked]:border-primary-ink has-[:checked]:bg-primary-soft has-[:checked]:ring-1 has-[:checked]:ring-primary-ink has-[:disabled]:cursor-not-allowed has-[:disabled]:border-line has-[:disabled]:text-muted has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-primary-ink">
      <input
        ref={input}
        type="radio"
        form={PAY_FORM}
        name={name}
        value={value}
        defaultChecked={isChosen}
        disabled={isBarred}
        className="size-5 shrink-0 accent-primary"
      />
      <span className="min-w-0 flex-1 leading-snug wrap-anywhere">{children}</span>
      {aside && <span className="shrink-0 font-semibold whitespace-nowrap">{aside}</span>}
    </label>
  );
}
