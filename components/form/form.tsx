"use client";
import type { ComponentProps } from "react";
import { VIEWER_FIELD } from "@/lib/web/page-viewer";
import { usePageViewer } from "./page-viewer";

type FormProps = Omit<ComponentProps<"form">, "action"> & {
  /** Calls a server action. */
  action?: (submitted: FormData) => void | Promise<void>;
};

/** The form of everything that acts: it names the person that the page was made for, and works without JavaScript. */
export function Form({ children, ...form }: FormProps) {
  return (
    <form {...form}>
      <input type="hidden" name={VIEWER_FIELD} value={usePageViewer()} />
      {children}
    </form>
  );
}
