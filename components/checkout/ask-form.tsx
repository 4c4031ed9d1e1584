"use client";
import { useRouter } from "next/navigation";
import { type ChangeEvent, type ReactNode, useTransition } from "react";

/** What a checkout asks for: choosing something quotes anew, by its address. Without scripts the form that pays has a button for it. */
export function AskForm({ back, children }: { back: string; children: ReactNode }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const chosen = ({ target, currentTarget }: ChangeEvent<HTMLElement>) => {
    if (!(target instanceof HTMLInputElement && target.type === "radio")) return;
    const asked = new URL(back, location.href).searchParams;
    for (const { name, value } of currentTarget.querySelectorAll<HTMLInputElement>("input:checked"))
      asked.set(name, value);
    startTransition(() => router.replace(`/checkout?${asked}`, { scroll: false }));
  };
  return (
    <section
      aria-label="Delivery"
      aria-busy={isPending}
      onChange={chosen}
      className="peer grid gap-5 aria-busy:opacity-60"
    >
      {children}
    </section>
  );
}
