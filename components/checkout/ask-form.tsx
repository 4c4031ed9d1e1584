"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useTransition } from "react";

/** What a checkout asks for, in its address: choosing something quotes anew. Without scripts its button does. */
export function AskForm({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const ask = (form: HTMLFormElement) => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") asked.append(name, value);
    startTransition(() => router.replace(`/checkout?${asked}`, { scroll: false }));
  };
  const chosen = ({ target, currentTarget }: FormEvent<HTMLFormElement>) => {
    // Notes to sellers stand within, and are sent with the payment.
    if (target instanceof HTMLInputElement && target.form === currentTarget) ask(currentTarget);
  };
  return (
    <form
      method="get"
      action="/checkout"
      aria-label="Delivery"
      aria-busy={isPending}
      onChange={chosen}
      onSubmit={(event) => {
        event.preventDefault();
        ask(event.currentTarget);
      }}
      className="peer grid gap-5 aria-busy:opacity-60"
    >
      {children}
    </form>
  );
}
