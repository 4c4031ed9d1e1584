"use client";
import { type ChangeEvent, useId } from "react";

const aYear = 60 * 60 * 24 * 365;

const choices = [
  { value: "", label: "Device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/**
 * The choice of theme. It is a cookie so that the server draws the chosen theme at once; without it the
 * system decides. `chosen` is the cookie's value.
 */
export function ThemeSwitch({ chosen = "" }: { chosen?: "" | "light" | "dark" }) {
  const name = useId();
  return (
    <fieldset className="flex items-center gap-3 text-sm">
      <legend className="float-left text-muted">Theme</legend>
      <span className="flex rounded-full border border-line bg-surface p-0.5">
        {choices.map(({ value, label }) => (
          <label key={value} className={choice}>
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              onChange={choose}
              className="absolute inset-0 size-full cursor-[inherit] appearance-none opacity-0"
            />
            {label}
          </label>
        ))}
      </span>
    </fieldset>
  );
}

// 36 px high, and 44 for the finger.
const choice =
  "relative flex min-h-9 cursor-pointer items-center rounded-full px-3.5 font-medium text-muted after:absolute after:inset-x-0 after:-inset-y-1 after:content-[''] hover:text-ink has-[:checked]:bg-primary-soft has-[:checked]:text-primary-ink has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-primary-ink";

function choose({ target: { value: theme } }: ChangeEvent<HTMLInputElement>) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers in use
  document.cookie = `theme=${theme}; path=/; max-age=${theme ? aYear : 0}; samesite=lax`;
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  // The browser's own bar goes along at once; the next page brings it from the server.
  const ground = getComputedStyle(root).getPropertyValue("--ground");
  for (const bar of document.querySelectorAll("meta[name=theme-color]")) bar.setAttribute("content", ground);
}
