import { useEffect, useState } from "react";
import { useRefresh } from "./use-refresh";

/** Longer than this between two ticks: the device slept, or the tab was not in sight. */
const GAP_MS = 10_000;

/** The server's clock minus this device's, in milliseconds, from the freshest page so far: pages from a cache are older. */
let offsetMs = Number.NEGATIVE_INFINITY;

/**
 * Milliseconds that are left, by the clock of the day: others stand still while a device sleeps. After a sleep the page is asked
 * for again, since the device's clock may have been set. Without JavaScript it stays where the server put it.
 * @param leftAtRender milliseconds that were left when the server rendered
 * @param renderedAt the server's time then, ISO 8601; without it the time of mounting
 */
export function useTimeLeft(leftAtRender: number, renderedAt?: string): number {
  const [left, setLeft] = useState(leftAtRender);
  const refresh = useRefresh();
  useEffect(() => {
    const end = endOn(leftAtRender, renderedAt);
    let last = Date.now();
    const tick = () => {
      if (document.visibilityState !== "visible") return;
      const now = Date.now();
      setLeft(end - now);
      if (Math.abs(now - last) > GAP_MS) {
        offsetMs = Number.NEGATIVE_INFINITY;
        refresh();
      }
      last = now;
    };
    tick();
    const timer = setInterval(tick, 1000);
    document.addEventListener("visibilitychange", tick);
    for (const event of wakes) addEventListener(event, tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
      for (const event of wakes) removeEventListener(event, tick);
    };
  }, [leftAtRender, renderedAt, refresh]);
  return left;
}

const wakes = ["focus", "pageshow"] as const;

/** The end by this device's clock. */
function endOn(leftAtRender: number, renderedAt: string | undefined): number {
  if (renderedAt === undefined) return Date.now() + leftAtRender;
  const serverNow = Date.parse(renderedAt);
  offsetMs = Math.max(offsetMs, serverNow - Date.now());
  return serverNow + leftAtRender - offsetMs;
}
