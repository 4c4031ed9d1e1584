import type { ReactNode } from "react";

export type Tone = "ok" | "wait" | "danger" | "info" | "neutral";

const tones: Record<Tone, string> = {
  ok: "bg-primary-soft text-primary-ink",
  wait: "bg-wait-soft text-wait",
  danger: "bg-danger-soft text-danger",
  info: "bg-info-soft text-info",
  neutral: "bg-ground text-muted ring-1 ring-inset ring-line",
};

/** A state in a word or two. The words carry the meaning; the colour only repeats it. */
export function Badge({
  tone = "neutral",
  className = "",
  children,
}: {
  tone?: Tone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 text-xs font-semibold ${tones[tone]} ${className}`}
    >
      {children}
    </span>
  );
}
