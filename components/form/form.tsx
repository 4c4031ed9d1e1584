"use client";
import { type ComponentProps, useEffect, useRef } from "react";
import { VIEWER_FIELD } from "@/lib/web/page-viewer";
import { keepDraft } from "./kept-input";
import { usePageViewer } from "./page-viewer";

type FormProps = Omit<ComponentProps<"form">, "action"> & {
  /** Calls a server action. */
  action?: (submitted: FormData) => void | Promise<void>;
};

/**
 * The form of everything that acts: it names the person that the page was made for, keeps what was typed when the page is left or
 * loaded, and works without JavaScript.
 */
export function Form({ children, ...form }: FormProps) {
  const within = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const mounted = within.current?.form;
    return mounted ? keepDraft(mounted) : undefined;
  }, []);
  return (
    <form {...form}>
      <input ref={within} type="hidden" name={VIEWER_FIELD} value={usePageViewer()} />
      {children}
    </form>
  );
}
