"use client";
import { useEffect } from "react";
import { useRefresh } from "@/components/realtime/use-refresh";

const FIRST_MS = 3_000;
const LONGEST_MS = 30_000;

/** Reads the page again and again, ever more slowly, while it is in view. Without JavaScript the browser does it. */
export function KeepChecking() {
  const refresh = useRefresh();
  useEffect(() => {
    let wait = FIRST_MS;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      if (document.visibilityState === "visible") refresh();
      wait = Math.min(wait * 1.4, LONGEST_MS);
      timer = setTimeout(look, wait);
    };
    timer = setTimeout(look, wait);
    return () => clearTimeout(timer);
  }, [refresh]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="8" />
    </noscript>
  );
}
