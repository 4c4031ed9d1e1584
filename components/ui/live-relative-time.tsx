"use client";
import { useEffect, useState } from "react";
import { RelativeTime } from "./relative-time";

const everyHalfMinute = 30_000;

/** As `RelativeTime`, but it grows older on an open page. `at` and `now` as ISO strings; `now` is the server's. */
export function LiveRelativeTime({ at, now, className }: { at: string; now: string; className?: string }) {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const opened = performance.now();
    const timer = setInterval(() => setPassed(performance.now() - opened), everyHalfMinute);
    return () => clearInterval(timer);
  }, []);
  return <RelativeTime at={new Date(at)} now={new Date(Date.parse(now) + passed)} className={className} />;
}
