/** The closed lock: something entrusted for safe keeping. */
export function LockMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" fill="none" aria-hidden className="shrink-0">
      <rect width="28" height="28" rx="8.5" fill="var(--primary)" />
      <g stroke="var(--on-primary)" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round">
        <rect x="7.5" y="12.25" width="13" height="9" rx="2.6" />
        <path d="M10.25 12.25V9.9a3.75 3.75 0 0 1 7.5 0v2.35M14 15.9v1.7" />
      </g>
    </svg>
  );
}

/** Of the mark and the name beside it, as a link. */
export const logoClass =
  "inline-flex min-h-11 items-center gap-2.5 rounded-field font-display text-[1.375rem] font-bold leading-none tracking-[-0.03em]";
