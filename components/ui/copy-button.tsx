"use client";
import { useEffect, useState } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

const shownFor = 2500;

/**
 * Puts `text` on the clipboard and says so. Where the browser forbids it, the button says that too: the text
 * itself must stand on the page, to be selected by hand.
 */
export function CopyButton({ text, label = "Copy", ...look }: ButtonLook & { text: string; label?: string }) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(null), shownFor);
    return () => clearTimeout(timer);
  }, [outcome]);
  // Async: http:// origins have no clipboard, and that is thrown at once.
  const write = async () => navigator.clipboard.writeText(text);
  const copy = () =>
    write().then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  return (
    <button
      type="button"
      className={buttonClass({ kind: "quiet", size: "small", ...look })}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{outcome ? said[outcome] : label}</span>
    </button>
  );
}

const said = { copied: "Copied", failed: "Select and copy it" };
