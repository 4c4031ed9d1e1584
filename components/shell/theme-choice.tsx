"use client";
import type { FormEvent, ReactNode } from "react";

const aYear = 60 * 60 * 24 * 365;

/** Puts a chosen theme into force: it is a cookie, so that the server draws the next page in it at once. */
export function ThemeChoice({ children }: { children: ReactNode }) {
  return (
    <fieldset onChange={choose} className="flex shrink-0 items-center gap-3 text-sm">
      {children}
    </fieldset>
  );
}

function choose({ target }: FormEvent<HTMLFieldSetElement>) {
  if (!(target instanceof HTMLInputElement)) return;
  const theme = target.value;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers in use
  document.cookie = `theme=${theme}; path=/; max-age=${theme ? aYear : 0}; samesite=lax`;
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  // The browser's own bar goes along at once; the next page brings it from the server.
  const ground = getComputedStyle(root).getPropertyValue("--ground");
  for (const bar of document.querySelectorAll("meta[name=theme-color]")) bar.setAttribute("content", ground);
}
