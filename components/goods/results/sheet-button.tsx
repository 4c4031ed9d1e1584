"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { fetchFile } from "@/lib/web/browser-api";

type SheetButtonProps = { category: string | undefined; className: string; children: ReactNode };

/** Sends the filters, and says how many items they leave as they are chosen. Until that is known it says what it said. */
export function SheetButton({ category, className, children }: SheetButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [says, setSays] = useState<string>();
  useEffect(() => {
    const form = button.current?.form;
    if (!form) return undefined;
    let last = 0;
    const ask = async () => {
      const own = ++last;
      const typed = [...new FormData(form)].flatMap(([name, value]) =>
        typeof value === "string" && value ? [[name, value]] : [],
      );
      if (category) typed.push(["category", category]);
      const answer = await fetchFile(`/goods/count?${new URLSearchParams(typed)}`);
      const words = await answer?.text();
      // Without an answer, the results say it; of several, the last one counts.
      if (words && own === last) setSays(words);
    };
    const change = () => void ask();
    form.addEventListener("change", change);
    return () => form.removeEventListener("change", change);
  }, [category]);
  return (
    <button ref={button} type="submit" className={className}>
      {says ? `Show ${says}` : children}
    </button>
  );
}
