import { formatClock } from "@/lib/kernel/time-format";

/** `Good morning`, by Lagos's clock. */
export function greetingAt(now: Date): string {
  const hour = Number(formatClock(now).slice(0, 2));
  if (hour >= 4 && hour < 12) return "Good morning";
  return hour >= 12 && hour < 17 ? "Good afternoon" : "Good evening";
}
