import type { ReactNode } from "react";

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode; heading?: "h1" | "h2" };

/** Nothing here yet: a drawing, one sentence on why, and the one thing to do about it. */
export function EmptyState({ title, children, action, heading: Heading = "h2" }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-12 text-center">
      <EmptyTray />
      <Heading className="mt-6 text-xl">{title}</Heading>
      {children && <p className="mt-2 text-muted">{children}</p>}
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}

/** An open, empty box beneath a resting lock. */
const EmptyTray = () => (
  <svg width="168" height="120" viewBox="0 0 168 120" fill="none" aria-hidden>
    <ellipse cx="84" cy="106" rx="72" ry="10" fill="var(--line)" opacity=".6" />
    <path d="M34 56h100l14 44a6 6 0 0 1-6 6H26a6 6 0 0 1-6-6z" fill="var(--primary-soft)" />
    <path
      d="M34 56h100l14 30H108c-4 0-5 8-12 8H72c-7 0-8-8-12-8H20z"
      fill="var(--surface)"
      stroke="var(--primary-ink)"
      strokeWidth="2.5"
      strokeLinejoin="round"
    />
    <path d="M20 86v14a6 6 0 0 0 6 6h116a6 6 0 0 0 6-6V86" stroke="var(--primary-ink)" strokeWidth="2.5" />
    <path d="M76 30v-7a8 8 0 0 1 16 0v7" stroke="var(--wait)" strokeWidth="2.5" />
    <rect
      x="70"
      y="30"
      width="28"
      height="20"
      rx="6"
      fill="var(--wait-soft)"
      stroke="var(--wait)"
      strokeWidth="2.5"
    />
    <path d="M52 22l-6-6M116 22l6-6M84 6V1" stroke="var(--edge)" strokeWidth="2.5" strokeLinecap="round" />
  </svg>
);
