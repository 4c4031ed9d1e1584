import { useEffect, useRef } from "react";

/** Calls `ask` every so many milliseconds while the page is in sight; null: not at all. */
export function useAsking(ask: () => void, everyMs: number | null): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (everyMs === null) return () => {};
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") latest.current();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
