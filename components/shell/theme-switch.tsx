"use client";
import type { ChangeEvent } from "react";

const aYear = 60 * 60 * 24 * 365;

/**
 * The choice of theme. It is a cookie so that the server draws the chosen theme at once; without it the
 * system decides. `chosen` is the cookie's value.
 */
export function ThemeSwitch({ chosen }: { chosen?: "light" | "dark" }) {
  return (
    <label className="flex min-h-11 items-center gap-2 text-sm">
      <span className="text-muted">Theme</span>
      <select
        defaultValue={chosen ?? ""}
        onChange={choose}
        className="min-h-11 rounded-field border border-edge bg-raised px-3 font-medium"
      >
        <option value="">As my device</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}

function choose(event: ChangeEvent<HTMLSelectElement>) {
  const theme = event.target.value;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers in use
  document.cookie = `theme=${theme}; path=/; max-age=${theme ? aYear : 0}; samesite=lax`;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}
